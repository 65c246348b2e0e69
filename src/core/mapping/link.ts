/** One control and one address made ready: mode, ranges, takeover and conditions decided once, not at each gesture. */
import { coerce } from '../address/coerce.ts';
import { type Resolved, resolve } from '../address/resolve.ts';
import type { World } from '../address/world.ts';
import type { Row, Shape, Takeover } from '../address/row.ts';
import type { Problem } from '../problem.ts';
import type { Json } from '../unit.ts';
import type { Link } from './compiled.ts';
import type { Binding, Input } from './file.ts';
import { USUAL_EURO } from './euro.ts';
import { isOfDmx } from './from.ts';
import { modeOf, unfit } from './mode.ts';
import { rangeOf, type Source } from './source.ts';
import type { Aim } from './target.ts';
import type { Range, Transform } from './transform.ts';

export type Draft = Omit<Link, 'n' | 'control'>;
export type Drafted = { readonly draft: Draft | null; readonly problem: Problem | null };

/** A stream yields so long to a hand, unless the file says otherwise. */
const YIELD_MS = 2000;

export function draftLink(
  file: string,
  binding: Binding,
  aim: Aim,
  source: Source,
  input: Input | null,
  world: World,
): Drafted {
  const found = resolve(aim.address, world);
  if (found.is === 'waiting')
    return { draft: null, problem: { code: 'mapping/waiting', file, address: found.address } };
  const dead = (why: string): Problem => ({ code: 'mapping/dead', file, address: aim.address, why });
  if (found.is === 'wrong') return { draft: null, problem: dead('there is no such address') };
  const { row, address } = found;
  const mode = modeOf(binding, aim.value, row, source.kind);
  const wrong = unfit(mode, binding, aim.value, address, row, source.kind);
  if (wrong !== null) return { draft: null, problem: dead(`${wrong.what}; ${wrong.right}`) };
  const draft: Draft = {
    file,
    address,
    row,
    mode,
    press: binding.press ?? null,
    relative: binding.from.relative ?? null,
    value: fitted(row.shape, aim.value),
    values: (binding.values ?? choices(row.shape)).map((value) => fitted(row.shape, value) ?? value),
    calibrated: binding.in !== undefined,
    transform: transformOf(binding, aim, source, row),
    takeover: takeoverOf(binding, source, row),
    smooth: smoothOf(binding),
    quantize: binding.quantize ?? null,
    yields: binding.yield ?? (input !== null && 'yield' in input ? input.yield : undefined) ?? YIELD_MS,
    when: conditions(binding, world),
  };
  return { draft, problem: row.dead === null ? null : dead(row.dead) };
}

/** A desk says where its cues are, not where a hand is: it jumps, unless the file says that a hand is on it. */
function takeoverOf({ takeover }: Binding, { kind }: Source, row: Row): Takeover {
  if (kind === 'osc' || kind === 'key') return 'jump';
  return takeover ?? (isOfDmx(kind) ? 'jump' : row.takeover);
}

const smoothOf = ({ smooth = 0 }: Binding): Link['smooth'] => {
  if (typeof smooth === 'number') return smooth;
  const { minCutoff, beta, speedCutoff } = smooth.oneEuro;
  return {
    minCutoff: minCutoff ?? USUAL_EURO.minCutoff,
    beta: beta ?? USUAL_EURO.beta,
    speedCutoff: speedCutoff ?? USUAL_EURO.speedCutoff,
  };
};

function fitted(shape: Shape, value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  const given = coerce(shape, value);
  return given.ok ? given.value : value;
}

function choices(shape: Shape): readonly Json[] {
  if (shape.of === 'choice') return shape.values;
  return shape.of === 'bool' ? [false, true] : [];
}

function transformOf(binding: Binding, aim: Aim, source: Source, { shape }: Row): Transform {
  const { deadzone, step } = binding;
  const zone = typeof deadzone === 'number' ? { ends: deadzone } : (deadzone ?? {});
  const own: Range = shape.of === 'number' ? [shape.min, shape.max] : [0, 1];
  const out = aim.out ?? own;
  return {
    in: binding.in ?? rangeOf(source.kind),
    ends: zone.ends ?? 0,
    centre: zone.centre ?? 0,
    invert: binding.invert ?? false,
    curve: binding.curve ?? 'linear',
    out,
    step: step ?? 0,
  };
}

function conditions(binding: Binding, world: World): Link['when'] {
  const layer = binding.layer === undefined ? [] : [{ address: `/layer/${binding.layer}` as const, value: true }];
  const when = Object.entries(binding.when ?? {}).flatMap(([given, value]) => {
    const found: Resolved = resolve(given, world);
    if (found.is === 'wrong') return [];
    return [
      { address: found.address, value: found.is === 'known' ? (fitted(found.row.shape, value) ?? value) : value },
    ];
  });
  return [...layer, ...when];
}
