/** A desk in the middle of a show: what every seat looks like when it is full. */
import { blank, emptySlot } from '../../src/page/operator/blank.ts';
import type { LearnView, PadState, PadView, SlotView, View } from '../../src/core/wire/view.ts';

const street =
  'a neon city street in heavy rain at night, reflections of magenta and cyan signs smeared across black asphalt, a lone figure with a transparent umbrella walking away from the camera, steam rising from the grates, wet cables overhead, the low hum of a vending machine lighting one side of the frame; slow dolly forward at knee height, long exposure, shallow depth of field, droplets on the lens catching the light, 35 mm grain, deep shadows that keep their detail, a palette of teal, magenta and sodium orange; every sign unreadable, no text anywhere, the far end of the street dissolving into mist; the figure never turns, the rain never stops, the reflections move a little slower than the lights that make them';

export const sampleSlot = (name: string, more: Partial<SlotView> = {}): SlotView => ({
  ...emptySlot,
  name,
  text: name === '' ? '' : `${name.toLowerCase()}, slow and wide`,
  empty: name === '',
  ...more,
});

export const samplePad = (
  name: string,
  hue: number,
  others: readonly number[],
  state: PadState = 'idle',
  more: Partial<PadView> = {},
): PadView => ({
  preset: name === '' ? null : name.toLowerCase().replaceAll(' ', '-'),
  name,
  hue,
  hues: [hue, ...others].map((one, i) => ({ hue: one, share: i === 0 ? 0.55 : 0.45 / Math.max(1, others.length) })),
  state,
  left: null,
  progress: 0,
  why: '',
  ...more,
});

const pads: readonly PadView[] = [
  samplePad('Black water', 250, [230]),
  samplePad('Forest', 160, [120], 'leaving'),
  samplePad('City in rain', 345, [205, 60], 'moving', { left: 4.6, progress: 0.42 }),
  samplePad('Glacier', 225, [210], 'armed', { left: 7.3 }),
  samplePad('Embers', 40, [70]),
  samplePad('Coral', 20, [205, 50]),
  samplePad('Dunes at night', 60, [300]),
  samplePad('Stained glass', 300, [25, 75, 150]),
  samplePad('Last light', 70, [350]),
  samplePad('Ink in milk', 265, [90]),
  samplePad('Cathedral', 80, [60]),
  samplePad('Static', 260, []),
  samplePad('Moss macro', 130, [], 'failed', { why: 'LoRA file missing' }),
  ...Array.from({ length: 3 }, () => samplePad('', 0, [], 'empty')),
];

const rows = [
  'Black water',
  'Forest',
  'City in rain',
  'Glacier',
  'Embers',
  'Dunes at night',
  'Coral',
  'Stained glass',
  'Ink in milk',
  'Cathedral',
  'Last light',
];
const seconds = [4, 6, 8, 4, 8, 6, 2, 0, 12, 15, 30];

