/** Addresses, values and ranges of files against the table, with what would be right. */
import { coerce } from '../address/coerce.ts';
import { resolve } from '../address/resolve.ts';
import type { Row } from '../address/row.ts';
import type { Json } from '../unit.ts';
import { type Issue, issue, type Path, shown } from './issue.ts';
import type { Range } from './transform.ts';

/** The row of an address; null for one that is wrong, or whose shape only a loaded pipeline tells. */
export function addressIssues(
  address: string,
  path: Path,
): { readonly row: Row | null; readonly issues: readonly Issue[] } {
  const found = resolve(address);
  if (found.is === 'known') return { row: found.row, issues: [] };
  if (found.is === 'waiting') return { row: null, issues: [] };
  const right = found.nearest === null ? 'see docs/addresses.md' : `did you mean "${found.nearest}"?`;
  return { row: null, issues: [issue(path, `no address "${address}"`, right)] };
}

/** Unlike a message, which is clamped, a file is told that its number does not fit. */
export function valueIssues(value: Json | undefined, { shape }: Row, address: string, path: Path): readonly Issue[] {
  if (value === undefined) return [];
  const given = coerce(shape, value);
  if (!given.ok) return [issue(path, `${shown(value)} does not fit "${address}"`, `give ${given.problems.join(', ')}`)];
  if (shape.of !== 'number' || typeof value !== 'number' || (value >= shape.min && value <= shape.max)) return [];
  return [
    issue(path, `${value} is out of the range of "${address}"`, `give a number from ${shape.min} to ${shape.max}`),
  ];
}

export function rangeIssues(out: Range | undefined, { shape }: Row, address: string, path: Path): readonly Issue[] {
  if (out === undefined || shape.of === 'bool') return [];
  if (shape.of !== 'number') return [issue(path, `"${address}" takes no numbers`, 'leave it out')];
  const [low, high] = [Math.min(...out), Math.max(...out)];
  if (low >= shape.min && high <= shape.max) return [];
  return [
    issue(
      path,
      `[${out.join(', ')}] is out of the range of "${address}"`,
      `give two numbers from ${shape.min} to ${shape.max}`,
    ),
  ];
}
