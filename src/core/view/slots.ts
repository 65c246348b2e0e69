/** The eight columns: wanted, sent and seen as places on one fader, and shares that sum to 100. */
import { loudness, wholeShares, type Blend } from '../look/blend.ts';
import { courseAt } from '../look/course.ts';
import { holderOf } from '../desk/holders.ts';
import { reader } from '../desk/read.ts';
import { handOf } from '../mapping/waiting.ts';
import type { Rig } from '../rig.ts';
import { clamp, type Ms } from '../unit.ts';
import type { SlotView } from '../wire/view.ts';

export function slotsView(rig: Rig, now: Ms): readonly SlotView[] {
  const { desk, lane } = rig;
  const { slots } = desk.look;
  const loud = loudness(slots, now);
  const shares = wholeShares(loud, 100);
  const sum = loud.reduce((a, b) => a + b, 0);
  const sent = lane.sent.run?.to ?? lane.sent.prompts ?? [];
  const seen = seenBlend(rig, now);
  const anySolo = slots.some(({ solo, text }) => solo && text !== '');
  return slots.map((slot, i) => {
    const value = courseAt(slot.weight, now);
    const place = (blend: Blend) => {
      const share = shareIn(blend, slot.text) / Math.max(1, slots.filter(({ text }) => text === slot.text).length);
      const isWhole = share > 0 && sum > 0 && Math.abs(share * sum - value) < 0.011;
      return isWhole ? value : clamp(share * (sum > 0 ? sum : 1), 0, 1);
    };
    const address = `/prompt/${i + 1}/weight` as const;
    const hand = handOf(desk.mapping, desk.hands, address, reader(desk, now));
    return {
      name: slot.name,
      text: slot.text,
      empty: slot.text === '',
      value: rounded(value),
      sent: rounded(place(sent)),
      seen: rounded(place(seen)),
      hand,
      share: shares[i] ?? 0,
      mute: slot.mute,
      solo: slot.solo,
      silent: slot.mute || (anySolo && !slot.solo),
      holder: holderOf(desk.holders, address, hand !== null, now),
    };
  });
}

/** What the picture shows: the newest of what was played that is older than the measured delay. */
export function seenBlend({ lane, delay, link }: Rig, now: Ms): Blend {
  if (link.phase.is !== 'live') return [];
  const until = now - (delay.ms ?? 1000);
  return lane.trail.findLast(({ at }) => at <= until)?.prompts ?? lane.trail[0]?.prompts ?? [];
}

const shareIn = (blend: Blend, text: string): number => blend.find((item) => item.text === text)?.weight ?? 0;

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
