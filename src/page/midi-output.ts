/** The output that belongs to an input's device: browsers list the two apart. */

/**
 * The same name, else the longest beginning in common ("nanoKONTROL2 SLIDER", "… CTRL"). Of several devices of one name,
 * the one at the input's place among them.
 */
export function outputFor<Out extends { readonly name: string }>(
  input: string,
  outputs: readonly Out[],
  place = 0,
): Out | null {
  const shared = (name: string) => {
    let length = 0;
    while (length < name.length && name[length] === input[length]) length += 1;
    return length;
  };
  const best = [...outputs].sort((a, b) => shared(b.name) - shared(a.name))[0];
  if (!best || shared(best.name) < 4) return null;
  return outputs.filter(({ name }) => name === best.name)[place] ?? null;
}
