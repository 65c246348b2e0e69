/** Endless encoders: every step counts, from the value as it is now, whoever made it so. */
import { clamp, type Json } from '../unit.ts';
import type { Link } from './compiled.ts';
import type { Read } from './heard.ts';
import { stepsOf } from './press.ts';
import { cycled } from './switch.ts';
import type { Touch } from './touch.ts';
import { back, forth } from './transform.ts';

/** The whole way in so many steps, where the file does not say what a step is. */
const STEPS = 100;

/** The value that so many steps lead to; null when it was no step. */
export function turned(link: Link, { raw }: Touch, read: Read): Json | null {
  const steps = raw === null ? 0 : stepsOf(link, raw);
  if (steps === 0) return null;
  const { shape, kind } = link.row;
  if (link.mode === 'cycle') return cycled(link, steps, read);
  switch (shape.of) {
    case 'number':
      return kind === 'nudge' ? steps * (link.transform.step || 1) : added(link, steps, read);
    case 'choice': {
      const present = link.values.indexOf(read(link.address) ?? shape.default);
      return link.values[clamp(present + steps, 0, link.values.length - 1)] ?? null;
    }
    default:
      return steps > 0;
  }
}

function added({ row: { shape }, transform, address }: Link, steps: number, read: Read): number | null {
  if (shape.of !== 'number') return null;
  const given = read(address);
  const present = typeof given === 'number' ? given : shape.default;
  const step = transform.step === 0 && shape.whole ? 1 : transform.step;
  // Without a step in the value's own unit the travel is divided, so that a curve counts too.
  if (step === 0)
    return forth(
      { ...transform, invert: false },
      clamp(back({ ...transform, invert: false }, present) + steps / STEPS, 0, 1),
    );
  const [low, high] = transform.out;
  // Right goes from the first end of `out` to the second, also where that is downwards.
  const next = present + steps * step * (high < low ? -1 : 1);
  return clamp(Math.round(next * 1e9) / 1e9, Math.min(low, high), Math.max(low, high));
}
