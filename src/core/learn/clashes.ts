/** Controls that two files bind to different things: both act, which is seldom what was meant. */
import type { MappingFile } from '../mapping/file.ts';
import { grouped } from '../mapping/grouped.ts';
import type { Problem } from '../problem.ts';
import { type Entry, entriesOf, isSameControl } from './plates.ts';

/** Within one file it is its author's wish, and under a layer or a condition it is none. */
export function clashesOf(files: readonly MappingFile[]): readonly Problem[] {
  const all = files.flatMap((file) => entriesOf([file]).map((entry) => ({ file: file.id, entry })));
  const byControl = grouped(
    all.filter(({ entry }) => !entry.isConditional),
    ({ entry }) => entry.control,
  );
  const found = [...byControl.values()].flatMap((likes) =>
    likes.flatMap(({ file, entry }, i) => {
      const before = likes.slice(0, i).find((each) => each.file !== file && isClash(each.entry, entry));
      return before === undefined ? [] : [{ file, entry, before: before.entry }];
    }),
  );
  // One word for each file: where a file is for any port, half of its controls clash.
  return [...grouped(found, ({ file }) => file).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [clash(first.before, first.entry, first.file, rest.length)],
  );
}

const isClash = (a: Entry, b: Entry): boolean =>
  isSameControl(a, b) && !a.addresses.some((address) => b.addresses.includes(address));

const clash = (before: Entry, { label, addresses }: Entry, file: string, more: number): Problem => ({
  code: 'mapping/clash',
  file,
  control: label,
  plays: before.addresses[0] ?? '',
  also: addresses[0] ?? '',
  more,
});
