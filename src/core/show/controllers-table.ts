/** Bindings as rows of a table: those in a row that differ only by their numbers are one. */
import type { Binding, Feedback, Mapping } from '../mapping/file.ts';
import { sourcesOf } from '../mapping/mode.ts';
import { targetsOf } from '../mapping/target.ts';

type Row = readonly [control: string, moves: string, how: string, light: string];

export function rowsOf({ bindings }: Mapping): readonly Row[] {
  const runs: Binding[][] = [];
  for (const binding of bindings) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && follows(last, binding)) run.push(binding);
    else runs.push([binding]);
  }
  return runs.map((run) => [controlOf(run), movesOf(run), howOf(run[0]), lightOf(run[0])]);
}

/** The same but for numbers, and the address counts on. */
function follows(before: Binding, after: Binding): boolean {
  const [a, b] = [addressOf(before), addressOf(after)];
  const counts = numberIn(b) === numberIn(a) + 1 && b.replace(/\d+/, '') === a.replace(/\d+/, '');
  return counts && likeness(before) === likeness(after);
}

const addressOf = (binding: Binding): string => targetsOf(binding)[0]?.address ?? '';
const numberIn = (address: string): number => Number(/\d+/.exec(address)?.[0] ?? Number.NaN);

const likeness = (binding: Binding): string =>
  JSON.stringify([sourcesOf(binding.from), howOf(binding), binding.value ?? null, lightOf(binding)]);

function controlOf(run: readonly Binding[]): string {
  const { from } = run[0] ?? { from: {} };
  const [kind] = sourcesOf(from);
  const numbers = run.map((each) => (kind === undefined ? 0 : Number(each.from[kind])));
  const channels = [...new Set(run.flatMap((each) => each.from.channel ?? []))];
  const channel = channels.length === 0 ? '' : `, channel ${listed(channels)}`;
  return `${WORDS[kind ?? ''] ?? kind}${kind === 'pitchbend' ? '' : ` ${listed([...new Set(numbers)])}`}${channel}`;
}

const WORDS: Readonly<Record<string, string>> = {
  cc: 'CC',
  pitchbend: 'pitch bend',
  program: 'program',
  note: 'note',
};

/** 0–7, 16–23, 41. */
function listed(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ');
}

function movesOf(run: readonly Binding[]): string {
  const [first, last] = [run[0], run.at(-1)].map((each) => (each === undefined ? '' : addressOf(each)));
  return run.length === 1 ? `\`${first}\`` : `\`${first}\` … \`${last}\``;
}

function howOf(binding: Binding | undefined): string {
  if (binding === undefined) return '';
  const { mode, out, curve, step, takeover, layer, when, values, from } = binding;
  const value = targetsOf(binding)[0]?.value;
  const isOff = when?.['/layer/shift'] === false;
  return [
    layer === undefined ? (isOff ? 'without shift' : '') : `with ${layer}`,
    from.relative === undefined ? '' : `endless${step === undefined ? '' : `, ${step} a step`}`,
    mode ?? '',
    value === undefined ? '' : `sets ${JSON.stringify(value)}`,
    values === undefined ? '' : values.map((each) => JSON.stringify(each)).join(', '),
    out === undefined ? '' : `${out[0]} to ${out[1]}`,
    curve === undefined ? '' : String(curve),
    takeover ?? '',
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function lightOf(binding: Binding | undefined): string {
  const feedback = binding?.feedback;
  if (feedback === undefined) return '';
  const light: Feedback = feedback === true ? {} : feedback;
  if (light.waiting === true) return 'blinks while the hand waits';
  return light.states === undefined ? (binding?.takeover === 'jump' ? 'follows the value' : 'on') : 'state';
}
