/** Which frames are kept on which layer of the GPU's ring, and when they were shown: the memory that loops and dissolves play from. */
import type { Ms } from '../../core/unit.ts';

export type Range = { readonly from: Ms; readonly to: Ms };

export type Film = {
  /**
   * The layer to write a frame of this time to; null when every layer is spoken for. `begins`: nothing before it may be
   * shown next to it. Frames within `reserved` are being played and are not written over.
   */
  readonly add: (at: Ms, begins: boolean, reserved: Range | null) => number | null;
  /** The layer of what was shown at a time; the nearest one that is there. Null: nothing is kept. */
  readonly layerAt: (at: Ms) => number | null;
  readonly newest: () => Ms | null;
  /** How far back from the newest frame the picture goes without a cut or a hole. */
  readonly span: () => Ms;
  readonly clear: () => void;
};

type Kept = { readonly at: Ms; readonly layer: number; readonly begins: boolean };

/** A hole longer than this is one that would be seen. */
const HOLE_MS = 700;

export function makeFilm(layers: number): Film {
  let frames: readonly Kept[] = [];

  const freeLayer = (reserved: Range | null): number | null => {
    if (frames.length < layers) return frames.length;
    const i = frames.findIndex(({ at }) => reserved === null || at < reserved.from || at > reserved.to);
    const gone = frames[i];
    if (gone === undefined) return null;
    const next = frames[i + 1];
    // A beginning that is forgotten is still one.
    const rest = next !== undefined && gone.begins ? [{ ...next, begins: true }] : next === undefined ? [] : [next];
    frames = [...frames.slice(0, i), ...rest, ...frames.slice(i + 2)];
    return gone.layer;
  };
  const add = (at: Ms, begins: boolean, reserved: Range | null) => {
    const layer = freeLayer(reserved);
    if (layer !== null) frames = [...frames, { at, layer, begins }];
    return layer;
  };
  const layerAt = (at: Ms) => (frames.findLast((frame) => frame.at <= at) ?? frames[0])?.layer ?? null;
  const newest = () => frames.at(-1)?.at ?? null;
  const span = () => {
    const last = frames.at(-1);
    if (last === undefined) return 0;
    let first = last;
    for (const frame of frames.toReversed().slice(1)) {
      if (first.begins || first.at - frame.at > HOLE_MS) break;
      first = frame;
    }
    return last.at - first.at;
  };
  const clear = () => {
    frames = [];
  };
  return { add, layerAt, newest, span, clear };
}