/** The view that the mocks show, as a fresh value. */
export function sampleView(): View {
  return {
    link: { phase: 'live', line: '1:12:40', retryIn: null, rehearsal: false, server: '127.0.0.1:8000' },
    pace: {
      ...blank.pace,
      behind: 2,
      chunkMs: 742,
      chunks: [50, 49, 51, 50, 50, 58, 50, 49, 50, 52, 50, 50, 74, 55, 50, 50].map((tall, i) => ({
        ms: (tall / 50) * 742,
        sent: [1, 2, 5, 6, 7, 10, 11, 12, 13, 15].includes(i),
      })),
      fps: 16.2,
    },
    problems: [
      {
        id: 'a',
        code: 'osc/type',
        weight: 'odd',
        what: 'TouchDesigner sends words to prompt 2’s weight; 14 ignored.',
        then: 'Send a number from 0 to 1.',
        deed: null,
      },
      {
        id: 'b',
        code: 'midi/held',
        weight: 'odd',
        what: 'APC mini is held by another program, likely Resolume.',
        then: 'Close its port there.',
        deed: { word: 'Try again', does: 'midi' },
      },
    ],
    slots: [
      sampleSlot('Pine forest', { value: 0.36, sent: 0.538, seen: 0.673, share: 24 }),
      sampleSlot('Neon street', { text: street, value: 0.84, sent: 0.563, seen: 0.353, hand: 0.36, share: 56 }),
      sampleSlot('Frost on glass', { value: 0.12, sent: 0.08, seen: 0.05, share: 8 }),
      sampleSlot('Embers rising', { value: 0.18, sent: 0.22, seen: 0.25, share: 12 }),
      sampleSlot('Ink in milk', { value: 0.4, sent: 0.4, seen: 0.4, mute: true, silent: true }),
      sampleSlot(''),
      sampleSlot(''),
      sampleSlot(''),
    ],
    hands: [],
    reading: 2,
    source: 'slots',
    decks: {
      position: 1,
      a: { preset: 'forest', name: 'Forest', share: 0 },
      b: { preset: 'city-in-rain', name: 'City in rain', share: 100 },
    },
    morph: {
      x: 1,
      y: 1,
      corners: [
        { preset: 'forest', name: 'Forest', share: 0 },
        { preset: 'city-in-rain', name: 'City in rain', share: 100 },
        { preset: 'embers', name: 'Embers', share: 0 },
        { preset: 'glacier', name: 'Glacier', share: 0 },
      ],
    },
    pads,
    setlist: {
      at: 3,
      rows: rows.map((name, i) => ({
        place: i + 1,
        name,
        seconds: seconds[i] ?? 4,
        mark: i < 2 ? 'done' : i === 2 ? 'now' : i === 3 ? 'next' : 'later',
      })),
    },
    transition: { seconds: 8, unit: 'time', method: 'slerp', cover: 'none' },
    glide: 0.3,
    blend: 'linear',
    tempo: { bpm: 124, source: 'tapped', quantize: '4-bar', beat: 128 },
    params: [
      {
        address: '/param/noise_scale',
        label: 'Noise scale',
        value: 0.7,
        shape: { of: 'number', min: 0, max: 1, step: 0.01 },
        cut: false,
        dead: 'video only',
      },
      {
        address: '/lora/ink/scale',
        label: 'LoRA ink wash',
        value: 1.2,
        shape: { of: 'number', min: -10, max: 10, step: 0.1 },
        cut: true,
        dead: null,
      },
      {
        address: '/param/manage_cache',
        label: 'Manage cache',
        value: true,
        shape: { of: 'bool' },
        cut: false,
        dead: null,
      },
      {
        address: '/param/quantization',
        label: 'Quantization',
        value: 'fp8',
        shape: { of: 'choice', options: ['none', 'fp8', 'int8', 'nf4'] },
        cut: false,
        dead: null,
      },
      {
        address: '/seed',
        label: 'Seed',
        value: 42,
        shape: { of: 'number', min: 0, max: 100000, step: 1 },
        cut: false,
        dead: null,
      },
      {
        address: '/param/kv',
        label: 'KV cache bias',
        value: 0.3,
        shape: { of: 'number', min: 0, max: 1, step: 0.01 },
        cut: false,
        dead: 'Krea only',
      },
    ],
    stage: {
      ...blank.stage,
      trails: 0.3,
    },
    paused: false,
    locked: false,
    films: [],
    can: { undo: true, redo: true },
    show: { name: 'Forest to city' },
    files: {
      shows: [
        { id: 'forest', name: 'Forest to city', about: '13 presets, 11 in the set list', chosen: true, broken: null },
        { id: 'sea', name: 'Sea', about: '4 presets', chosen: false, broken: null },
      ],
      mappings: [
        {
          id: 'nano',
          name: 'nanoKONTROL2',
          about: 'faders play prompts 1 to 8, knobs the stage',
          chosen: true,
          broken: null,
        },
        { id: 'td', name: 'TouchDesigner', about: 'OSC, the whole address space', chosen: true, broken: null },
        {
          id: 'apc',
          name: 'APC mini',
          about: '',
          chosen: false,
          broken: 'apc.json line 9: no address "/promt/1/weight". Write "/prompt/1/weight". The old mapping plays on.',
        },
      ],
    },
    devices: [
      { name: 'nanoKONTROL2', kind: 'midi', state: 'heard', rate: null },
      { name: 'TouchDesigner', kind: 'osc', state: 'heard', rate: 60 },
      { name: 'APC mini', kind: 'midi', state: 'gone', rate: null },
    ],
    gesture: { from: 'Knob 2', address: '/stage/trails', became: '/stage/trails 0.3', at: 0 },
    learn: null,
    monitor: null,
    first: false,
    oscPort: 9000,
    player: { here: true, where: 'operator', viewers: 1, stages: 'none', films: false },
    wants: { midi: true, sysex: false, ports: null, gamepad: false },
  };
}

