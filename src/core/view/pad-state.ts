/** What the preset on a pad is doing: for the screen, and in fewer words for lights. */
import type { Desk, Played } from '../desk/desk.ts';
import { overMs, presetOnPad } from '../desk/recall.ts';
import type { Delay } from '../lane/delay.ts';
import type { Landing } from '../lane/landing.ts';
import type { Lane } from '../lane/lane.ts';
import type { Link } from '../link/link.ts';
import { sameBlend } from '../look/blend.ts';
import type { LightWord } from '../mapping/lights-seen.ts';
import { beatMs } from '../tempo/tempo.ts';
import { clamp, type Ms } from '../unit.ts';
import type { PadState } from '../wire/view.ts';
import { coverOf } from './cover.ts';

/** The parts of a rig that say what plays; the rig itself asks for its lights. */
type Playing = {
  readonly desk: Desk;
  readonly lane: Lane;
  readonly delay: Delay;
  readonly landing: Landing | null;
  readonly link: Link;
};

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

/** How far the last recall is until it is seen. */
export function moveOf(playing: Playing, now: Ms): { readonly left: number; readonly progress: number } | null {
  const { played } = playing.desk;
  if (played === null || playing.link.phase.is !== 'live') return null;
  const cover = coverOf(playing, now);
  // Under a cover nothing is seen before it is revealed.
  const lands = later(landsAt(playing, played, now), cover?.id === played.fade ? cover.until : null);
  if (lands === null || now >= lands) return null;
  const progress = clamp((now - played.at) / (lands - played.at), 0, 1);
  return { left: Math.round((lands - now) / 100) / 10, progress: Math.round(progress * 100) / 100 };
}

const later = (a: Ms | null, b: Ms | null): Ms | null => (a === null || b === null ? (a ?? b) : Math.max(a, b));

/** When a recall is seen to its end: by its run, or by when its mix was told; null where a hand led elsewhere. */
function landsAt({ desk, lane, delay }: Playing, played: Played, now: Ms): Ms | null {
  const { fade } = desk.look;
  const late = delay.ms ?? 0;
  if (fade === null || fade.id !== played.fade) return played.at + late;
  const over = overMs(fade.over, desk.chunkMs, beatMs(desk.tempo));
  if (fade.id > lane.spent) return Math.max(now, played.at + desk.chunkMs) + over + late;
  if (lane.fade?.id === fade.id) return runEnds(lane, lane.fade, desk.chunkMs, played.at) + late;
  const told = lane.trail.findLast(({ prompts }) => sameBlend(prompts, fade.target));
  return told === undefined ? null : told.at + late;
}

/** When the chunk of a fade's last step begins. */
function runEnds({ pace }: Lane, { steps, end }: NonNullable<Lane['fade']>, chunkMs: Ms, since: Ms): Ms {
  const chunks = (end ?? pace.chunk + 1 + steps) - pace.chunk - 1;
  return (pace.endAt ?? since) + chunks * chunkMs;
}
