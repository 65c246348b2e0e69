/** Pads and set list: what each preset is doing, in the words of the screen. */
import type { Desk } from '../desk/desk.ts';
import { overMs, presetOnPad } from '../desk/recall.ts';
import type { Rig } from '../rig.ts';
import type { Preset } from '../show/show.ts';
import { beatMs } from '../tempo/tempo.ts';
import type { Ms } from '../unit.ts';
import { hueOf, oklchHue } from '../wire/scene.ts';
import type { PadView, SetlistRow, View } from '../wire/view.ts';
import { untilLanding } from './cover.ts';
import { moveOf, stateOf } from './pad-state.ts';

/** A bank is sixteen pads; there is always one at least. */
const BANK = 16;

export function padsView(rig: Rig, now: Ms): readonly PadView[] {
  const { desk } = rig;
  const count = Math.max(BANK, Math.ceil((desk.pads.length + 1) / BANK) * BANK);
  const move = moveOf(rig, now);
  return Array.from({ length: Math.min(128, count) }, (_, i) => padView(rig, i + 1, move, now));
}

const EMPTY: PadView = { preset: null, name: '', hue: 0, hues: [], state: 'empty', left: null, progress: 0, why: '' };

function padView(rig: Rig, pad: number, move: ReturnType<typeof moveOf>, now: Ms): PadView {
  const { desk } = rig;
  const id = presetOnPad(desk, pad);
  const preset = id === null ? undefined : desk.presets[id];
  if (id === null || preset === undefined) return EMPTY;
  const { hue, hues } = faces.get(preset) ?? faceOf(id, preset);
  const state = stateOf(desk, id, pad, move !== null, now);
  const isArmed = state === 'armed';
  const isMoving = state === 'moving' && move !== null;
  return {
    preset: id,
    name: preset.name,
    hue,
    hues,
    state,
    left: isArmed ? untilLanding(rig, now) : isMoving ? move.left : null,
    progress: isMoving ? move.progress : 0,
    why: '',
  };
}

type Face = Pick<PadView, 'hue' | 'hues'>;

/** Worked out once for each preset: its texts are searched for what they speak of. */
const faces = new WeakMap<Preset, Face>();

function faceOf(id: string, preset: Preset): Face {
  const prompts = preset.prompts ?? [];
  const sum = prompts.reduce((total, { weight }) => total + weight, 0);
  const hues = prompts
    .filter(({ weight }) => weight > 0)
    .map(({ text, weight }) => ({ hue: padHue(text), share: sum > 0 ? weight / sum : 0 }));
  const loudest = hues.toSorted((a, b) => b.share - a.share)[0];
  const face = { hue: loudest?.hue ?? padHue(id), hues };
  faces.set(preset, face);
  return face;
}

const padHue = (text: string): number => oklchHue(hueOf(text));

export function setlistView(desk: Desk): View['setlist'] {
  const rows = desk.show.setlist.map(
    (entry, i): SetlistRow => ({
      place: i + 1,
      name: desk.presets[entry.preset]?.name ?? entry.preset,
      seconds:
        Math.round(
          overMs(entry.over ?? desk.presets[entry.preset]?.over ?? desk.look.over, desk.chunkMs, beatMs(desk.tempo)) /
            100,
        ) / 10,
      mark: markOf(i, desk.place),
    }),
  );
  return { rows, at: desk.place };
}

function markOf(i: number, place: number | null): SetlistRow['mark'] {
  if (place === null) return i === 0 ? 'next' : 'later';
  if (i === place) return 'now';
  return i < place ? 'done' : i === place + 1 ? 'next' : 'later';
}
