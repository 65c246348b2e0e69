/** Tells a jump in the picture from its motion, by a few hundred samples of one frame and the next. */

export type CutWatch = {
  /** Is this frame another picture than the one before? Asked of every frame in a row. */
  readonly jumps: (samples: Uint8Array) => boolean;
  /** The next frame has nothing before it to be compared with. */
  readonly forget: () => void;
  readonly hasSeen: () => boolean;
};

/** Mean difference per channel, of 255, under which nobody sees a cut. */
const SEEN = 10;
/** A cut differs so many times more than the motion before it. */
const TIMES = 3.5;
/** What moves between two frames of a calm picture. */
const CALM = 2;

export function makeCutWatch(): CutWatch {
  let before: Uint8Array | null = null;
  let motion = CALM;
  const jumps = (samples: Uint8Array) => {
    const moved = before === null ? 0 : difference(before, samples);
    before = samples;
    const isJump = moved > Math.max(SEEN, TIMES * motion);
    if (!isJump) motion = Math.max(CALM, motion * 0.8 + moved * 0.2);
    return isJump;
  };
  const forget = () => {
    before = null;
    motion = CALM;
  };
  return { jumps, forget, hasSeen: () => before !== null };
}

function difference(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) if (i % 4 < 3) sum += Math.abs((one[i] ?? 0) - (other[i] ?? 0));
  return sum / ((one.length / 4) * 3);
}
