/** Which mappings and which show are chosen: by the command line, by what was saved, by hand; and again when one is saved on disk. */
import { join } from 'node:path';
import type { Action } from '../core/action.ts';
import { withShow } from '../core/desk/begin.ts';
import type { Desk } from '../core/desk/desk.ts';
import { withMapping } from '../core/desk/world.ts';
import type { Saved } from '../core/desk/saved.ts';
import type { MappingFile } from '../core/mapping/file.ts';
import { idOf, type Problem } from '../core/problem.ts';
import { bad, ok, type Result } from '../core/result.ts';
import type { Rig } from '../core/rig.ts';
import type { Ms } from '../core/unit.ts';
import type { View } from '../core/wire/view.ts';
import { now } from './clock.ts';
import type { Kind, Library } from './library.ts';
import { IMPORTED, importPasted } from './import-file.ts';
import type { Options } from './options.ts';

export type Files = {
  /** The desk as it opens, or what is wrong with what was asked for. */
  readonly opening: Result<(desk: Desk, at: Ms) => Desk>;
  /** Does the show begin anew, whatever was saved? */
  readonly begins: boolean;
  readonly begin: () => void;
  readonly choose: (kind: Kind, id: string, chosen: boolean) => void;
  /** A file was saved on disk. */
  readonly saved: (kind: Kind, id: string) => void;
  /** The file of what was learned is written: it plays at once. */
  readonly learned: () => void;
  /** Scope's own MIDI profile, as it was pasted. */
  readonly pasted: (text: string) => void;
  readonly views: (rig: Rig) => View['files'];
};

/** Chosen while nobody has chosen: any box with eight faders, and TouchDesigner. */
const USUAL_MAPPINGS = ['generic-8-faders', 'osc/touchdesigner', 'osc/scope-osc'];
/** The user's own file, by its id in the library. */
const LEARNED = 'learned';
const USUAL_SHOW = 'forest-to-city';

export function chooseFiles(
  library: Library,
  options: Options,
  saved: Saved | null,
  say: (action: Action) => void,
): Files {
  const begins = saved === null || (saved.orderly && options.show !== undefined);
  const mappings = openingMappings(library, options, saved);
  const show = openingShow(library, options, saved, begins);
  let chosen: readonly string[] = mappings.ok ? mappings.value.map(({ id }) => id) : [];
  let showId = show.ok ? show.value : null;
  let views: View['files'] | null = null;
  const standing = new Map<string, Problem>();

  const tell = (kind: Kind, id: string, problems: readonly Problem[]) => {
    const key = `${kind} ${id}`;
    const before = standing.get(key);
    const [next] = problems;
    if (before !== undefined && (next === undefined || idOf(next) !== idOf(before)))
      say({ at: now(), kind: 'problem', problem: before, stands: false });
    standing.delete(key);
    if (next === undefined) return;
    standing.set(key, next);
    say({ at: now(), kind: 'problem', problem: next, stands: true });
  };

  /** Those that are broken now are left as they were: a file that fails changes nothing that is running. */
  const running = new Map<string, MappingFile>(mappings.ok ? mappings.value.map((each) => [each.id, each]) : []);
  const applyMappings = () => {
    for (const id of chosen) {
      const found = library.mapping(id);
      if (found.ok) running.set(id, found.value);
      tell('mapping', id, found.ok ? [] : found.problems);
    }
    const files = chosen.flatMap((id) => running.get(id) ?? []);
    say({ at: now(), kind: 'mapping', files });
  };

  const applyShow = (id: string, fresh: boolean) => {
    const found = library.show(id);
    tell('show', id, found.ok ? [] : found.problems);
    if (!found.ok) return;
    showId = id;
    say({ at: now(), kind: 'show', id, show: found.value, fresh });
  };

  const choose: Files['choose'] = (kind, id, isChosen) => {
    if (!library.has(kind, id)) return;
    views = null;
    if (kind === 'show') return applyShow(id, true);
    const without = chosen.filter((each) => each !== id);
    const found = library.mapping(id);
    if (isChosen && !found.ok) return tell('mapping', id, found.problems);
    chosen = isChosen ? [...without, id] : without;
    applyMappings();
  };

  /** A file that we wrote ourselves plays at once. */
  const taken = (id: string) => {
    library.reread('mapping', id, join(options.data, 'mappings', `${id}.json`));
    choose('mapping', id, true);
  };

  return {
    opening: combine(mappings, show, library),
    begins,
    begin: applyMappings,
    choose,
    learned: () => taken(LEARNED),
    pasted: (text) =>
      void importPasted(join(options.data, 'mappings'), text).then((problem) => {
        if (problem === null) taken(IMPORTED);
        tell('mapping', IMPORTED, problem === null ? [] : [problem]);
      }),
    saved: (kind, id) => {
      views = null;
      if (kind === 'mapping' && chosen.includes(id)) return applyMappings();
      if (kind === 'show' && id === showId) return applyShow(id, false);
      const found = kind === 'mapping' ? library.mapping(id) : library.show(id);
      tell(kind, id, found.ok ? [] : found.problems);
    },
    views: () => {
      views ??= {
        mappings: library.list('mapping', new Set(chosen)),
        shows: library.list('show', new Set(showId === null ? [] : [showId])),
      };
      return views;
    },
  };
}

function openingMappings(library: Library, options: Options, saved: Saved | null): Result<readonly MappingFile[]> {
  const asked = options.mapping.map((given) => library.find('mapping', given));
  const wrong = asked.flatMap((each) => (each.ok ? [] : each.problems));
  if (wrong.length > 0) return bad(...wrong);
  const given = asked.flatMap((each) => (each.ok ? [each.value] : []));
  const parsed = given.map((id) => library.mapping(id));
  const broken = parsed.flatMap((each) => (each.ok ? [] : each.problems));
  if (broken.length > 0) return bad(...broken);
  const kept = saved?.mappings ?? USUAL_MAPPINGS;
  const ids = given.length === 0 ? kept : saved !== null && !saved.orderly ? [...new Set([...kept, ...given])] : given;
  return ok(ids.map((id) => library.mapping(id)).flatMap((each) => (each.ok ? [each.value] : [])));
}

function openingShow(library: Library, options: Options, saved: Saved | null, begins: boolean): Result<string> {
  if (options.show !== undefined) {
    const found = library.find('show', options.show);
    if (!found.ok) return found;
    const parsed = library.show(found.value);
    if (!parsed.ok) return parsed;
    if (begins) return found;
  }
  return ok(saved?.show ?? USUAL_SHOW);
}

function combine(mappings: Result<readonly MappingFile[]>, show: Result<string>, library: Library): Files['opening'] {
  const problems = [...(mappings.ok ? [] : mappings.problems), ...(show.ok ? [] : show.problems)];
  if (!mappings.ok || !show.ok) return bad(...problems);
  return ok((desk, at) => {
    const found = library.show(show.value);
    const withFiles = withMapping(desk, mappings.value);
    return found.ok ? withShow(withFiles, show.value, found.value, true, at) : withFiles;
  });
}
