/** Controls that two bindings of their own make do different things: all act, which is seldom what was meant. */
import type { Problem } from '../problem.ts';
import { type Entry, entriesOf, isSameControl } from './entries.ts';
import type { MappingFile } from './file.ts';
import { grouped } from './grouped.ts';
import { placeOf } from './issue.ts';

export type Clash = Extract<Problem, { code: 'mapping/clash' }>;
type Filed = { readonly file: string; readonly entry: Entry };

/** Under a layer or a condition it is the author's wish, and so is a list of addresses. */
export function clashesOf(files: readonly MappingFile[]): readonly Clash[] {
  const all = files.flatMap((file) => entriesOf([file]).map((entry) => ({ file: file.id, entry })));
  const byControl = grouped(
    all.filter(({ entry }) => !entry.isConditional),
    ({ entry }) => entry.control,
  );
  const found = [...byControl.values()].flatMap((likes) => likes.flatMap((one, i) => clashIn(likes.slice(0, i), one)));
  // One word for each pair of files: where a file is for any port, half of its controls clash.
  return [...grouped(found, ({ file, first }) => `${first ?? ''} ${file}`).values()].flatMap(([clash, ...more]) =>
    clash === undefined ? [] : [{ ...clash, more: more.length }],
  );
}

function clashIn(others: readonly Filed[], { file, entry }: Filed): readonly Clash[] {
  const before = others.find((each) =>
    each.file === file ? isClashWithin(each.entry, entry) : isClash(each.entry, entry),
  );
  if (before === undefined) return [];
  const told = {
    code: 'mapping/clash' as const,
    file,
    place: placeOf(['bindings', entry.place]),
    control: entry.label,
    plays: before.entry.addresses[0] ?? '',
    also: entry.addresses[0] ?? '',
    more: 0,
  };
  return [{ ...told, first: before.file === file ? placeOf(['bindings', before.entry.place]) : null }];
}

/** Two files that do the same with a control are of one mind. */
const isClash = (a: Entry, b: Entry): boolean =>
  isSameControl(a, b) && !a.addresses.some((address) => b.addresses.includes(address));

const isClashWithin = (a: Entry, b: Entry): boolean => isSameControl(a, b) && partOf(a) === partOf(b);

/** An encoder may press one thing to the right and another to the left, and a fader do one in each part of its way. */
function partOf({ binding: { from, invert, in: range } }: Entry): string {
  const side = from.relative !== undefined && invert === true ? 'left' : '';
  return range === undefined ? side : `${side} ${range.join(' ')}`;
}
