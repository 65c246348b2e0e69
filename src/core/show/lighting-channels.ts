/** The channels of a mapping as rows: a fixture's personality, as people patch it. */
import type { Binding, Mapping } from '../mapping/file.ts';
import { targetsOf } from '../mapping/target.ts';

type Row = readonly [channel: string, bits: string, moves: string, how: string];

export const channelsOf = ({ bindings }: Mapping): readonly Row[] => bindings.flatMap(rowOf);

function rowOf(binding: Binding): readonly Row[] {
  const { dmx, dmx16 } = binding.from;
  const moves = targetsOf(binding)
    .map(({ address }) => `\`${address}\``)
    .join(', ');
  if (dmx16 !== undefined) return [[`${dmx16}, ${dmx16 + 1}`, '16', moves, howOf(binding)]];
  return dmx === undefined ? [] : [[String(dmx), '8', moves, howOf(binding)]];
}

const howOf = ({ mode, out, curve }: Binding): string =>
  [mode ?? '', out === undefined ? '' : `${out[0]} to ${out[1]}`, curve === undefined ? '' : String(curve)]
    .filter((word) => word !== '')
    .join(', ');
