/** What a binding aims at: its addresses, each with the range and value that count for it. */
import type { Json } from '../unit.ts';
import type { Binding } from './file.ts';
import type { Path } from './issue.ts';
import type { Range } from './transform.ts';

export type Aim = {
  /** As written; only `resolve` says what it is. */
  readonly address: string;
  readonly out: Range | undefined;
  readonly value: Json | undefined;
  readonly path: Path;
  readonly outPath: Path;
  readonly valuePath: Path;
};

export function targetsOf(binding: Binding): readonly Aim[] {
  const { to } = binding;
  if (!Array.isArray(to)) return [aim(binding, to, ['to'])];
  return to.map((each, i) => aim(binding, each, ['to', i]));
}

type Said =
  | string
  | { readonly address: string; readonly out?: [number, number] | undefined; readonly value?: Json | undefined };

function aim(binding: Binding, said: Said, path: Path): Aim {
  const own = typeof said === 'string' ? { address: said } : said;
  return {
    address: own.address,
    out: own.out ?? binding.out,
    value: own.value ?? binding.value,
    path: typeof said === 'string' ? path : [...path, 'address'],
    outPath: own.out === undefined ? ['out'] : [...path, 'out'],
    valuePath: own.value === undefined ? ['value'] : [...path, 'value'],
  };
}
