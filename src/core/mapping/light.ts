/** `feedback` of a binding as a light: which message, and by which address it is kept. */
import { resolve, type World } from '../address/resolve.ts';
import type { Light } from './compiled.ts';
import type { Binding } from './file.ts';
import type { Source } from './source.ts';
import { type Aim, targetsOf } from './target.ts';

export function lightOf(binding: Binding, source: Source, port: number, world: World): Light | null {
  const { feedback } = binding;
  const [aim] = targetsOf(binding);
  if (feedback === undefined || aim === undefined) return null;
  const found = resolve(shownBy(aim), world);
  if (found.is !== 'known') return null;
  const said = feedback === true ? {} : feedback;
  const own = source.kind === 'note' ? 'note' : 'cc';
  const kind = said.note === undefined ? (said.cc === undefined ? own : 'cc') : 'note';
  return {
    port,
    address: found.address,
    row: found.row,
    kind,
    channel: said.channel ?? binding.from.channel ?? 1,
    number: said.note ?? said.cc ?? source.number,
    off: said.off ?? 0,
    on: said.on ?? 127,
    states: Object.fromEntries(
      Object.entries(said.states ?? {}).flatMap(([state, value]) => (value === undefined ? [] : [[state, value]])),
    ),
  };
}

/** A pad is pressed at one address and tells how it is at another. */
const shownBy = ({ address }: Aim): string => address.replace(/^(\/pad\/\d+)\/(?:recall|store)$/, '$1/state');
