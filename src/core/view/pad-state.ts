/** What the preset on a pad is doing: for the screen, and in fewer words for lights. */
import type { Desk } from '../desk/desk.ts';
import { overMs, presetOnPad } from '../desk/recall.ts';
import type { Delay } from '../lane/delay.ts';
import type { Lane } from '../lane/lane.ts';
import type { Link } from '../link/link.ts';
import type { LightWord } from '../mapping/lights.ts';
import { beatMs } from '../tempo/tempo.ts';
import { clamp, type Ms } from '../unit.ts';
import type { PadState } from '../wire/view.ts';

/** The parts of a rig that say what plays; the rig itself asks for its lights. */
type Playing = { readonly desk: Desk; readonly lane: Lane; readonly delay: Delay; readonly link: Link };

const STORED_MS = 1200;

/** The state of a pad in the words of `/pad/{n}/state`, which are fewer: for lights. */
export function lightWordOf(rig: Playing, pad: number, now: Ms): LightWord {
  const { desk } = rig;
  const id = presetOnPad(desk, pad);
  if (id === null || desk.presets[id] === undefined) return 'empty';
  const state = stateOf(desk, id, pad, moveOf(rig, now) !== null, now);
  if (state === 'changed') return 'active';
  return state === 'idle' || state === 'leaving' ? 'stored' : state;
}

export function stateOf(desk: Desk, id: string, pad: number, isMoving: boolean, now: Ms): PadState {
  const { played, stored, armed } = desk;
  if (armed?.preset === id) return 'armed';
  if (stored !== null && stored.pad === pad && now - stored.at < STORED_MS) return 'stored';
  if (played?.preset === id) return isMoving ? 'moving' : played.changed ? 'changed' : 'active';
  return played?.before === id && isMoving ? 'leaving' : 'idle';
}

/** How far the last recall is until it is seen: its own time, and the delay to the picture. */
export function moveOf(
  { desk, lane, delay, link }: Playing,
  now: Ms,
): { readonly left: number; readonly progress: number } | null {
  const { played, look } = desk;
  if (played === null || link.phase.is !== 'live') return null;
  const over = look.fade?.id === played.fade ? overMs(look.fade.over, desk.chunkMs, beatMs(desk.tempo)) : 0;
  const late = lane.sent.run?.fade === played.fade && lane.sent.run.start === null ? desk.chunkMs : 0;
  const all = over + (delay.ms ?? 0) + late;
  const gone = now - played.at;
  return gone >= all || all === 0
    ? null
    : { left: Math.round((all - gone) / 100) / 10, progress: Math.round(clamp(gone / all, 0, 1) * 100) / 100 };
}
