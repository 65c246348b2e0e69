/** Winning back a delay that has grown: frames pile up in Scope's queue, and a reset empties it; offered, or done on a bar. */
import { BEATS_PER_BAR, beatMs } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';

/** Of the lane's delay: what frames that wait make of it, and the resets that were taken in. */
type Delay = { readonly waitMs: Ms; readonly resets: number; readonly flush: number | null };

/** Less than this is not worth a cut. */
const WORTH_MS = 1000;
/** Ticks come every 20 ms. */
const AT_ONCE_MS = 30;

const policyOf = ({ look, tempo }: Desk): 'ask' | 'never' | 'on-the-bar' => {
  const asked = look.stage['late'];
  if (asked === 'never') return 'never';
  // Without a tempo there is no bar to wait for.
  return asked === 'on-the-bar' && tempo.bpm !== null ? 'on-the-bar' : 'ask';
};

/** A reset that is on its way wins it back already. */
const hasGrown = ({ look }: Desk, { waitMs, resets, flush }: Delay): boolean =>
  waitMs >= WORTH_MS && look.cues.reset === resets && flush === null;

/** Is it offered to win the delay back? */
export const isLate = (delay: Delay, desk: Desk): boolean => policyOf(desk) === 'ask' && hasGrown(desk, delay);

/** With the policy of the bar a reset is told so early that its cut is seen, under the dissolve, on one. */
export function ripenLate(desk: Desk, delay: Delay, now: Ms): Desk {
  const beat = beatMs(desk.tempo);
  if (beat === null || policyOf(desk) !== 'on-the-bar' || !hasGrown(desk, delay)) return desk;
  const bar = BEATS_PER_BAR * beat;
  const past = (((now + desk.lead - delay.waitMs - desk.tempo.zero) % bar) + bar) % bar;
  if (past > AT_ONCE_MS) return desk;
  const cues = { ...desk.look.cues, reset: desk.look.cues.reset + 1 };
  return { ...desk, look: { ...desk.look, cues }, movedAt: now };
}
