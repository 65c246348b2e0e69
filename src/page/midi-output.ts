/** The output that belongs to an input's device: browsers list the two apart. */

/**
 * The same name, else its other side as Windows names further ports ("MIDIIN2 (APC)", "MIDIOUT2 (APC)"), else the one that
 * begins alike ("nanoKONTROL2 SLIDER", "… CTRL"). Of several devices of one name, the one at the input's place among them.
 */
export function outputFor<Out extends { readonly name: string }>(
  input: string,
  outputs: readonly Out[],
  place = 0,
): Out | null {
  const best = named(outputs, input) ?? named(outputs, otherSide(input)) ?? likest(outputs, input);
  return best === null ? null : (outputs.filter(({ name }) => name === best.name)[place] ?? null);
}

const named = <Out extends { readonly name: string }>(outputs: readonly Out[], wanted: string): Out | null =>
  outputs.find(({ name }) => name === wanted) ?? null;

const FURTHER_IN = /^MIDIIN(\d+) \(/;
const otherSide = (input: string): string => input.replace(FURTHER_IN, 'MIDIOUT$1 (');

/** Whole words in common, and the most of them: "MIDI Mix" is not "MIDIOUT2 (Launchpad)". */
function likest<Out extends { readonly name: string }>(outputs: readonly Out[], input: string): Out | null {
  if (FURTHER_IN.test(input)) return null;
  const shared = ({ name }: Out): number => {
    const [mine, others] = [input.split(' '), name.split(' ')];
    const differs = mine.findIndex((word, i) => word !== others[i]);
    return differs === -1 ? mine.length : differs;
  };
  const [best] = [...outputs].sort((a, b) => shared(b) - shared(a));
  return best !== undefined && shared(best) > 0 ? best : null;
}
