/** What can be wrong with `from`: none or several controls, an input that is not there, a pattern that is none. */
import { defaultKey } from '../control/keys.ts';
import { compilePattern, describePatternFault } from '../control/osc-pattern.ts';
import type { Input } from './file.ts';
import { type From, isOfDmx, isOfGamepad, SOURCES, type SourceKind } from './from.ts';
import { type Issue, issue, listed, meant, type Path, shown } from './issue.ts';
import { sourcesOf } from './mode.ts';

export function fromIssues(from: From, inputs: Readonly<Record<string, Input>>, path: Path): readonly Issue[] {
  const [source, second] = sourcesOf(from);
  if (source === undefined) return [issue(path, 'names no control', `give one of ${listed(SOURCES, SOURCES.length)}`)];
  if (second !== undefined)
    return [issue(path, `names two controls, "${source}" and "${second}"`, 'give one, and a binding for each')];
  const stray = (name: 'arg' | 'channel' | 'relative', why: string): readonly Issue[] =>
    from[name] === undefined ? [] : [issue([...path, name], `does nothing beside "${source}"`, why)];
  return [
    ...(source === 'key' ? keyIssues(from, path) : inputIssues(from, typeFor(source), inputs, path)),
    ...(source === 'osc' ? oscIssues(from.osc ?? '', path) : stray('arg', 'only OSC messages have arguments')),
    ...(source === 'osc' || source === 'key' || isOfDmx(source) || isOfGamepad(source)
      ? stray('channel', 'only MIDI has channels')
      : []),
    ...(source === 'cc' ? [] : stray('relative', 'only a "cc" can be an endless encoder')),
  ];
}

const typeFor = (source: SourceKind): Input['type'] => {
  if (isOfGamepad(source)) return 'gamepad';
  if (isOfDmx(source)) return 'dmx';
  return source === 'osc' ? 'osc' : 'midi';
};

function keyIssues({ input, key = '' }: From, path: Path): readonly Issue[] {
  const stray = input === undefined ? [] : [issue([...path, 'input'], 'does nothing beside "key"', 'leave it out')];
  const deed = defaultKey(key, { shift: false, ctrl: false });
  // An Escape that finds nothing to close is passed on.
  if (deed?.kind !== 'page' || deed.what === 'close') return stray;
  return [...stray, issue([...path, 'key'], `"${key}" is the page's own and never comes here`, 'give another key')];
}

function inputIssues(
  from: From,
  type: Input['type'],
  inputs: Readonly<Record<string, Input>>,
  path: Path,
): readonly Issue[] {
  const names = Object.keys(inputs);
  const name = from.input ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined) {
    return names.length === 0
      ? []
      : [issue(path, 'names no input, and there are several', `give "input": one of ${listed(names)}`)];
  }
  const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  const place = [...path, 'input'];
  if (input === undefined) {
    return [
      issue(place, `there is no input "${name}"`, names.length === 0 ? 'declare it in "inputs"' : meant(name, names)),
    ];
  }
  if (input.type === type) return [];
  const others = names.filter((each) => inputs[each]?.type === type);
  const right = others.length === 0 ? `declare one of type "${type}" in "inputs"` : `give ${listed(others)}`;
  return [issue(place, `"${name}" is ${TYPES[input.type]}, the control is ${TYPES[type]}`, right)];
}

const TYPES: Readonly<Record<Input['type'], string>> = { midi: 'MIDI', osc: 'OSC', gamepad: 'a gamepad', dmx: 'DMX' };

function oscIssues(osc: string, path: Path): readonly Issue[] {
  const place = [...path, 'osc'];
  if (!osc.startsWith('/')) return [issue(place, `${shown(osc)} is no OSC address`, `did you mean "/${osc}"?`)];
  const pattern = compilePattern(osc);
  if (pattern.ok) return [];
  const why = pattern.problems.map(describePatternFault).join(', ');
  return [issue(place, `${shown(osc)} is no OSC pattern`, why)];
}
