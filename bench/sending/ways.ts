/** Ways of sending what four knobs say: five that have been tried elsewhere or by us, and ours. */
import type { Json, Ms } from '../../src/core/unit.ts';

export const KNOBS = ['mix', 'noise_scale', 'vace_context_scale', 'kv_cache_attention_bias'] as const;
export type Knob = (typeof KNOBS)[number];

/** Where a way of sending stands: in virtual time or in the real one. */
export type Stand = {
  readonly now: () => Ms;
  readonly at: (when: Ms, run: () => void) => void;
  /** What a chunk takes, as it was told once, and its frames. */
  readonly told: Ms;
  readonly chunkFrames: number;
  /** Puts a message on the data channel. */
  readonly post: (message: Readonly<Record<string, Json>>) => void;
  /** Frames of the picture that came so far. */
  readonly frames: () => number;
  /** Our own way in: addresses and values. */
  readonly put: (changes: readonly { readonly address: string; readonly value: Json }[]) => void;
};

/** Takes what a hand says: a knob stands at 0..1. */
export type Moved = (knob: Knob, value: number) => void;
/** `isOurs`: it does not post, because the rig does. */
export type Way = { readonly name: string; readonly isOurs?: true; readonly begin: (stand: Stand) => Moved };

/** A knob's place as Scope's own key and value. */
export const partOf = (knob: Knob, value: number): Readonly<Record<string, Json>> =>
  knob === 'mix'
    ? {
        prompts: [
          { text: 'blue', weight: 1 - value },
          { text: 'red', weight: value },
        ],
      }
    : { [knob]: value };

const FRAME_MS: Ms = 16;
const ASK_MS: Ms = 4;

/** The official UI: per parameter, leading and trailing; the trailing one repeats the last value even if none came since. */
const throttled: Way = {
  name: 'official throttle, 16 ms per parameter',
  begin: ({ now, at, post }) => {
    const pending = new Map<Knob, number>();
    const waiting = new Set<Knob>();
    return (knob, value) => {
      pending.set(knob, value);
      if (waiting.has(knob)) return;
      post(partOf(knob, value));
      waiting.add(knob);
      at(now() + FRAME_MS, () => {
        waiting.delete(knob);
        post(partOf(knob, pending.get(knob) ?? value));
      });
    };
  },
};

/** All that changed in one message, whenever `may` says so; asked again and again while something waits. */
function merged({ now, at, post }: Stand, may: (at: Ms) => boolean, left: (at: Ms) => void): Moved {
  const dirty = new Map<Knob, number>();
  let asking = false;
  const ask = () => {
    asking = dirty.size > 0;
    if (!asking) return;
    if (may(now())) {
      post(Object.assign({}, ...[...dirty].map(([knob, value]) => partOf(knob, value))));
      dirty.clear();
      left(now());
    }
    at(now() + ASK_MS, ask);
  };
  return (knob, value) => {
    dirty.set(knob, value);
    if (!asking) ask();
  };
}

function paced(stand: Stand, periodMs: Ms): Moved {
  let last = -Infinity;
  return merged(
    stand,
    (at) => at - last >= periodMs,
    (at) => (last = at),
  );
}

const unpaced: Way = {
  name: 'merged, every 16 ms',
  begin: (stand) => paced(stand, FRAME_MS),
};

const fixed: Way = {
  name: 'merged, 1.05 × the told chunk',
  begin: (stand) => paced(stand, 1.05 * stand.told),
};

const FACTOR = 1.15;

/** So many frames buy one message. Every frame is counted as it comes, which a page cannot do better. */
const byFrames: Way = {
  name: `merged, ${FACTOR} × a chunk's frames received`,
  begin: (stand) => {
    let spent = -Infinity;
    return merged(
      stand,
      () => stand.frames() - spent >= FACTOR * stand.chunkFrames,
      () => (spent = stand.frames()),
    );
  },
};

const ADDRESS = {
  noise_scale: '/param/noise_scale',
  vace_context_scale: '/param/vace_context_scale',
  kv_cache_attention_bias: '/param/kv_cache_attention_bias',
} as const;

/** The rig itself, from the screen's hand to the data channel. */
const ours = (name: string, glide: number): Way => ({
  name,
  isOurs: true,
  begin: ({ put }) => {
    put([{ address: '/prompt/glide', value: glide }]);
    return (knob, value) => {
      if (knob !== 'mix') return put([{ address: ADDRESS[knob], value }]);
      put([
        { address: '/prompt/1/weight', value },
        { address: '/prompt/2/weight', value: 1 - value },
      ]);
    };
  },
});

export const WAYS: readonly Way[] = [
  throttled,
  unpaced,
  fixed,
  byFrames,
  ours('ours: turn and lane', 0),
  ours('ours, weights gliding 0.3 s', 0.3),
];
