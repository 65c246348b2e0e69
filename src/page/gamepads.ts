/** Gamepads: browsers keep their state and send no events, so it is looked at in each frame while a mapping or learn wants it. */
import type { FromPage } from '../core/wire/page.ts';

export type Gamepads = {
  readonly want: (isWanted: boolean) => void;
  readonly announce: () => void;
};

/** Sticks tremble at rest; ends are told to the last bit. */
const LEAST = 1 / 256;

type Seen = { readonly name: string; readonly axes: number[]; readonly buttons: number[] };

export function makeGamepads(say: (message: FromPage) => void): Gamepads {
  const here = new Map<number, Seen>();
  let frame = 0;

  const arrived = (index: number, name: string) => say({ say: 'port', port: portOf(index, name), here: true });
  const left = (index: number, { name }: Seen) => {
    here.delete(index);
    say({ say: 'port', port: portOf(index, name), here: false });
  };
  const tell = (index: number, part: 'axis' | 'button', before: number[], now: readonly number[]) => {
    for (const [number, value] of now.entries()) {
      const was = before[number];
      if (was !== undefined && !isMoved(was, value)) continue;
      before[number] = value;
      // Where a stick stands when it comes is no gesture.
      if (was !== undefined) say({ say: 'gamepad', at: performance.now(), port: keyOf(index), part, number, value });
    }
  };
  const look = () => {
    frame = requestAnimationFrame(look);
    const pads = navigator.getGamepads().filter((pad) => pad?.connected === true);
    for (const [index, seen] of here)
      if (!pads.some((pad) => pad?.index === index && pad.id === seen.name)) left(index, seen);
    for (const pad of pads) {
      if (!pad) continue;
      const seen = here.get(pad.index) ?? { name: pad.id, axes: [], buttons: [] };
      if (!here.has(pad.index)) arrived(pad.index, pad.id);
      here.set(pad.index, seen);
      tell(pad.index, 'axis', seen.axes, pad.axes);
      tell(
        pad.index,
        'button',
        seen.buttons,
        pad.buttons.map(({ value }) => value),
      );
    }
  };
  const want = (isWanted: boolean) => {
    if (isWanted === frame > 0 || !('getGamepads' in navigator)) return;
    if (isWanted) return look();
    cancelAnimationFrame(frame);
    frame = 0;
    for (const [index, seen] of here) left(index, seen);
  };
  const announce = () => {
    for (const [index, { name }] of here) arrived(index, name);
  };
  return { want, announce };
}

const isMoved = (was: number, value: number): boolean =>
  Math.abs(value - was) >= LEAST || (value !== was && (Math.abs(value) === 1 || value === 0));

const keyOf = (index: number): string => `gamepad ${index}`;
const portOf = (index: number, name: string) => ({
  key: keyOf(index),
  name: name.slice(0, 200),
  maker: '',
  of: 'gamepad' as const,
});