const sentence = 'nanoKONTROL2 is held by another program, likely Resolume, and so are the two others beside it.';

const bound: Readonly<Record<string, number>> = Object.fromEntries([
  ...[1, 2, 3, 4, 5].map((n) => [`/prompt/${n}/weight`, n - 1] as const),
  ...['loop', 'trails', 'zoom', 'hue', 'saturation', 'mirror', 'dissolve', 'fx'].map(
    (name, i) => [`/stage/${name}`, 16 + i] as const,
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`/pad/${n}/recall`, 31 + n] as const),
]);

/** Learn mode with a fader half heard, as the mock has it. */
export const sampleLearn = (more: Partial<LearnView> = {}): LearnView => ({
  target: '/prompt/6/weight',
  name: 'Prompt 6 weight',
  kept: '',
  canUndo: true,
  plates: Object.fromEntries(
    Object.entries(bound).map(([address, cc]) => [
      address,
      { label: `CC ${cc}`, short: `CC${cc}`, count: cc === 4 ? 2 : 1 },
    ]),
  ),
  proposal: {
    from: 'nanoKONTROL2',
    control: 'CC 5',
    is: 'a fader',
    evidence: '5 and 103, each once',
    will: '0 to 127, takeover scale',
    sweep: { low: 5, high: 103, least: 0, most: 127 },
    full: '0–127',
    heard: '5–103',
    prefers: 'full',
    codings: [
      { scheme: 'none', words: 'no encoder', isChosen: true },
      { scheme: 'twos-complement', words: 'right 1, left 127', isChosen: false },
      { scheme: 'binary-offset', words: 'right 65, left 63', isChosen: false },
      { scheme: 'signed-bit', words: 'right 1, left 65', isChosen: false },
      { scheme: 'signed-bit-inverted', words: 'right 65, left 1', isChosen: false },
    ],
    presses: [],
    landings: [],
    rivals: [{ key: 'cc 21 1 x', words: 'CC 21' }],
    clash: '',
    delays: '',
  },
  ...more,
});

