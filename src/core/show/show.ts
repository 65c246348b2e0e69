/** A show as the desk plays it: the file with its gaps filled. */
import type { Mode } from '../address/param.ts';
import type { Cover, Method, Moved, Over } from '../look/look.ts';
import type { Json } from '../unit.ts';
import type { Show as ShowFile } from './file.ts';
import type { Preset as PresetFile, Transition } from './preset.ts';

export type Line = { readonly name: string; readonly text: string; readonly weight: number };

export type Preset = {
  readonly id: string;
  readonly name: string;
  /** Null: the mix stays as it is. */
  readonly prompts: readonly Line[] | null;
  readonly blend: Method | null;
  readonly over: Over | null;
  readonly method: Method | null;
  readonly cover: Cover | null;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly stage: Readonly<Record<string, Json>>;
};

/** How a recall goes, as far as it is said. */
export type Timing = { readonly over: Over | null; readonly method: Method | null; readonly cover: Cover | null };

export type Place = Timing & { readonly preset: string };

export type Pipeline = { readonly id: string; readonly load: Readonly<Record<string, Json>>; readonly mode: Mode };

export type Show = {
  readonly name: string;
  readonly pipeline: Pipeline;
  readonly moved: Moved;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly prompts: readonly Line[];
  readonly blend: Method;
  readonly over: Over;
  readonly method: Method;
  readonly cover: Cover;
  readonly stage: Readonly<Record<string, Json>>;
  readonly standby: { readonly colour: string; readonly film: string };
  /** Flashes in a second at most. */
  readonly flashes: number;
  readonly presets: readonly Preset[];
  readonly setlist: readonly Place[];
  readonly safe: string | null;
};

/** What Scope is asked to load when a show does not say. */
export const USUAL_PIPELINE: Pipeline = { id: 'longlive', load: { width: 576, height: 320 }, mode: 'text' };

const USUAL_STANDBY: Show['standby'] = { colour: '#000000', film: '' };

/** More than three flashes in a second can cause a seizure (WCAG 2.3.1). */
const USUAL_FLASHES = 3;

export function showOf(file: ShowFile): Show {
  const transition = timing(file.transition);
  return {
    name: file.name,
    pipeline: pipelineOf(file.pipeline),
    moved: file.moved ?? 'pursue',
    parameters: file.parameters ?? {},
    prompts: (file.prompts ?? []).map(lineOf),
    blend: file.blend ?? 'linear',
    over: transition.over ?? { unit: 'time', count: 4 },
    method: transition.method ?? 'linear',
    cover: transition.cover ?? 'none',
    stage: file.stage ?? {},
    standby: {
      colour: file.standby?.colour ?? USUAL_STANDBY.colour,
      film: file.standby?.film ?? USUAL_STANDBY.film,
    },
    flashes: file.flashes ?? USUAL_FLASHES,
    presets: (file.presets ?? []).map(presetOf),
    setlist: (file.setlist ?? []).map((entry) =>
      typeof entry === 'string' ? { preset: entry, ...UNSAID } : { preset: entry.preset, ...timing(entry.transition) },
    ),
    safe: file.safe ?? null,
  };
}

const pipelineOf = (given: ShowFile['pipeline']): Pipeline =>
  given === undefined ? USUAL_PIPELINE : { id: given.id, load: given.load ?? {}, mode: given.mode ?? 'text' };

const lineOf = ({
  name,
  text,
  weight,
}: {
  name?: string | undefined;
  text: string;
  weight?: number | undefined;
}): Line => ({
  name: name ?? '',
  text,
  weight: weight ?? 1,
});

const presetOf = (file: PresetFile): Preset => ({
  id: file.id,
  name: file.name ?? file.id,
  prompts: file.prompts?.map(lineOf) ?? null,
  blend: file.blend ?? null,
  ...timing(file.transition),
  parameters: file.parameters ?? {},
  stage: file.stage ?? {},
});

export const UNSAID: Timing = { over: null, method: null, cover: null };

function timing(transition: Transition | undefined): Timing {
  const said = { ...UNSAID, method: transition?.method ?? null, cover: transition?.cover ?? null };
  if (transition?.time !== undefined) return { ...said, over: { unit: 'time', count: transition.time } };
  if (transition?.beats !== undefined) return { ...said, over: { unit: 'beats', count: transition.beats } };
  if (transition?.steps !== undefined) return { ...said, over: { unit: 'steps', count: transition.steps } };
  return said;
}

/** The show that plays when none is chosen: eight slots, no presets. */
export const EMPTY_SHOW: Show = {
  name: 'Untitled',
  pipeline: USUAL_PIPELINE,
  moved: 'pursue',
  parameters: {},
  prompts: [],
  blend: 'linear',
  over: { unit: 'time', count: 4 },
  method: 'linear',
  cover: 'none',
  stage: {},
  standby: USUAL_STANDBY,
  flashes: USUAL_FLASHES,
  presets: [],
  setlist: [],
  safe: null,
};
