/** Parameters and stage values of a show: what Scope would choke on, what must not be sent while it plays. */
import { resolve } from '../address/resolve.ts';
import { paramsOf } from '../address/param.ts';
import { STEPS } from '../address/table.ts';
import { coerce } from '../address/coerce.ts';
import type { Shape } from '../address/row.ts';
import { type Issue, issue, meant, type Path, shown } from '../mapping/issue.ts';
import { valueIssues } from '../mapping/check-value.ts';
import type { Json } from '../unit.ts';
import { STAGE } from './stage-schema.ts';

type Values = Readonly<Record<string, Json>>;

export const stageIssues = (stage: Values, path: Path): readonly Issue[] =>
  Object.entries(stage).flatMap(([name, value]) => {
    const row = STAGE.get(name);
    const place = [...path, name];
    return row === undefined
      ? [issue(path, `unknown key "${name}"`, meant(name, [...STAGE.keys()]))]
      : valueIssues(value, row, row.pattern, place);
  });

/** Why a key has no place in `parameters`. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['width', 'put it in pipeline.load: it counts only when the pipeline is loaded'],
  ['height', 'put it in pipeline.load: it counts only when the pipeline is loaded'],
  ['denoising_steps', 'did you mean "denoising_step_list"?'],
  ['seed', 'did you mean "base_seed"?'],
  ['prompts', 'put prompts in "prompts"'],
  ['transition', 'put it in "transition"'],
  ['spatial_interpolation_method', 'put it in "blend"'],
  ['temporal_interpolation_method', 'put it in "transition": { "method": … }'],
  ['reset_cache', 'leave it out: it is no value, it happens once'],
  ['paused', 'leave it out: a show does not begin paused'],
  ['lora_scales', 'leave it out: LoRA control is not built yet'],
]);

/** The parameters whose shapes are the same in every pipeline. */
const USUAL: ReadonlyMap<string, Shape> = new Map(paramsOf(null, 'video').map(({ name, shape }) => [name, shape]));

export const parameterIssues = (parameters: Values, path: Path): readonly Issue[] =>
  Object.entries(parameters).flatMap(([name, value]) => {
    const place = [...path, name];
    const elsewhere = ELSEWHERE.get(name);
    if (elsewhere !== undefined) return [issue(place, 'has no place here', elsewhere)];
    if (name === 'denoising_step_list') return stepListIssues(value, place);
    const shape = USUAL.get(name) ?? (name === 'base_seed' ? seedShape() : undefined);
    return shape === undefined ? [] : shapeIssues(value, shape, name, place);
  });

function seedShape(): Shape | undefined {
  const seed = resolve('/seed');
  return seed.is === 'known' ? seed.row.shape : undefined;
}

function shapeIssues(value: Json, shape: Shape, name: string, place: Path): readonly Issue[] {
  const given = coerce(shape, value);
  if (!given.ok) return [issue(place, `${shown(value)} does not fit "${name}"`, `give ${given.problems.join(', ')}`)];
  if (shape.of !== 'number' || typeof value !== 'number' || (value >= shape.min && value <= shape.max)) return [];
  return [issue(place, `${value} is out of the range of "${name}"`, `give a number from ${shape.min} to ${shape.max}`)];
}

/** A rising or broken list makes Scope fail in every chunk until it is overwritten. */
function stepListIssues(value: Json, place: Path): readonly Issue[] {
  const right = `give 1 to ${STEPS} whole numbers from 1000 to 0, each below the one before`;
  if (!Array.isArray(value)) return [issue(place, `${shown(value)} is no list of steps`, right)];
  const steps: readonly Json[] = value;
  const fits = steps.every((step, i) => {
    const before = steps[i - 1];
    return (
      typeof step === 'number' &&
      Number.isInteger(step) &&
      step >= 0 &&
      step <= 1000 &&
      (typeof before !== 'number' || before > step)
    );
  });
  return fits && steps.length > 0 && steps.length <= STEPS
    ? []
    : [issue(place, `${JSON.stringify(steps)} is no list of steps`, right)];
}
