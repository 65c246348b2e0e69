/** What the bridge tells every page: the desk as one value, made of parts that are sent only when they change. */
import type { Course } from '../look/course.ts';
import type { Json } from '../unit.ts';

/** The link as the far bar shows it; `phase` is also `document.documentElement.dataset.link`. */
export type LinkView = {
  readonly phase: 'idle' | 'loading' | 'connecting' | 'live' | 'waiting' | 'stopped';
  /** The second line: what, how long, or what to press. */
  readonly line: string;
  /** Seconds until the next try, while waiting; otherwise null. */
  readonly retryIn: number | null;
  /** The word that stands where "Live" stands while no real Scope plays. */
  readonly rehearsal: boolean;
  /** Where Scope is, as a person would write it: `127.0.0.1:8000`. */
  readonly server: string;
};

export type PaceView = {
  /** From hand to picture, in seconds, or null while unknown. */
  readonly behind: number | null;
  /** Length of a chunk in ms, or null while unknown. */
  readonly chunkMs: number | null;
  /** The last sixteen chunks, oldest first: length in ms, and whether something was sent in it. */
  readonly chunks: readonly { readonly ms: number; readonly sent: boolean }[];
  readonly fps: number | null;
  /** Frames that the player could not show, since it connected. */
  readonly dropped: number;
  /** What the player's stage presented of them, and how often none came for a while. */
  readonly presented: number;
  readonly gaps: number;
  /** How many display frames after its moment the last covered recall was revealed; null before the first. */
  readonly reveal: number | null;
  /** From Scope's queue to the display, in ms, once a cut was seen; null before. */
  readonly wayMs: number | null;
  /** Seconds that a reset would win back. */
  readonly waits: number;
  /** Since it connected: what hands did, messages it was merged into, and those a chunk was seen to take in. */
  readonly tally: { readonly moves: number; readonly sent: number; readonly played: number };
};

export type ProblemView = {
  /** Stays the same while the problem stands; a key for lists. */
  readonly id: string;
  readonly code: string;
  /** `risk`: the picture is at risk (octagon); `odd`: playing on (triangle); `know`: to know (ring-i). */
  readonly weight: 'risk' | 'odd' | 'know';
  /** What happened, in bold. */
  readonly what: string;
  /** What to do, or what we do. */
  readonly then: string;
  /** One deed: the word on its button and the change or wish it puts. */
  readonly deed: { readonly word: string; readonly does: 'connect' | 'dismiss' | 'midi' | 'reset' | 'output' } | null;
};

export type SlotView = {
  readonly name: string;
  readonly text: string;
  readonly empty: boolean;
  /** 0..1, what we want now (the course sampled), hand in sync or not. */
  readonly value: number;
  /** 0..1, what Scope was last sent for this slot, as a fader position. */
  readonly sent: number;
  /** 0..1, what the picture shows (sent + measured delay has passed). */
  readonly seen: number;
  /** 0..1 while a control waits to be taken over, else null. */
  readonly hand: number | null;
  /** Share of the mix that is wanted, in per cent; all shares sum to 100. */
  readonly share: number;
  readonly mute: boolean;
  readonly solo: boolean;
  /** Muted, or left out because another slot is solo. */
  readonly silent: boolean;
  /** Who holds it against whom: said at the fader's foot; empty when nobody waits. */
  readonly holder: string;
};

/** An address, no prompt's weight, that a hand waits for, or that a stream and a hand share. */
export type HandView = {
  readonly address: string;
  readonly name: string;
  /** 0..1 of its range while a control waits to be taken over, else null. */
  readonly hand: number | null;
  /** 0..1, and in words. */
  readonly value: number;
  readonly text: string;
  /** Who holds it against whom; empty when nobody waits. */
  readonly holder: string;
};

export type PadState = 'empty' | 'idle' | 'armed' | 'moving' | 'leaving' | 'active' | 'changed' | 'stored' | 'failed';

export type PadView = {
  readonly preset: string | null;
  readonly name: string;
  /** OKLCH hue of the 3 px bar and the thumbnail, 0..360. */
  readonly hue: number;
  /** Weighted prompt hues, for a thumbnail drawn from its own prompts. */
  readonly hues: readonly { readonly hue: number; readonly share: number }[];
  readonly state: PadState;
  /** Seconds until it lands (armed) or is seen (moving); null otherwise. */
  readonly left: number | null;
  /** 0..1 of the move that is done, while moving. */
  readonly progress: number;
  /** Why it failed, else empty. */
  readonly why: string;
};

