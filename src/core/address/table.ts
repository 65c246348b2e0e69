/** The address space: every thing that can be controlled or read, said once. */
import { type Address, bool, choice, none, number, type Row, type Shape, text } from './row.ts';

/** How many slots the mix has, pads the bank has, steps a list may have. */
export const SLOTS = 8;
export const PADS = 128;
export const STEPS = 10;

type Part = Partial<Omit<Row, 'pattern' | 'shape' | 'describe'>>;

const row = (pattern: Address, shape: Shape, describe: string, part: Part = {}): Row => ({
  pattern,
  shape,
  describe,
  kind: shape.of === 'none' ? 'trigger' : 'value',
  at: 'desk',
  cost: 'free',
  moves: 'line',
  takeover: 'jump',
  count: 1,
  dead: null,
  ...part,
});

const later = (what: string) => ({ dead: `${what} is not built yet` });
const slot = { at: 'scope', cost: 'encode', count: SLOTS } as const;
const stage = { at: 'stage' } as const;
const read = { kind: 'read' } as const;

export const TABLE: readonly Row[] = [
  row('/prompt/{n}/weight', number(0, 1, 0), 'how strongly slot n speaks in the mix', { ...slot, takeover: 'scale' }),
  row('/prompt/{n}/text', text(1500), 'its text; what is typed reaches Scope when committed', {
    ...slot,
    moves: 'start',
  }),
  row('/prompt/{n}/name', text(40), 'what screen and lights call it', { count: SLOTS, moves: 'start' }),
  row('/prompt/{n}/mute', bool(), 'leave it out of the mix; its weight is kept', { ...slot, moves: 'start' }),
  row('/prompt/{n}/solo', bool(), 'hear it alone; the weights are kept', { ...slot, moves: 'start' }),
  row('/prompts', text(12_000), 'sets the whole mix: "misty forest:0.7 | neon city:0.3"', {
    at: 'scope',
    cost: 'encode',
    moves: 'start',
  }),
  row('/prompt/blend', choice(['linear', 'slerp']), 'spatial blend of two prompts', { at: 'scope', moves: 'start' }),
  row('/prompt/glide', number(0, 10, 0.3, 's'), 'how long a weight takes to follow the hand'),

  row('/transition/time', number(0, 60, 4, 's'), 'how long a recall takes, in seconds'),
  row('/transition/beats', number(0, 64, 8, 'beats'), 'how long a recall takes, in beats'),
  row('/transition/steps', number(0, 64, 6, 'chunks', true), 'how long a recall takes, in chunks'),
  row('/transition/method', choice(['linear', 'slerp']), "Scope's temporal_interpolation_method"),
  row(
    '/transition/cover',
    choice(['none', 'dissolve', 'loop']),
    'what the stage plays until a recall is seen; with quantize the new picture is revealed on the beat',
    { moves: 'start' },
  ),

  row('/pad/{n}/recall', none, 'recalls the preset on pad n', { count: PADS }),
  row('/pad/{n}/store', none, 'stores the look on pad n', { count: PADS }),
  row('/pad/{n}/state', choice(['empty', 'stored', 'armed', 'moving', 'active', 'failed']), 'what the pad is doing', {
    ...read,
    count: PADS,
  }),
  row('/preset/{id}/recall', none, 'recalls a preset by its id'),
  row('/preset/{id}/store', none, 'stores the look in a preset'),
  row('/setlist/go', number(1, 999, 1, '', true), 'goes to a place in the set list', { kind: 'trigger' }),
  row('/setlist/next', none, 'goes to the next place in the set list'),
  row('/setlist/previous', none, 'goes to the place before'),

  row('/mix/source', choice(['slots', 'decks', 'pad']), 'which of the three writes the mix'),
  row('/crossfade/position', number(0, 1, 0), 'from deck A (0) to deck B (1)', {
    at: 'scope',
    cost: 'encode',
    takeover: 'scale',
  }),
  row('/crossfade/a', text(32), 'the preset on deck A, by id', { at: 'scope', cost: 'encode', moves: 'start' }),
  row('/crossfade/b', text(32), 'the preset on deck B, by id', { at: 'scope', cost: 'encode', moves: 'start' }),
  row('/morph/x', number(0, 1, 0.5), 'morph pad, left (0) to right (1)', {
    at: 'scope',
    cost: 'encode',
    takeover: 'scale',
  }),
  row('/morph/y', number(0, 1, 0.5), 'morph pad, bottom (0) to top (1)', {
    at: 'scope',
    cost: 'encode',
    takeover: 'scale',
  }),

  row('/param/{name}', number(0, 1, 0), 'a runtime parameter of the pipeline, by its schema', {
    at: 'scope',
    takeover: 'pickup',
  }),
  row(
    '/param/denoising_step_list/{i}',
    number(0, 1000, 0, '', true),
    'one step of the list; its neighbours are pushed so that it stays descending',
    { at: 'scope', cost: 'cut', moves: 'start', takeover: 'pickup', count: STEPS },
  ),
  row('/lora/{id}/scale', number(-10, 10, 1), 'scale of a loaded LoRA', {
    at: 'scope',
    cost: 'cut',
    moves: 'start',
    takeover: 'pickup',
    ...later('LoRA control'),
  }),
  row('/seed', number(0, 4_294_967_295, 42, '', true), "Scope's base_seed", {
    at: 'scope',
    moves: 'start',
    takeover: 'pickup',
  }),
  row('/cache/reset', none, 'one-shot cache reset: a hard cut that also wins back the delay', {
    at: 'scope',
    cost: 'cut',
  }),
  row('/pause', bool(), 'pause generation', { at: 'scope', moves: 'start' }),

  row('/stage/level', number(0, 1, 1), 'master brightness', { ...stage, takeover: 'pickup' }),
  row('/stage/fade', number(0, 10, 0, 's'), 'the time that level and blackout take', stage),
  row('/stage/blackout', bool(), 'black, at once', { ...stage, moves: 'start' }),
  row('/stage/freeze', bool(), 'holds the picture, at once', { ...stage, moves: 'start' }),
  row(
    '/stage/loop',
    choice(['off', '1/2', '1', '2', '4']),
    'repeats the last beats of picture; without a tempo a beat is a second',
    {
      ...stage,
      moves: 'start',
    },
  ),
  row('/stage/dissolve', number(0, 4, 0.6, 's'), 'every hard cut, reconnect and swap is dissolved', stage),
  row('/stage/flash', number(0, 1, 1), 'white, gone in 200 ms; three a second at most', { ...stage, kind: 'trigger' }),
  row('/stage/zoom', number(1, 4, 1, '×'), 'about the centre', stage),
  row('/stage/mirror', number(0, 12, 0, '', true), 'axes through the centre: 1 halves, 2 quarters, 3 to 12 segments', {
    ...stage,
    moves: 'start',
  }),
  row('/stage/trails', number(0, 0.98, 0), 'feedback of the shown picture', stage),
  row('/stage/trailzoom', number(0.9, 1.1, 1), 'growth of the trails', stage),
  row('/stage/hue', number(-180, 180, 0, '°'), 'turns the colours', stage),
  row('/stage/saturation', number(0, 2, 1), 'colour, from grey (0) to double', stage),
  row('/stage/contrast', number(0, 2, 1), 'contrast', stage),
  row('/stage/fx', number(0, 1, 1), 'how much of all these; panic makes it 0', stage),
  row(
    '/stage/fit',
    choice(['cover', 'contain', 'stretch']),
    'cover fills the screen, contain shows all, stretch does both',
    {
      ...stage,
      moves: 'start',
    },
  ),
  row('/stage/scale', number(1, 4, 1, '×'), 'how much larger than its display the picture is: it is cropped', stage),
  row('/stage/x', number(-1, 1, 0), 'moves the picture on its display, left to right, in widths', stage),
  row('/stage/y', number(-1, 1, 0), 'moves the picture on its display, up to down, in heights', stage),
  row('/stage/rotate', choice(['0', '90', '180', '270']), 'turns the picture on its display, in degrees', {
    ...stage,
    moves: 'start',
  }),
  row('/stage/flip', choice(['off', 'horizontal', 'vertical', 'both']), 'mirrors the picture on its display', {
    ...stage,
    moves: 'start',
  }),
  row('/stage/film', text(80), 'a recorded film that plays instead of Scope; empty: Scope plays', {
    ...stage,
    moves: 'start',
  }),
  row('/stage/standby', choice(['loop', 'still', 'colour', 'film']), 'what plays when no frame has come for a while', {
    ...stage,
    moves: 'start',
  }),
  row('/stage/standbyafter', number(3, 600, 10, 's'), 'how long no frame has come until the standby plays', stage),
  row(
    '/stage/late',
    choice(['ask', 'never', 'on-the-bar']),
    'when frames have piled up in Scope: offer to win the delay back, never, or on a bar by itself',
    { ...stage, moves: 'start' },
  ),
  row('/stage/card', bool(), 'the test card on every stage, over the picture', { ...stage, moves: 'start' }),

  row('/tempo/tap', none, 'one tap of the beat'),
  row('/tempo/bpm', number(20, 300, 120, 'bpm'), 'beats a minute'),
  row('/tempo/nudge', number(-500, 500, 0, 'ms'), 'shifts the beat', { kind: 'nudge' }),
  row('/tempo/quantize', choice(['off', 'beat', 'bar', '2-bar', '4-bar']), 'where recalls land'),

  row('/layer/{id}', bool(), 'a shift layer of a mapping', { kind: 'gate' }),
  row('/undo', none, 'one step back'),
  row('/redo', none, 'one step forth'),
  row('/panic', none, 'the known-good look'),
  row('/show/lock', bool(), 'no edit, store or learn'),

  row(
    '/status/link',
    choice(['idle', 'loading', 'connecting', 'live', 'waiting', 'stopped']),
    'phase of the link',
    read,
  ),
  row('/status/chunk', number(0, 600, 0, 's'), 'chunk time', read),
  row('/status/delay', number(0, 600, 0, 's'), 'from hand to picture', read),
  row('/status/preset', text(40), 'the preset that plays or is on its way', read),
  row('/status/next', text(40), 'the next place of the set list', read),
  row('/status/landing', number(0, 600, 0, 's'), 'time until the next change is seen', read),
  row('/status/fps', number(0, 240, 0, 'fps'), 'frames a second on the player', read),
  row('/status/problem', text(240), 'the gravest problem, as a sentence', read),
];
