/** Choices as numbers, for programs that have nothing else: a word that says a number is that number, every other its place from 0. */

/** The numbers of the words, in their order; each is another, or all are places. */
export function numbersOf(values: readonly string[]): readonly number[] {
  const numbers = values.map((word, place) => said(word) ?? place);
  return new Set(numbers).size === values.length ? numbers : values.map((_, place) => place);
}

/** The word that is meant by a number: the one that says it, else the one at that place. */
export function wordOf(values: readonly string[], given: number): string | undefined {
  const own = numbersOf(values).findIndex((each) => Math.abs(each - given) < 1e-6);
  return values[own < 0 ? Math.round(given) : own];
}

/** `2` or `1/2`. */
function said(word: string): number | null {
  const [, above = '', below = '1'] = /^(\d+)(?:\/([1-9]\d*))?$/.exec(word) ?? [];
  return above === '' ? null : Number(above) / Number(below);
}