export type SetlistRow = {
  readonly place: number;
  readonly name: string;
  readonly seconds: number;
  readonly mark: 'done' | 'now' | 'next' | 'later';
};

/** A mapping or show file that can be chosen. */
export type FileView = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly chosen: boolean;
  /** The sentence of what is wrong in it, else null; a broken file stays listed. */
  readonly broken: string | null;
};

export type DeviceView = {
  readonly name: string;
  readonly kind: 'midi' | 'osc' | 'dmx';
  /** `gone`: it was here; `waiting`: a mapping names it, and it never was. */
  readonly state: 'heard' | 'quiet' | 'gone' | 'waiting';
  /** Messages a second, for streams; else null. */
  readonly rate: number | null;
};

/** A parameter of the loaded pipeline, for the parameters tab. */
export type ParamView = {
  readonly address: string;
  readonly label: string;
  readonly value: Json;
  readonly shape:
    | { readonly of: 'number'; readonly min: number; readonly max: number; readonly step: number }
    | { readonly of: 'bool' }
    | { readonly of: 'choice'; readonly options: readonly string[] }
    | { readonly of: 'text' };
  readonly cut: boolean;
  /** Why it does nothing here, else null. */
  readonly dead: string | null;
};

export type StageView = {
  readonly level: number;
  /** Seconds that level and blackout take. */
  readonly fade: number;
  readonly blackout: boolean;
  readonly freeze: boolean;
  readonly loop: string;
  readonly trails: number;
  /** Growth of the trails. */
  readonly trailzoom: number;
  readonly zoom: number;
  readonly hue: number;
  readonly saturation: number;
  readonly contrast: number;
  readonly mirror: number;
  readonly dissolve: number;
  readonly fx: number;
  /** Counts up with each flash; `strength` is the last one's, `most` how many a second may have. */
  readonly flash: { readonly count: number; readonly strength: number; readonly most: number };
  /** Cover fills the screen, contain shows all, stretch does both. */
  readonly fit: 'cover' | 'contain' | 'stretch';
  /** How the picture lies on its display: cropped, moved by its own widths and heights, turned, mirrored. */
  readonly turn: {
    readonly scale: number;
    readonly x: number;
    readonly y: number;
    readonly degrees: number;
    readonly flip: string;
  };
  /** The film that plays instead of Scope; empty: none. */
  readonly film: string;
  /** What plays when no frame has come for so long; with what colour, and which film. */
  readonly standby: {
    readonly as: string;
    readonly afterMs: number;
    readonly colour: string;
    readonly film: string;
  };
  /** What happens when frames have piled up. */
  readonly late: string;
  /** The test card is shown. */
  readonly card: boolean;
  /** Numbers above that are on their way there, by name, in the bridge's time. */
  readonly ways: Readonly<Record<string, Course>>;
  /** Counts up with each hard cut of Scope's that is on its way; it will be in the picture within so many ms. */
  readonly cut: { readonly count: number; readonly withinMs: number };
  /** One beat of the loop. */
  readonly beatMs: number;
  /** A recall that is covered from and until these moments of the bridge's; null: none is. */
  readonly cover: {
    readonly id: number;
    readonly how: 'dissolve' | 'loop';
    readonly from: number;
    readonly until: number;
  } | null;
};

/** What is heard for a target while learning. All in words, but for the sweep, which is drawn. */
export type ProposalView = {
  /** The device or sender, the control on it, and what kind of control it is. */
  readonly from: string;
  readonly control: string;
  readonly is: string;
  /** What was heard for that: the ends and how often, or the bytes of each way. */
  readonly evidence: string;
  readonly will: string;
  /** In the control's own units. */
  readonly sweep: {
    readonly low: number;
    readonly high: number;
    readonly least: number;
    readonly most: number;
  } | null;
  /** The whole range and what was heard of it, `0–127`; null where there is nothing to choose. */
  readonly full: string | null;
  readonly heard: string | null;
  readonly prefers: 'full' | 'heard';
  readonly codings: readonly {
    readonly scheme: 'twos-complement' | 'binary-offset' | 'signed-bit' | 'signed-bit-inverted' | 'none';
    readonly words: string;
    readonly isChosen: boolean;
  }[];
  /** Of a button: which press; and of what waits for the beat: for which. */
  readonly presses: readonly {
    readonly press: 'single' | 'double' | 'long';
    readonly words: string;
    readonly isChosen: boolean;
  }[];
  readonly landings: readonly {
    readonly lands: 'tempo' | 'off' | 'beat' | 'bar' | '2-bar' | '4-bar';
    readonly words: string;
    readonly isChosen: boolean;
  }[];
  readonly rivals: readonly { readonly key: string; readonly words: string }[];
  /** What the control plays already; empty when nothing. */
  readonly clash: string;
  /** What of its plain press waits once there is another one; empty when nothing. */
  readonly delays: string;
};

