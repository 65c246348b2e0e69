/** What the schema cannot know of a show: ids that point nowhere, values out of range, lengths said twice. */
import { type Issue, issue, meant, type Path, shown } from '../mapping/issue.ts';
import type { Json } from '../unit.ts';
import { parameterIssues, stageIssues } from './check-values.ts';
import type { Show } from './file.ts';
import { LENGTHS, type Preset, type Transition } from './preset.ts';

export function checkShow(show: Show): readonly Issue[] {
  const presets = show.presets ?? [];
  const ids = presets.map(({ id }) => id);
  return [
    ...loadIssues(show.pipeline?.load ?? {}, ['pipeline', 'load']),
    ...lookIssues(show, []),
    ...presets.flatMap((preset, i) => [...idIssues(preset, i, ids), ...lookIssues(preset, ['presets', i])]),
    ...(show.setlist ?? []).flatMap((entry, i) =>
      typeof entry === 'string'
        ? presetIssues(entry, ids, ['setlist', i])
        : [
            ...presetIssues(entry.preset, ids, ['setlist', i, 'preset']),
            ...lengthIssues(entry.transition, ['setlist', i, 'transition']),
          ],
    ),
    ...(show.safe === undefined ? [] : presetIssues(show.safe, ids, ['safe'])),
  ];
}

const lookIssues = (look: Pick<Show | Preset, 'parameters' | 'stage' | 'transition'>, path: Path): readonly Issue[] => [
  ...parameterIssues(look.parameters ?? {}, [...path, 'parameters']),
  ...lengthIssues(look.transition, [...path, 'transition']),
  ...stageIssues(look.stage ?? {}, [...path, 'stage']),
];

/** No id is a word that stands beside ids in the table: beside `/preset/{id}` there is none. */
function idIssues({ id }: Preset, i: number, ids: readonly string[]): readonly Issue[] {
  const first = ids.indexOf(id);
  if (first === i) return [];
  return [issue(['presets', i, 'id'], `"${id}" is the id of presets[${first}] too`, `give another, such as "${id}-2"`)];
}

const presetIssues = (id: string, ids: readonly string[], path: Path): readonly Issue[] =>
  ids.includes(id)
    ? []
    : [issue(path, `there is no preset "${id}"`, ids.length === 0 ? 'add it to "presets"' : meant(id, ids))];

function lengthIssues(transition: Transition | undefined, path: Path): readonly Issue[] {
  const [first, second] = LENGTHS.filter((length) => transition?.[length] !== undefined);
  return second === undefined
    ? []
    : [issue(path, `says its length twice, as "${first}" and "${second}"`, 'give one of them')];
}

function loadIssues(load: Readonly<Record<string, Json>>, path: Path): readonly Issue[] {
  const sizes = ['width', 'height'].flatMap((side) => {
    const size = load[side];
    if (size === undefined || (typeof size === 'number' && size >= 16 && size % 16 === 0)) return [];
    return [issue([...path, side], `${shown(size)} is no size that Scope can load`, 'give a multiple of 16')];
  });
  // Scope's own documentation says `seed`, and ignores it (pipeline_manager.py reads base_seed).
  const seed =
    load['seed'] === undefined ? [] : [issue([...path, 'seed'], 'Scope ignores "seed"', 'did you mean "base_seed"?')];
  return [...sizes, ...seed];
}
