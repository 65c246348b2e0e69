/** A show file that is saved while it plays: the file's presets, and beside them what the performer has stored since. */
import { PADS } from '../address/table.ts';
import type { Preset, Show } from '../show/show.ts';
import { sameJson } from '../unit.ts';
import type { Desk } from './desk.ts';

type Presets = Readonly<Record<string, Preset>>;

export const presetsOf = (show: Show): Presets => Object.fromEntries(show.presets.map((preset) => [preset.id, preset]));

/** Where a preset was both stored and written anew, the file wins: it was written later. */
export function reloaded(desk: Desk, show: Show): Pick<Desk, 'pads' | 'presets'> {
  const before = presetsOf(desk.show);
  const written = presetsOf(show);
  const stored = Object.values(desk.presets).filter((preset) => !isSame(preset, before[preset.id]));
  const kept = stored.filter(({ id }) => written[id] === undefined || isSame(written[id], before[id]));
  const presets = { ...written, ...Object.fromEntries(kept.map((preset) => [preset.id, preset])) };
  const homeless = kept.flatMap(({ id }) => (written[id] === undefined ? [id] : []));
  return {
    pads: homeless.reduce(
      placed(desk.pads),
      show.presets.map(({ id }) => id),
    ),
    presets,
  };
}

const isSame = (a: Preset | undefined, b: Preset | undefined): boolean => sameJson(a, b);

/** On the pad where it was, or on the first free one where the file has laid something else there. */
const placed =
  (before: Desk['pads']) =>
  (pads: Desk['pads'], id: string): Desk['pads'] => {
    const place = before.indexOf(id);
    const free = Array.from({ length: PADS }, (_, i) => i).find((i) => (pads[i] ?? null) === null);
    const at = place >= 0 && (pads[place] ?? null) === null ? place : free;
    if (at === undefined) return pads;
    return Array.from({ length: Math.max(pads.length, at + 1) }, (_, i) => (i === at ? id : (pads[i] ?? null)));
  };
