/** Recalls: a preset becomes the look, over a time; the set list walks through them; panic falls back on the safe one. */
import { TABLE } from '../address/table.ts';
import type { Blend } from '../address/weighted.ts';
import { turnTo, still } from '../look/course.ts';
import { blendOf } from '../look/blend.ts';
import { stageWays } from '../look/ways.ts';
import type { Held, Look, Over } from '../look/look.ts';
import { stageDefaults } from '../look/look.ts';
import { type Preset, type Timing, UNSAID } from '../show/show.ts';
import { beatMs, type Quantize } from '../tempo/tempo.ts';
import { type Json, type Ms, own } from '../unit.ts';
import { arm, inTempo, ripe } from './armed.ts';
import type { Desk } from './desk.ts';
import { note } from './note.ts';
import { writeMix } from './mix.ts';
import { keep } from './past.ts';
import { NOTHING_RECENT } from './recent.ts';

export const presetOnPad = (desk: Desk, pad: number): string | null => desk.pads[pad - 1] ?? null;

export function recallPad(desk: Desk, pad: number, quantize: Quantize | null, now: Ms): Desk {
  const id = presetOnPad(desk, pad);
  return id === null ? note(desk, { code: 'pad/empty', pad }, now) : recallOnBeat(desk, id, quantize, now);
}

/** A recall that waits for its beat, where there is a beat to wait for. */
export const recallOnBeat = (desk: Desk, id: string, quantize: Quantize | null, now: Ms): Desk =>
  (own(desk.presets, id) === undefined ? null : arm(desk, id, null, quantize, now)) ??
  recall({ ...desk, armed: null }, id, now);

/** Does what was armed for now. */
export function ripenArmed(waiting: Desk, now: Ms): Desk {
  const desk = inTempo(waiting, now);
  const due = ripe(desk, now);
  if (due === null) return desk;
  const free = { ...desk, armed: null };
  const there = due.place === null ? recall(free, due.preset, now) : arrive(free, due.place, now);
  return there.played === null || there.played === desk.played
    ? there
    : { ...there, played: { ...there.played, lands: due.lands } };
}

/** The slots are there at once; the fade tells each lane how long its picture may take (`docs/rules.md`, DK). */
export function recall(desk: Desk, id: string, now: Ms, timing: Timing = UNSAID): Desk {
  const preset = own(desk.presets, id);
  if (preset === undefined) return note(desk, { code: 'preset/unknown', preset: id }, now);
  const kept = keep(desk, `/preset/${id}/recall`, now);
  const over = timing.over ?? preset.over ?? desk.look.over;
  const method = timing.method ?? preset.method ?? desk.look.method;
  const { slots, left } =
    preset.prompts === null ? { slots: desk.look.slots, left: 0 } : writeMix(desk.look.slots, preset.prompts, now, 0);
  const fade = { id: desk.fades + 1, over, method, target: blendOf(slots, now), preset: id };
  const look: Look = {
    ...desk.look,
    slots,
    source: 'slots',
    fade: preset.prompts === null ? desk.look.fade : fade,
    blend: preset.blend ?? desk.look.blend,
    params: { ...desk.look.params, ...moved(desk, preset, now, overMs(over, desk.chunkMs, beatMs(desk.tempo))) },
    // A film is of one preset: the next one without plays Scope again.
    stage: { ...desk.look.stage, film: '', ...preset.stage },
    ways: stageWays(preset.stage, desk.look, now, overMs(over, desk.chunkMs, beatMs(desk.tempo))),
  };
  const before = desk.played === null || desk.played.preset === id ? (desk.played?.before ?? null) : desk.played.preset;
  const next: Desk = {
    ...kept,
    look,
    fades: desk.fades + 1,
    recent: NOTHING_RECENT,
    movedAt: now,
    played: {
      preset: id,
      before,
      at: now,
      fade: fade.id,
      changed: false,
      cover: timing.cover ?? preset.cover ?? desk.look.cover,
      lands: null,
    },
  };
  return left > 0 ? note(next, { code: 'mix/full', left }, now) : next;
}

