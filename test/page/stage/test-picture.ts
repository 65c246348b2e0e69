/** A picture to judge effects by: colours, greys, edges and a diagonal, in a stream; and screenshots as pixels. */

export type TestPicture = { readonly stream: MediaStream; readonly stop: () => void };

const BARS = ['#bf2020', '#bfbf20', '#20bf20', '#20bfbf', '#2020bf', '#bf20bf'];
const size = { width: 256, height: 144 };

export function testPicture(): TestPicture {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  let count = 0;
  const draw = () => {
    if (!pen) return;
    paint(pen);
    // A changing corner: a canvas that does not change makes no frame.
    pen.fillStyle = count++ % 2 ? '#000' : '#111';
    pen.fillRect(0, 0, 2, 2);
  };
  draw();
  const stream = canvas.captureStream(20);
  const drawing = setInterval(draw, 50);
  return { stream, stop: () => clearInterval(drawing) };
}

export function testCanvas(): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const pen = canvas.getContext('2d');
  if (pen) paint(pen);
  return canvas;
}

function paint(pen: CanvasRenderingContext2D): void {
  const { width, height } = size;
  for (const [i, colour] of BARS.entries()) {
    pen.fillStyle = colour;
    pen.fillRect((i * width) / BARS.length, 0, width / BARS.length + 1, height / 2);
  }
  const greys = pen.createLinearGradient(0, 0, width, 0);
  greys.addColorStop(0, '#000');
  greys.addColorStop(1, '#fff');
  pen.fillStyle = greys;
  pen.fillRect(0, height / 2, width, height / 2);
  pen.fillStyle = '#e08030';
  pen.beginPath();
  pen.moveTo(width * 0.55, height * 0.2);
  pen.lineTo(width * 0.9, height * 0.85);
  pen.lineTo(width * 0.45, height * 0.7);
  pen.fill();
  pen.fillStyle = '#30a0e0';
  pen.beginPath();
  pen.arc(width * 0.25, height * 0.62, height * 0.18, 0, Math.PI * 2);
  pen.fill();
}

/** Mean difference of 255, and the share of pixels that are far off. */
export function apart(one: Pixels, other: Pixels): { readonly mean: number; readonly far: number } {
  let sum = 0;
  let far = 0;
  for (let i = 0; i < one.data.length; i += 4) {
    const off = Math.max(...[0, 1, 2].map((c) => Math.abs((one.data[i + c] ?? 0) - (other.data[i + c] ?? 0))));
    sum += off;
    if (off > 32) far += 1;
  }
  const count = one.data.length / 4;
  return { mean: sum / count, far: far / count };
}

export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** `as`: drawn at the size of other pixels, which another window may have shown larger. */
export async function pixelsOf(png: string, as: { width: number; height: number } | null = null): Promise<Pixels> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { width, height } = as ?? image;
  const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
  pen?.drawImage(image, 0, 0, width, height);
  return { width, height, data: pen?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray() };
}
