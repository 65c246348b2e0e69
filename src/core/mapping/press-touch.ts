/** Touches of controls that ask for double or long presses, and what of them is due. */
import type { Control, Link } from './compiled.ts';
import type { Hands } from './hands.ts';
import { edgeOf } from './press.ts';
import { type Asks, type Decided, kindAt, pressedDown, pressedUp } from './presses.ts';
import type { Touch } from './touch.ts';
import type { Ms } from '../unit.ts';

type Acts = (link: Link) => boolean;
type Told = { readonly presses: Hands['presses']; readonly touch: Touch };

/** The touch with what its press is by now. Only bindings that act now are asked: without its layer a pad waits for nothing. */
export function told(presses: Hands['presses'], touch: Touch, device: string, acts: Acts, now: Ms): Told {
  const { control } = touch;
  const before = presses.find((each) => each.control === control.n && each.device === device);
  const acting = control.links.filter((link) => isPressed(link) && acts(link));
  const begun = control.links.filter(({ n }) => before?.links.includes(n));
  const [first] = [...begun, ...acting];
  const edge = first === undefined ? null : edgeOf(first, touch);
  const raw = edge === 'down' ? touch.raw : (before?.raw ?? touch.raw);
  const done = decided(before, touch, edge, device, acting, now);
  const others = presses.filter((each) => each !== before);
  const after = done.after === null ? others : [...others, done.after];
  const are = { kinds: done.are, raw, links: numbersOf(edge === 'down' ? acting : begun) };
  return { presses: done.after === before ? presses : after, touch: { ...touch, are } };
}

const numbersOf = (links: readonly Link[]): readonly number[] => links.map(({ n }) => n);

function decided(
  before: Hands['presses'][number] | undefined,
  { control, raw }: Touch,
  edge: 'down' | 'up' | null,
  device: string,
  acting: readonly Link[],
  now: Ms,
): Decided {
  if (edge === 'down') {
    const fresh = { control: control.n, device, at: now, raw: raw ?? 1, isDown: true };
    return pressedDown(before, { ...fresh, asks: asksOf(acting), links: numbersOf(acting) });
  }
  if (edge === 'up' && before !== undefined) return pressedUp(before, now);
  return { after: before ?? null, are: [] };
}

/** Presses of which it is known by now what they are, with the bindings they are for: the others have acted. */
export function ripePresses(hands: Hands, controls: readonly Control[], now: Ms): { hands: Hands; touches: Touch[] } {
  const ripe = hands.presses.filter((each) => kindAt(each, now) !== null);
  if (ripe.length === 0) return { hands, touches: [] };
  const presses = hands.presses.filter((each) => !ripe.includes(each));
  const touches = ripe.flatMap((each): readonly Touch[] => {
    const control = controls[each.control];
    const kind = kindAt(each, now);
    if (control === undefined || kind === null) return [];
    const { raw, links: begun } = each;
    const links = control.links.filter(({ n }) => begun.includes(n));
    return [
      {
        control: { ...control, links },
        raw,
        before: raw,
        edge: 'down',
        arg: null,
        streams: false,
        are: { kinds: [kind], raw, links: begun },
      },
    ];
  });
  return { hands: { ...hands, presses }, touches };
}

const asksOf = (links: readonly Link[]): Asks => ({
  double: links.some(({ press }) => press === 'double'),
  long: links.some(({ press }) => press === 'long'),
});

/** Does it act on presses, and on nothing else? */
export const isPressed = ({ mode, relative }: Pick<Link, 'mode' | 'relative'>): boolean =>
  relative === null && mode !== 'absolute' && mode !== 'gate';