/** What can become of the desk in a show; each is made from the sample, and none may move a thing. */
export const states: Readonly<Record<string, (view: View) => View>> = {
  show: (view) => view,
  learn: (view) => ({ ...view, learn: sampleLearn() }),
  learnclick: (view) => ({
    ...view,
    learn: sampleLearn({ target: null, name: '', proposal: null, kept: 'CC 5 plays Prompt 6 weight.' }),
  }),
  learnencoder: (view) => {
    const learn = sampleLearn();
    if (learn.proposal === null) return view;
    const codings = learn.proposal.codings.map((each, i) => ({ ...each, isChosen: i === 1 }));
    const heard = {
      full: null,
      heard: null,
      sweep: null,
      evidence: 'Right sent 1, left not heard yet',
      will: 'each step adds to it',
    };
    const is = 'an encoder';
    return {
      ...view,
      learn: {
        ...learn,
        proposal: { ...learn.proposal, ...heard, is, codings, clash: 'It plays Prompt 5 weight and 1 more' },
      },
    };
  },
  learnpad: (view) => {
    const learn = sampleLearn({ target: '/pad/9/recall', name: 'Pad 9' });
    if (learn.proposal === null) return view;
    const presses = [
      { press: 'single', words: 'Press', isChosen: false },
      { press: 'double', words: 'Double press', isChosen: false },
      { press: 'long', words: 'Long press', isChosen: true },
    ] as const;
    const landings = [
      { lands: 'tempo', words: 'As tempo says', isChosen: false },
      { lands: 'off', words: 'At once', isChosen: false },
      { lands: 'bar', words: 'On the bar', isChosen: true },
    ] as const;
    return {
      ...view,
      learn: {
        ...learn,
        plates: {
          ...learn.plates,
          '/prompt/1/mute': { label: 'CC 48', short: 'CC48', count: 1 },
          '/prompt/2/mute': { label: 'note 100', short: 'N100', count: 1 },
          '/prompt/2/solo': { label: 'note 100 + shift', short: 'N100+', count: 1 },
          '/prompt/3/mute': { label: 'note 17 ch 10', short: 'N17+', count: 2 },
          '/prompt/3/weight': { label: '14-bit CC 12', short: 'CC12', count: 1 },
          '/pad/10/recall': { label: 'note 36 long + shift', short: 'N36+', count: 1 },
          '/stage/flash': { label: 'note 37 double', short: 'N37+', count: 1 },
        },
        proposal: {
          ...learn.proposal,
          full: null,
          heard: null,
          sweep: null,
          is: 'a pad',
          control: 'note 36',
          evidence: '',
          will: 'a long press does it, on the bar',
          codings: [],
          presses,
          landings,
          clash: '',
          delays: 'Pad 1 will act when it is let go',
        },
      },
    };
  },
  monitor: (view) => ({
    ...view,
    monitor: {
      chunk: 5811,
      rows: [
        ['clicker', 'PageDown', 'the keyboard', '/setlist/next', false],
        ['TouchDesigner', '/td/blue words', '', 'nothing is bound to it', true],
        ['nanoKONTROL2', 'CC 0 ch 1 = 102', 'controllers/korg-nanokontrol2', '/prompt/1/weight 0.803', false],
        ['10.0.0.7:52111', '/stage/hue 12.5', 'its own address', '/stage/hue 12.5', false],
        [
          'nanoKONTROL2',
          'CC 1 ch 1 = 46',
          'controllers/korg-nanokontrol2',
          '/prompt/2/weight 0.362, the hand waits',
          true,
        ],
      ].map(([from, heard, by, became, isIdle], i) => ({
        n: i + 1,
        at: 1_700_000_000_000 + i * 1337,
        from: String(from),
        heard: String(heard),
        by: String(by),
        became: String(became),
        isIdle: isIdle === true,
      })),
    },
  }),
  first: (view) => ({ ...view, first: true, link: { ...view.link, phase: 'idle', line: 'press to connect' } }),
  idle: (view) => ({
    ...view,
    link: { ...view.link, phase: 'idle', line: 'press to connect' },
    problems: [],
    devices: [],
    gesture: null,
    player: { here: false, where: null, viewers: 0, stages: 'none', films: false },
    pace: blank.pace,
  }),
  rehearsal: (view) => ({
    ...view,
    link: { ...view.link, rehearsal: true, line: 'a stand-in' },
    problems: [
      {
        id: 'r',
        code: 'scope/none',
        weight: 'odd',
        what: 'No Scope answers at 127.0.0.1:8000, so this is a rehearsal.',
        then: 'Start Scope, then press Connect.',
        deed: { word: 'Connect', does: 'connect' },
      },
    ],
  }),
  waiting: (view) => ({
    ...view,
    link: { ...view.link, phase: 'waiting', line: 'no frame · Now', retryIn: 3.4 },
    problems: [
      {
        id: 'w',
        code: 'scope/no-frames',
        weight: 'risk',
        what: 'No picture since 2 s.',
        then: 'The last 4 s play to and fro; trying again in 4 s.',
        deed: { word: 'Now', does: 'connect' },
      },
    ],
  }),
  loading: (view) => ({ ...view, link: { ...view.link, phase: 'loading', line: 'encoder · 0:41' } }),
  decks: (view) => ({
    ...view,
    source: 'decks',
    decks: {
      ...view.decks,
      position: 0.62,
      a: { preset: 'forest', name: 'Forest', share: 38 },
      b: { preset: 'city-in-rain', name: 'City in rain', share: 62 },
    },
  }),
  pad: (view) => ({ ...view, source: 'pad', morph: { ...view.morph, x: 0.62, y: 0.2 } }),
  hands: (view) => ({
    ...view,
    slots: view.slots.map((slot) => ({ ...slot, hand: null })),
    hands: [
      { address: '/stage/level', name: 'Master', hand: 0.3, value: 1, text: '1', holder: '' },
      { address: '/stage/zoom', name: 'Zoom', hand: 0.8, value: 0.2, text: '1.6×', holder: 'stream' },
      { address: '/crossfade/position', name: 'Crossfade position', hand: 0.4, value: 1, text: '1', holder: '' },
      { address: '/stage/trails', name: 'Trails', hand: null, value: 0.4, text: '0.4', holder: 'hand 1.4 s' },
    ],
  }),
  blackout: (view) => ({
    ...view,
    stage: { ...view.stage, blackout: true, freeze: true, level: 0.4, hue: 40, loop: '1' },
  }),
  locked: (view) => ({ ...view, locked: true, can: { undo: false, redo: false } }),
  beats: (view) => ({ ...view, transition: { ...view.transition, unit: 'beats' } }),
  notempo: (view) => ({ ...view, tempo: { bpm: null, source: 'no tempo', quantize: 'off', beat: null } }),
  pads: (view) => ({
    ...view,
    pads: [
      samplePad('Coral', 20, [205], 'active'),
      samplePad('Coral', 20, [205], 'changed'),
      samplePad('Last light', 70, [350], 'stored'),
      ...view.pads.slice(3),
    ],
  }),
  full: (view) => ({
    ...view,
    link: { ...view.link, line: 'loading the encoder, 12:40:41' },
    problems: Array.from({ length: 9 }, (_, i) => ({
      id: String(i),
      code: 'x',
      weight: i === 4 ? ('risk' as const) : i < 4 ? ('odd' as const) : ('know' as const),
      what: sentence,
      then: 'Close its port there, then try again; what is bound to it waits meanwhile.',
      deed: { word: 'Try again', does: 'midi' as const },
    })),
    slots: view.slots.map((slot, i) => ({
      ...slot,
      empty: false,
      name: 'A name of forty characters, as long as it',
      text: `${slot.text} ${view.slots[1]?.text} ${view.slots[1]?.text}`,
      value: 0.5,
      sent: 0.6,
      seen: 0.4,
      share: i === 0 ? 100 : 0,
      holder: i === 2 ? 'stream' : i === 3 ? 'hand 1.4 s' : '',
      hand: i === 5 ? 0.2 : null,
    })),
    pads: Array.from({ length: 128 }, (_, i) =>
      samplePad(
        'A name of forty characters, as long as it',
        i * 20,
        [i * 7],
        i === 2 ? 'moving' : i === 3 ? 'armed' : 'idle',
        i === 2 || i === 3 ? { left: 58.4, progress: 0.4 } : {},
      ),
    ),
    devices: Array.from({ length: 5 }, (_, i) => ({
      name: `A controller with a long name ${i}`,
      kind: 'midi' as const,
      state: 'heard' as const,
      rate: 1000,
    })),
    gesture: {
      from: 'A controller with a long name, fader 2',
      address: '/prompt/2/weight',
      became: '/prompt/2/weight 0.84',
      at: 0,
    },
    show: { name: 'A show whose name is far too long for its seat' },
    setlist: {
      ...view.setlist,
      rows: view.setlist.rows.map((row) => ({ ...row, name: 'A name of forty characters, as long as it' })),
    },
    decks: {
      ...view.decks,
      a: { preset: 'long', name: 'A name of forty characters, as long as it', share: 50 },
      b: { preset: 'long', name: 'A name of forty characters, as long as it', share: 50 },
    },
  }),
};
