/** The library: mapping and show files that can be chosen, ours and the user's, watched while they are listed. */
import { existsSync, readdirSync, readFileSync, unwatchFile, watchFile } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { closestMatch } from 'leven';
import type { MappingFile } from '../core/mapping/file.ts';
import { parseMapping } from '../core/mapping/parse.ts';
import { type Problem, sentence } from '../core/problem.ts';
import { bad, type Result } from '../core/result.ts';
import type { Show as ShowFile } from '../core/show/file.ts';
import { parseShow } from '../core/show/parse.ts';
import { type Show, showOf } from '../core/show/show.ts';
import type { FileView } from '../core/wire/view.ts';
import { reasonOf } from './state-file.ts';

export type Kind = 'mapping' | 'show';

type Item = { readonly id: string; readonly path: string; readonly kind: Kind; readonly read: Read };
type Read = Result<{
  readonly name: string;
  readonly about: string;
  readonly mapping: MappingFile | null;
  readonly show: Show | null;
}>;

export type Library = {
  /** The id of a file by its path, its id, or its name without ".json"; else what is wrong. */
  readonly find: (kind: Kind, given: string) => Result<string>;
  /** Is it listed? Pages may choose nothing else: no path leads out of the shelf. */
  readonly has: (kind: Kind, id: string) => boolean;
  readonly mapping: (id: string) => Result<MappingFile>;
  readonly show: (id: string) => Result<Show>;
  /** Reads a file of the user's that we wrote ourselves, and lists it where it is new. */
  readonly reread: (kind: Kind, id: string, path: string) => void;
  readonly list: (kind: Kind, chosen: ReadonlySet<string>) => readonly FileView[];
  /** What stands wrong in a listed file now. */
  readonly problems: () => readonly Problem[];
  readonly close: () => void;
};

const WATCH_MS = 250;
/** So often the user's folders are looked through for files that are new. */
const SCAN_MS = 1000;

/** `changed` is called with the id of a file that was saved, after it was read again. */
export function openLibrary(ours: string, users: string, changed: (kind: Kind, id: string) => void): Library {
  const items = new Map<string, Item>();

  const add = (kind: Kind, id: string, path: string): Item => {
    const item = { id, path, kind, read: readFile(kind, path, basename(path)) };
    if (!items.has(key(kind, id))) {
      watchFile(path, { interval: WATCH_MS, persistent: false }, (after, before) => {
        if (after.mtimeMs === before.mtimeMs && after.size === before.size) return;
        // While an editor renames, the file is gone for a moment: what runs, runs on.
        if (after.size === 0 && !existsSync(path)) return;
        items.set(key(kind, id), { id, path, kind, read: readFile(kind, path, basename(path)) });
        changed(kind, id);
      });
    }
    items.set(key(kind, id), item);
    return item;
  };

  /** Those that are not listed yet: a performer lays a file down while the show runs, and finds it. */
  const addNew = (root: string, came: typeof changed) => {
    for (const kind of ['mapping', 'show'] as const) {
      const folder = join(root, `${kind}s`);
      const fresh = jsonIn(folder).filter((path) => !items.has(key(kind, idIn(folder, path))));
      for (const path of fresh) came(kind, add(kind, idIn(folder, path), path).id);
    }
  };
  for (const root of [ours, users]) addNew(root, () => undefined);
  const scan = setInterval(() => addNew(users, changed), SCAN_MS).unref();

  const item = (kind: Kind, id: string): Item | undefined => items.get(key(kind, id));

  return {
    find: (kind, given) => {
      const path = resolve(given);
      const known = [...items.values()].find(
        (each) => each.kind === kind && (each.path === path || each.id === given || nameOf(each.id) === nameOf(given)),
      );
      if (known !== undefined) return { ok: true, value: known.id };
      if (existsSync(path)) return { ok: true, value: add(kind, path, path).id };
      const names = [...items.values()].filter((each) => each.kind === kind).map(({ id }) => nameOf(id));
      return bad({
        code: 'file/not-found',
        kind,
        file: given,
        near: closestMatch(nameOf(given), names, { maxDistance: 4 }) ?? null,
      });
    },
    has: (kind, id) => item(kind, id) !== undefined,
    mapping: (id) => {
      const found = item('mapping', id) ?? (isAbsolute(id) && existsSync(id) ? add('mapping', id, id) : undefined);
      if (found === undefined) return bad({ code: 'file/not-found', kind: 'mapping', file: id, near: null });
      if (!found.read.ok) return found.read;
      return found.read.value.mapping === null ? bad() : { ok: true, value: { ...found.read.value.mapping, id } };
    },
    show: (id) => {
      const found = item('show', id) ?? (isAbsolute(id) && existsSync(id) ? add('show', id, id) : undefined);
      if (found === undefined) return bad({ code: 'file/not-found', kind: 'show', file: id, near: null });
      if (!found.read.ok) return found.read;
      return found.read.value.show === null ? bad() : { ok: true, value: found.read.value.show };
    },
    reread: (kind, id, path) => void add(kind, id, path),
    list: (kind, chosen) =>
      [...items.values()].filter((each) => each.kind === kind).map((each) => viewOf(each, chosen.has(each.id))),
    problems: () => [...items.values()].flatMap(({ read }) => (read.ok ? [] : read.problems.slice(0, 1))),
    close: () => {
      clearInterval(scan);
      for (const { path } of items.values()) unwatchFile(path);
    },
  };
}

const key = (kind: Kind, id: string): string => `${kind} ${id}`;
const nameOf = (id: string): string =>
  basename(id)
    .replace(/\.json$/i, '')
    .toLowerCase();
const idIn = (folder: string, path: string): string =>
  relative(folder, path)
    .split(sep)
    .join('/')
    .replace(/\.json$/, '');

function jsonIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json') && !entry.name.endsWith('.schema.json'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}

function readFile(kind: Kind, path: string, file: string): Read {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (fault) {
    return bad({ code: 'file/unreadable', file, note: `${reasonOf(fault)}.` });
  }
  if (kind === 'mapping') {
    const parsed = parseMapping(text, file);
    if (!parsed.ok) return parsed;
    const { name, about } = parsed.value.mapping;
    return { ok: true, value: { name, about: about ?? '', mapping: parsed.value, show: null } };
  }
  const parsed: Result<ShowFile> = parseShow(text, file);
  if (!parsed.ok) return parsed;
  return {
    ok: true,
    value: { name: parsed.value.name, about: parsed.value.about ?? '', mapping: null, show: showOf(parsed.value) },
  };
}

function viewOf({ id, read }: Item, chosen: boolean): FileView {
  if (read.ok) return { id, name: read.value.name, about: read.value.about, chosen, broken: null };
  const first = read.problems[0];
  return {
    id,
    name: nameOf(id),
    about: '',
    chosen,
    broken: first === undefined ? 'It cannot be read.' : sentence(first),
  };
}
