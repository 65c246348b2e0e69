/** When a recall is covered, and when it is revealed: by the bridge's clock, for the display frame that is seen then. */
import type { Fact } from '../../core/wire/shown.ts';
import type { Ms } from '../../core/unit.ts';
import type { StageView } from '../../core/wire/view.ts';
import type { Wish } from './transport.ts';

type Cover = {
  /** What is played over the picture at this display frame. */
  readonly at: (stage: StageView, now: Ms, bridgeNow: Ms) => Pick<Wish, 'cover' | 'lateMs'>;
};

/** What displays take for a frame; slower ticks are a page that was hidden. */
const SLOWEST_MS = 50;
const USUAL_MS = 1000 / 60;

export function makeCover(tell: (fact: Fact) => void): Cover {
  let tickAt: Ms | null = null;
  let frameMs = USUAL_MS;
  let covering: number | null = null;
  let revealed: number | null = null;

  const beat = (now: Ms) => {
    const since = tickAt === null ? frameMs : now - tickAt;
    tickAt = now;
    if (since > 0 && since < SLOWEST_MS) frameMs = frameMs * 0.9 + since * 0.1;
  };
  const at: Cover['at'] = ({ cover, beatMs }, now, bridgeNow) => {
    beat(now);
    if (cover === null || revealed === cover.id) return { cover: null, lateMs: 0 };
    // What is drawn now is seen with the next display frame; of the two frames around the moment the nearer one is its.
    const lateMs = bridgeNow + frameMs - cover.until;
    if (lateMs >= -frameMs / 2) {
      if (covering === cover.id) tell({ of: 'reveal', id: cover.id, lateMs, frameMs });
      [covering, revealed] = [null, cover.id];
      return { cover: null, lateMs: Math.max(0, lateMs) };
    }
    if (bridgeNow < cover.from) return { cover: null, lateMs: 0 };
    covering = cover.id;
    return { cover: { how: cover.how, ms: beatMs / 2 }, lateMs: 0 };
  };
  return { at };
}
