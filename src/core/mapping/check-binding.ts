/** What can be wrong with a binding beyond its control: addresses, modes, values and ranges. */
import type { Row } from '../address/row.ts';
import { addressIssues, rangeIssues, valueIssues } from './check-value.ts';
import type { Binding } from './file.ts';
import { isOfDmx, type SourceKind } from './from.ts';
import { type Issue, issue, type Path } from './issue.ts';
import { pressIssues } from './check-press.ts';
import { modeOf, sourcesOf, unfit } from './mode.ts';
import { rangeOf } from './source.ts';
import { type Aim, targetsOf } from './target.ts';

export function bindingIssues(binding: Binding, path: Path): readonly Issue[] {
  const [source] = sourcesOf(binding.from);
  return [
    ...targetsOf(binding).flatMap((target) => targetIssues(binding, target, source, path)),
    ...whenIssues(binding, path),
    ...calibration(binding, source, path),
    ...takeover(binding, source, path),
    ...pressIssues(binding, source, path),
    ...feedback(binding, source, path),
  ];
}

function targetIssues(binding: Binding, aim: Aim, source: SourceKind | undefined, path: Path): readonly Issue[] {
  const found = addressIssues(aim.address, [...path, ...aim.path]);
  if (found.row === null || source === undefined) return found.issues;
  const { row } = found;
  const mode = modeOf(binding, aim.value, row, source);
  const wrong = unfit(mode, binding, aim.value, aim.address, row, source);
  if (wrong !== null) return [issue([...path, ...placeOfMode(binding, row, aim)], wrong.what, wrong.right)];
  return [
    ...valueIssues(aim.value, row, aim.address, [...path, ...aim.valuePath]),
    ...(binding.values ?? []).flatMap((value, i) => valueIssues(value, row, aim.address, [...path, 'values', i])),
    ...rangeIssues(aim.out, row, aim.address, [...path, ...aim.outPath]),
  ];
}

const placeOfMode = (binding: Binding, row: Row, aim: Aim): Path =>
  binding.mode === undefined || row.kind === 'read' ? aim.path : ['mode'];

const whenIssues = (binding: Binding, path: Path): readonly Issue[] =>
  Object.entries(binding.when ?? {}).flatMap(([address, value]) => {
    const place = [...path, 'when', address];
    const { row, issues } = addressIssues(address, place);
    if (row === null) return issues;
    if (row.kind !== 'trigger') return valueIssues(value, row, address, place);
    return [issue(place, `"${address}" is pressed and keeps no value`, 'name an address that has one')];
  });

function calibration(binding: Binding, source: SourceKind | undefined, path: Path): readonly Issue[] {
  if (binding.in === undefined) return [];
  const place = [...path, 'in'];
  const [low, high] = binding.in;
  if (low === high) return [issue(place, `both ends are ${low}`, 'give two different numbers')];
  const [least, most] = rangeOf(source ?? 'cc');
  if (source === 'osc' || source === 'key' || Math.min(low, high) < least || Math.max(low, high) > most) {
    return source === 'osc'
      ? []
      : [
          issue(
            place,
            `[${low}, ${high}] is more than the control sends`,
            source === 'key' ? 'leave it out' : `give two numbers from ${least} to ${most}`,
          ),
        ];
  }
  return [];
}

const takeover = (binding: Binding, source: SourceKind | undefined, path: Path): readonly Issue[] =>
  (source === 'osc' || source === 'key') && binding.takeover !== undefined && binding.takeover !== 'jump'
    ? [issue([...path, 'takeover'], `${source === 'osc' ? 'OSC' : 'a key'} always jumps`, 'leave it out')]
    : [];

/** What hears the message that it sends. */
const LIT: ReadonlySet<SourceKind> = new Set(['cc', 'cc14', 'note', 'pitchbend']);

function feedback({ feedback: light }: Binding, source: SourceKind | undefined, path: Path): readonly Issue[] {
  if (light === undefined) return [];
  const place = [...path, 'feedback'];
  if (source === 'osc' || source === 'key' || (source !== undefined && isOfDmx(source))) {
    const what = source === 'osc' ? 'OSC' : source === 'key' ? 'a key' : 'DMX';
    return [issue(place, `${what} has no light`, 'leave it out')];
  }
  if (light === true) {
    if (source !== undefined && LIT.has(source)) return [];
    return [issue(place, `"${source ?? ''}" has no light of its own`, 'give the light, such as { "note": 16 }')];
  }
  if (light.note !== undefined && light.cc !== undefined)
    return [issue(place, 'names two lights, "note" and "cc"', 'give one')];
  return light.note === undefined && light.cc === undefined && source !== undefined && !LIT.has(source)
    ? [issue(place, 'names no light', 'give "note" or "cc"')]
    : [];
}
