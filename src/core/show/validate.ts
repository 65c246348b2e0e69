/** A file of either kind, judged: for the command line and for whoever is about to share one. */
import { SHOW_FORMAT } from './file.ts';
import { clashesOf } from '../mapping/clashes.ts';
import { jsonFault } from '../mapping/json.ts';
import { MAPPING_FORMAT } from '../mapping/file.ts';
import { parseMapping } from '../mapping/parse.ts';
import { type Problem, sentence } from '../problem.ts';
import type { Result } from '../result.ts';
import { valueAt } from '../mapping/issue.ts';
import { parseShow } from './parse.ts';

export type Verdict = {
  readonly kind: 'mapping' | 'show';
  /** What is wrong. */
  readonly sentences: readonly string[];
  /** What is right, and seldom meant. */
  readonly notes: readonly string[];
};

export function validate(text: string, file: string): Verdict {
  const kind = kindOf(text);
  if (kind === null) {
    return {
      kind: 'mapping',
      sentences: [`${file}: format: names no kind of file; give "${MAPPING_FORMAT}" or "${SHOW_FORMAT}"`],
      notes: [],
    };
  }
  if (kind === 'show') return { kind, ...judged(parseShow(text, file), () => []) };
  return { kind, ...judged(parseMapping(text, file), (mapping) => clashesOf([mapping])) };
}

const judged = <T>(parsed: Result<T>, oddIn: (value: T) => readonly Problem[]): Omit<Verdict, 'kind'> =>
  parsed.ok
    ? { sentences: [], notes: oddIn(parsed.value).map(sentence) }
    : { sentences: parsed.problems.map(wrong), notes: [] };

/** What runs on is no matter here: nothing runs. */
const wrong = (problem: Problem): string => sentence(problem).replace(/\. What ran .*$/, '');

/** Broken JSON is told as a mapping's; its sentence is the same. */
function kindOf(text: string): Verdict['kind'] | null {
  const json = text.replace(/^\uFEFF/, '');
  if (jsonFault(json) !== null) return 'mapping';
  const format = valueAt(JSON.parse(json), ['format']);
  if (format === SHOW_FORMAT) return 'show';
  return format === MAPPING_FORMAT ? 'mapping' : null;
}