/** A mix that somebody wrote, over a time of its own: a recall of no preset. */
export function fadeTo(desk: Desk, lines: Blend, over: Over, now: Ms): Desk {
  if (lines.length === 0) return desk;
  const { slots, left } = writeMix(
    desk.look.slots,
    lines.map((line) => ({ ...line, name: '' })),
    now,
    0,
  );
  const fade = { id: desk.fades + 1, over, method: desk.look.method, target: blendOf(slots, now), preset: null };
  const next: Desk = {
    ...keep(desk, '/prompts', now),
    look: { ...desk.look, slots, source: 'slots', fade },
    fades: fade.id,
    movedAt: now,
    played: desk.played === null ? null : { ...desk.played, changed: true },
  };
  return left > 0 ? note(next, { code: 'mix/full', left }, now) : next;
}

/** A recall's time in ms; a tempo that is not there yet counts as 120. */
export function overMs(over: Over, chunkMs: Ms, beat: Ms | null = null): Ms {
  switch (over.unit) {
    case 'time':
      return over.count * 1000;
    case 'beats':
      return over.count * (beat ?? 500);
    case 'steps':
      return Math.max(0, over.count - 1) * chunkMs;
  }
}

/** Numbers walk along a line; whole ones, the seed and everything else change at the start. */
function moved({ look, world }: Desk, { parameters }: Preset, now: Ms, ms: Ms): Record<string, Held> {
  const lines = new Set(
    world.params?.flatMap(({ name, shape, cost }) =>
      shape.of === 'number' && !shape.whole && cost === 'free' ? [name] : [],
    ),
  );
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]): [string, Held] => [
      name,
      ms > 0 && lines.has(name) ? towards(look.params[name], value, now, ms) : { is: 'still', value },
    ]),
  );
}

function towards(before: Held | undefined, value: Json, now: Ms, ms: Ms): Held {
  if (typeof value !== 'number' || before === undefined) return { is: 'still', value };
  const from = before.is === 'course' ? before.course : typeof before.value === 'number' ? still(before.value) : null;
  return from === null ? { is: 'still', value } : { is: 'course', course: turnTo(from, value, now, ms, 'line') };
}

export function goTo(desk: Desk, place: number, quantize: Quantize | null, now: Ms): Desk {
  const entry = desk.show.setlist[place];
  if (entry === undefined) return desk;
  return arm(desk, entry.preset, place, quantize, now) ?? arrive({ ...desk, armed: null }, place, now);
}

function arrive(desk: Desk, place: number, now: Ms): Desk {
  const entry = desk.show.setlist[place];
  return entry === undefined ? desk : { ...recall(desk, entry.preset, now, entry), place };
}

export const walk = (desk: Desk, by: 1 | -1, quantize: Quantize | null, now: Ms): Desk =>
  goTo(desk, desk.place === null ? (by === 1 ? 0 : -1) : desk.place + by, quantize, now);

/** The known-good look, at once: the safe preset, full light, no effects, nothing held, no layer. */
export function panic(desk: Desk, now: Ms): Desk {
  const kept = { ...keep(desk, '/panic', now), armed: null, layers: {} };
  const plain = Object.fromEntries(
    TABLE.flatMap(({ pattern }) =>
      CALM.has(pattern) ? [[pattern.slice(7), stageDefaults()[pattern.slice(7)] ?? null]] : [],
    ),
  );
  const calm: Desk = {
    ...kept,
    look: { ...kept.look, paused: false, stage: { ...kept.look.stage, ...plain, fx: 0 }, ways: {} },
    recent: NOTHING_RECENT,
    movedAt: now,
  };
  const safe = desk.show.safe ?? desk.show.presets[0]?.id;
  if (safe === undefined) return calm;
  const recalled = recall(calm, safe, now, { ...UNSAID, over: { unit: 'steps', count: 0 }, cover: 'none' });
  return { ...recalled, look: { ...recalled.look, stage: calm.look.stage, ways: {} }, past: kept.past };
}

const CALM: ReadonlySet<string> = new Set([
  '/stage/level',
  '/stage/blackout',
  '/stage/freeze',
  '/stage/loop',
  '/stage/card',
  '/stage/film',
]);
