/** Decks and morph pad: the presets on them, and how much of what plays is theirs, whoever wrote the mix. */
import { CORNERS, cornersOf } from '../desk/morph.ts';
import { blendOf } from '../look/blend.ts';
import type { Rig } from '../rig.ts';
import type { Preset } from '../show/show.ts';
import type { DeckView, View } from '../wire/view.ts';

export function mixView({ desk, now }: Rig): Pick<View, 'decks' | 'morph'> {
  const { decks, morph, slots } = desk.look;
  const blend = blendOf(slots, now);
  const of = (preset: Preset | undefined): DeckView => {
    const texts = new Set(preset?.prompts?.map(({ text }) => text) ?? []);
    const share = blend.filter(({ text }) => texts.has(text)).reduce((sum, { weight }) => sum + weight, 0);
    return { preset: preset?.id ?? null, name: preset?.name ?? '', share: Math.round(share * 100) };
  };
  const corners = cornersOf(desk);
  return {
    decks: { position: decks.position, a: of(desk.presets[decks.a]), b: of(desk.presets[decks.b]) },
    morph: { ...morph, corners: Array.from({ length: CORNERS }, (_, i) => of(corners[i])) },
  };
}
