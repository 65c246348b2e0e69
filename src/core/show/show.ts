/** A show as the desk plays it: the file with its gaps filled. */
import type { Mode } from '../address/param.ts';
import type { Method, Moved, Over } from '../look/look.ts';
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
  readonly parameters: Readonly<Record<string, Json>>;
  readonly stage: Readonly<Record<string, Json>>;
};

export type Place = { readonly preset: string; readonly over: Over | null; readonly method: Method | null };

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
  readonly stage: Readonly<Record<string, Json>>;
  /** Flashes in a second at most. */
  readonly flashes: number;
  readonly presets: readonly Preset[];
  readonly setlist: readonly Place[];
  readonly safe: string | null;
};

/** What Scope is asked to load when a show does not say. */
export const USUAL_PIPELINE: Pipeline = { id: 'longlive', load: { width: 576, height: 320 }, mode: 'text' };

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
    stage: file.stage ?? {},
    flashes: file.flashes ?? USUAL_FLASHES,
    presets: (file.presets ?? []).map(presetOf),
    setlist: (file.setlist ?? []).map((entry) =>
      typeof entry === 'string'
        ? { preset: entry, over: null, method: null }
        : { preset: entry.preset, ...timing(entry.transition) },
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

function timing(transition: Transition | undefined): { readonly over: Over | null; readonly method: Method | null } {
  const method = transition?.method ?? null;
  if (transition?.time !== undefined) return { over: { unit: 'time', count: transition.time }, method };
  if (transition?.beats !== undefined) return { over: { unit: 'beats', count: transition.beats }, method };
  if (transition?.steps !== undefined) return { over: { unit: 'steps', count: transition.steps }, method };
  return { over: null, method };
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
  stage: {},
  flashes: USUAL_FLASHES,
  presets: [],
  setlist: [],
  safe: null,
};
