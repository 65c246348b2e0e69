/** `feedback` of a binding as a light: which message, and by which address it is kept. */
import { resolve } from '../address/resolve.ts';
import type { World } from '../address/world.ts';
import type { Light, Shine } from './compiled.ts';
import type { Binding, Feedback } from './file.ts';
import type { Draft } from './link.ts';
import { rangeOf, type Source } from './source.ts';

/** `gate`: the key of its control. */
export type LightDraft = Omit<Light, 'link' | 'gate'>;
type Place = Pick<Light, 'kind' | 'number'>;

export function lightOf(binding: Binding, draft: Draft, source: Source, port: number, world: World): LightDraft | null {
  const { feedback } = binding;
  if (feedback === undefined) return null;
  const found = resolve(shownBy(draft.address), world);
  if (found.is !== 'known') return null;
  const said: Feedback = feedback === true ? {} : feedback;
  const own = ownPlace(source);
  const place = saidPlace(said) ?? own;
  if (place === null) return null;
  const channel = said.channel ?? binding.from.channel ?? 1;
  return {
    port,
    address: found.address,
    row: found.row,
    pad: found.row.pattern === '/pad/{n}/state' ? found.n : null,
    ...place,
    channel,
    off: said.off ?? 0,
    on: said.on ?? rangeOf(place.kind)[1],
    states: statesOf(said, channel),
    waiting: said.waiting ?? false,
    echo: moves(draft, source) && own !== null && place.kind === own.kind && place.number === own.number,
  };
}

const saidPlace = ({ note, cc }: Feedback): Place | null => {
  if (note !== undefined) return { kind: 'note', number: note };
  return cc === undefined ? null : { kind: 'cc', number: cc };
};

/** What has no message of its own has no light of its own. */
function ownPlace({ kind, number }: Source): Place | null {
  switch (kind) {
    case 'note':
    case 'cc':
    case 'cc14':
    case 'pitchbend':
      return { kind, number };
    default:
      return null;
  }
}

/** Has the control a place that the value follows? Pads have none, nor have encoders that tell steps. */
const moves = ({ mode, relative }: Draft, { kind }: Source): boolean =>
  mode === 'absolute' && relative === null && kind !== 'note';

const statesOf = ({ states }: Feedback, channel: number): Readonly<Record<string, Shine>> =>
  Object.fromEntries(
    Object.entries(states ?? {}).flatMap(([state, shine]): readonly (readonly [string, Shine])[] => {
      if (shine === undefined) return [];
      return [[state, typeof shine === 'number' ? { value: shine, channel } : shine]];
    }),
  );

/** A pad is pressed at one address and tells how it is at another. */
const shownBy = (address: string): string => address.replace(/^(\/pad\/\d+)\/(?:recall|store)$/, '$1/state');
