/** Storing: the look as it is now becomes a preset. */
import { PADS } from '../address/table.ts';
import { slug } from '../address/id.ts';
import { heldAt } from '../look/sample.ts';
import type { Preset } from '../show/show.ts';
import { type Ms, own, sameJson } from '../unit.ts';
import { stageDefaults } from '../look/look.ts';
import type { Desk } from './desk.ts';
import { note } from './note.ts';
import { linesOf } from './mix.ts';
import { keep } from './past.ts';

export function storePad(desk: Desk, pad: number, now: Ms): Desk {
  if (desk.locked) return note(desk, { code: 'show/locked' }, now);
  const id = desk.pads[pad - 1] ?? slug(nameOf(desk, now), new Set(Object.keys(desk.presets)));
  const pads = Array.from({ length: Math.min(PADS, Math.max(desk.pads.length, pad)) }, (_, i) =>
    i === pad - 1 ? id : (desk.pads[i] ?? null),
  );
  return { ...withPreset({ ...keep(desk, `/pad/${pad}/store`, now), pads }, id, now), stored: { pad, at: now } };
}

export const storePreset = (desk: Desk, id: string, now: Ms): Desk =>
  desk.locked ? note(desk, { code: 'show/locked' }, now) : withPreset(keep(desk, `/preset/${id}/store`, now), id, now);

function withPreset(desk: Desk, id: string, now: Ms): Desk {
  const { look } = desk;
  const before = own(desk.presets, id);
  const preset: Preset = {
    id,
    name: before?.name ?? nameOf(desk, now),
    prompts: linesOf(look.slots, now),
    blend: look.blend,
    over: before?.over ?? look.over,
    method: before?.method ?? look.method,
    cover: before?.cover ?? look.cover,
    parameters: Object.fromEntries(Object.entries(look.params).map(([name, held]) => [name, heldAt(held, now)])),
    stage: Object.fromEntries(
      Object.entries(look.stage).filter(
        ([name, value]) => EFFECTS.has(name) || (!LIGHT.has(name) && !sameJson(stageDefaults()[name], value)),
      ),
    ),
  };
  const pads = desk.pads.includes(id) || desk.pads.length >= PADS ? desk.pads : [...desk.pads, id];
  const played = {
    preset: id,
    before: desk.played?.preset ?? null,
    at: now,
    fade: desk.played?.fade ?? 0,
    changed: false,
    cover: 'none' as const,
    lands: null,
  };
  return {
    ...desk,
    pads,
    presets: { ...desk.presets, [id]: preset },
    played,
    stored: pads.includes(id) ? { pad: pads.indexOf(id) + 1, at: now } : desk.stored,
  };
}

/** The room's light is the performer's, not the picture's: no preset brings a blackout back. */
const LIGHT: ReadonlySet<string> = new Set([
  'level',
  'blackout',
  'freeze',
  'fade',
  'fit',
  'card',
  'loop',
  'scale',
  'x',
  'y',
  'rotate',
  'flip',
  'standby',
  'standbyafter',
  'late',
]);

/** A stored look has its effects whole: what was neutral becomes so again. */
const EFFECTS: ReadonlySet<string> = new Set([
  'zoom',
  'mirror',
  'trails',
  'trailzoom',
  'hue',
  'saturation',
  'contrast',
]);

/** The loudest prompt's name, or its first words. */
function nameOf(desk: Desk, now: Ms): string {
  const loudest = [...linesOf(desk.look.slots, now)].sort((a, b) => b.weight - a.weight)[0];
  if (loudest === undefined) return 'Look';
  return loudest.name === '' ? loudest.text.split(/\s+/).slice(0, 3).join(' ').slice(0, 40) : loudest.name;
}
