/** Scope's own MIDI profile, as its web page keeps it in the browser, to a mapping file of ours; what has no like is told. */
import { z } from 'zod';
import { SLOTS } from '../address/table.ts';
import { clamp } from '../unit.ts';
import { checkMapping } from './check.ts';
import { type Binding, type Mapping, MAPPING_FORMAT } from './file.ts';

const source = z.looseObject({
  channel: z.int().min(0).max(15),
  midi_cc: z.int().min(0).max(127).nullish(),
  midi_note: z.int().min(0).max(127).nullish(),
});
const target = z.looseObject({
  parameter: z.string().nullish(),
  arrayIndex: z.int().min(0).nullish(),
  action: z.string().nullish(),
  prompt_index: z.int().min(0).nullish(),
  values: z.array(z.json()).nullish(),
});
const entry = z.looseObject({
  type: z.string(),
  source,
  target,
  range: z.looseObject({ min: z.number(), max: z.number() }).nullish(),
});
type Entry = z.infer<typeof entry>;

/** Scope uses the first profile of the list, and no other. */
const Profiles = z.array(z.looseObject({ name: z.string().nullish(), mappings: z.array(z.unknown()) })).min(1);

export type Imported = { readonly mapping: Mapping; readonly left: readonly string[] };

/** Null: it is no profile of Scope's. */
export function fromScopeProfile(given: unknown): Imported | null {
  const parsed = Profiles.safeParse(given);
  const profile = parsed.success ? parsed.data[0] : undefined;
  if (profile === undefined) return null;
  const read = profile.mappings.map(readEntry);
  const mapping: Mapping = {
    format: MAPPING_FORMAT,
    name: `${profile.name ?? 'Default'} (from Scope)`.slice(0, 80),
    about: "Made from Scope's own MIDI profile.",
    inputs: { midi: { type: 'midi' } },
    bindings: read.flatMap((each) => ('binding' in each ? [each.binding] : [])),
  };
  return { mapping, left: read.flatMap((each) => ('left' in each ? [each.left] : [])) };
}

type Read = { readonly binding: Binding } | { readonly left: string };

function readEntry(given: unknown, i: number): Read {
  const place = `mappings[${i}]`;
  const parsed = entry.safeParse(given);
  if (!parsed.success) return { left: `${place}: is no mapping of Scope's` };
  const { midi_cc: cc, midi_note: note, channel } = parsed.data.source;
  if (cc == null && note == null) return { left: `${place}: its learning was never finished` };
  const does = doesOf(parsed.data);
  if (typeof does === 'string') return { left: `${place}: ${does}` };
  const from = { channel: channel + 1, ...(cc == null ? { note: note ?? 0 } : { cc }) };
  const binding: Binding = { from, ...does };
  const [issue] = checkMapping({ format: MAPPING_FORMAT, name: 'it', bindings: [binding] });
  return issue === undefined ? { binding } : { left: `${place}: ${issue.what}` };
}

type Does = Omit<Binding, 'from'>;

/** A word instead: why nothing of ours does it. */
function doesOf({
  type,
  target: { parameter, arrayIndex, action, prompt_index: prompt, values },
  range,
}: Entry): Does | string {
  switch (type) {
    case 'continuous':
      return parameter == null ? 'names no parameter' : follows(parameter, arrayIndex ?? 0, range ?? null);
    case 'toggle':
      return parameter == null ? 'names no parameter' : { to: `/param/${parameter}`, mode: 'toggle' };
    case 'enum_cycle':
      if (parameter == null || values == null || values.length < 2) return 'has no values to walk through';
      return { to: `/param/${parameter}`, mode: 'cycle', values };
    case 'trigger':
      return pressed(action ?? '', prompt ?? 0);
    default:
      return `"${type}" is not known`;
  }
}

/** By a control change these two flip in Scope, though they are bound as values. */
const FLIPS: ReadonlySet<string> = new Set(['noise_controller', 'manage_cache']);

function follows(
  parameter: string,
  i: number,
  range: { readonly min: number; readonly max: number } | null,
): Does | string {
  if (FLIPS.has(parameter)) return { to: `/param/${parameter}`, mode: 'toggle' };
  if (parameter.startsWith('lora_scale_')) return 'scales of LoRAs do nothing in Scope either';
  if (parameter === 'prompt_weight') {
    if (i >= SLOTS) return `there are ${SLOTS} prompts`;
    const share = (value: number): number => clamp(value / 100, 0, 1);
    return { to: `/prompt/${i + 1}/weight`, ...outOf(share(range?.min ?? 0), share(range?.max ?? 100), 0, 1) };
  }
  if (parameter === 'denoising_step_list')
    return { to: `/param/denoising_step_list/${i + 1}`, ...outOf(range?.min ?? 0, range?.max ?? 1000, 0, 1000) };
  return { to: `/param/${parameter}`, ...outOf(range?.min ?? 0, range?.max ?? 1, Number.NaN, Number.NaN) };
}

/** What is the address's own range need not be said. */
const outOf = (low: number, high: number, least: number, most: number): Pick<Binding, 'out'> =>
  low === least && high === most ? {} : { out: [low, high] };

function pressed(action: string, prompt: number): Does | string {
  const numbered = /^switch_prompt(?:_(\d))?$/.exec(action);
  if (numbered !== null) return alone(numbered[1] === undefined ? prompt : Number(numbered[1]));
  switch (action) {
    case 'reset_cache':
      return { to: '/cache/reset' };
    case 'toggle_pause':
      return { to: '/pause', mode: 'toggle' };
    case 'add_denoising_step':
    case 'remove_denoising_step':
      return 'the number of steps belongs to the pipeline here';
    default:
      return `"${action}" does nothing`;
  }
}

/** This prompt at full weight and the others at none, as Scope switches. */
function alone(prompt: number): Does | string {
  if (prompt >= SLOTS) return `there are ${SLOTS} prompts`;
  const weight = (i: number): { address: string; value: number } => ({
    address: `/prompt/${i + 1}/weight`,
    value: i === prompt ? 1 : 0,
  });
  return { to: Array.from({ length: SLOTS }, (_, i) => weight(i)), mode: 'set' };
}
