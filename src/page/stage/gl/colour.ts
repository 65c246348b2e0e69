/** Hue and saturation as one matrix, column by column, with the weights that CSS and SVG use. */

type Rgb = readonly [number, number, number];

const LUMA: Rgb = [0.2126, 0.7152, 0.0722];

export function colourMatrix(hueDegrees: number, saturation: number): readonly number[] {
  const turn = (hueDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [r, g, b] = LUMA;
  // Rows: what red, green and blue become (filter effects, `hue-rotate`).
  const hue: readonly [Rgb, Rgb, Rgb] = [
    [r + cos * (1 - r) - sin * r, g - cos * g - sin * g, b - cos * b + sin * (1 - b)],
    [r - cos * r + sin * 0.143, g + cos * (1 - g) + sin * 0.14, b - cos * b - sin * 0.283],
    [r - cos * r - sin * (1 - r), g - cos * g + sin * g, b + cos * (1 - b) + sin * b],
  ];
  const rows = hue.map((row) => row.map((value, i) => (LUMA[i] ?? 0) * (1 - saturation) + value * saturation));
  return [0, 1, 2].flatMap((column) => rows.map((row) => row[column] ?? 0));
}