export type LearnView = {
  readonly target: string | null;
  readonly name: string;
  readonly proposal: ProposalView | null;
  /** What was kept last, in words. */
  readonly kept: string;
  readonly canUndo: boolean;
  /** What is bound to each address; a count above 1 is a clash. */
  readonly plates: Readonly<Record<string, { readonly label: string; readonly short: string; readonly count: number }>>;
};

export type MonitorView = {
  readonly rows: readonly {
    readonly n: number;
    /** The bridge's clock, which is the wall's. */
    readonly at: number;
    readonly from: string;
    readonly heard: string;
    readonly by: string;
    readonly became: string;
    readonly isIdle: boolean;
  }[];
  readonly chunk: number;
};

/** A deck: the preset on it, null when it is empty, and its share of what plays in per cent. */
export type DeckView = { readonly preset: string | null; readonly name: string; readonly share: number };

/** How the audience's windows stand: none, one that is not full screen, or one that is. */
export type Stages = 'none' | 'window' | 'full';

export type View = {
  readonly link: LinkView;
  readonly pace: PaceView;
  readonly problems: readonly ProblemView[];
  readonly slots: readonly SlotView[];
  readonly hands: readonly HandView[];
  /** Number (from 1) of the slot that is read. */
  readonly reading: number;
  readonly source: 'slots' | 'decks' | 'pad';
  readonly decks: {
    readonly position: number;
    readonly a: DeckView;
    readonly b: DeckView;
  };
  /** Corners: above on the left and right, then below; those that are missing are empty decks. */
  readonly morph: { readonly x: number; readonly y: number; readonly corners: readonly DeckView[] };
  /** All 128, or as many as there are presets, at least 16; pad n is at index n - 1. */
  readonly pads: readonly PadView[];
  readonly setlist: { readonly rows: readonly SetlistRow[]; readonly at: number | null };
  readonly transition: {
    readonly seconds: number;
    readonly unit: 'time' | 'beats' | 'steps';
    readonly method: 'linear' | 'slerp';
    readonly cover: 'none' | 'dissolve' | 'loop';
  };
  readonly glide: number;
  readonly blend: 'linear' | 'slerp';
  readonly tempo: {
    readonly bpm: number | null;
    readonly source: string;
    readonly quantize: string;
    /** Whole beats since the downbeat; null without a tempo. */
    readonly beat: number | null;
  };
  readonly params: readonly ParamView[];
  readonly stage: StageView;
  readonly paused: boolean;
  readonly locked: boolean;
  /** Recordings and films that can be played, by name. */
  readonly films: readonly string[];
  readonly can: { readonly undo: boolean; readonly redo: boolean };
  readonly show: { readonly name: string };
  readonly files: { readonly mappings: readonly FileView[]; readonly shows: readonly FileView[] };
  readonly devices: readonly DeviceView[];
  /** The last gesture: which control, and what it did. */
  readonly gesture: {
    readonly from: string;
    readonly address: string;
    readonly became: string;
    readonly at: number;
  } | null;
  /** Null while nobody learns. */
  readonly learn: LearnView | null;
  /** Null while nobody looks at it. */
  readonly monitor: MonitorView | null;
  /** Nothing was ever saved here: the first run is offered. */
  readonly first: boolean;
  /** The UDP port that hears OSC. */
  readonly oscPort: number;
  readonly player: {
    readonly here: boolean;
    readonly where: 'stage' | 'operator' | null;
    readonly viewers: number;
    readonly stages: Stages;
    /** The show plays on video: whoever plays needs a camera. */
    readonly films: boolean;
  };
  /**
   * Does any chosen mapping, or learn, need MIDI, and SysEx with it? The page asks for permission only then, and opens only
   * these ports, by names as mapping files have them; null: all.
   */
  readonly wants: {
    readonly midi: boolean;
    readonly sysex: boolean;
    readonly ports: readonly string[] | null;
    readonly gamepad: boolean;
  };
};
