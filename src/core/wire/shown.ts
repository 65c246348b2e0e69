/** What a stage says of what it has shown: facts that only the page with the picture can know. */
import { z } from 'zod';

export const Fact = z.discriminatedUnion('of', [
  /** The picture jumped while the cut of this count was announced. */
  z.strictObject({ of: z.literal('cut'), count: z.number().int() }),
  /** A covered recall was revealed so much after its moment, where a display frame takes so long. */
  z.strictObject({
    of: z.literal('reveal'),
    id: z.number().int(),
    lateMs: z.number(),
    frameMs: z.number().positive(),
  }),
  /** Frames presented since the stream began, and how often none came for three times their usual interval. */
  z.strictObject({
    of: z.literal('frames'),
    presented: z.number().int().min(0),
    gaps: z.number().int().min(0),
  }),
  /** This page is a stage that fills its display, or does not. */
  z.strictObject({ of: z.literal('stands'), full: z.boolean() }),
]);
export type Fact = z.infer<typeof Fact>;

export type Shown = {
  readonly presented: number;
  readonly gaps: number;
  readonly reveal: { readonly id: number; readonly lateMs: number; readonly frameMs: number } | null;
};

export const NOTHING_SHOWN: Shown = { presented: 0, gaps: 0, reveal: null };

export function shownAfter(shown: Shown, fact: Exclude<Fact, { of: 'cut' | 'stands' }>): Shown {
  switch (fact.of) {
    case 'reveal':
      return { ...shown, reveal: { id: fact.id, lateMs: fact.lateMs, frameMs: fact.frameMs } };
    case 'frames':
      return { ...shown, presented: fact.presented, gaps: fact.gaps };
  }
}
