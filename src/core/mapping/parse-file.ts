/** The one way in for files that users write: JSON, then the schema, then what only we can know. */
import type { z } from 'zod';
import { bad, ok, type Result } from '../result.ts';
import { type Issue, issue, problemOf, valueAt } from './issue.ts';
import { issuesOf } from './issues.ts';
import { jsonFault } from './json.ts';

/** Larger than any set of 128 presets with eight full prompts each. */
const MOST = 4_000_000;

export function parseFile<T>(
  schema: z.ZodType<T>,
  format: string,
  check: (value: T) => readonly Issue[],
  text: string,
  file: string,
): Result<T> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json.length > MOST) return bad({ code: 'file/unreadable', file, note: 'It is larger than 4 MB.' });
  const fault = jsonFault(json);
  if (fault !== null) return bad({ code: 'file/not-json', file, ...fault });
  const value: unknown = JSON.parse(json);
  const other = formatIssue(value, format);
  if (other !== null) return bad(problemOf(file, other));
  const parsed = schema.safeParse(value);
  const issues = parsed.success ? check(parsed.data) : issuesOf(schema, parsed.error.issues, value);
  return parsed.success && issues.length === 0 ? ok(parsed.data) : bad(...issues.map((each) => problemOf(file, each)));
}

/** Said first and alone: in a file of another kind everything else is wrong too. */
function formatIssue(value: unknown, format: string): Issue | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return issue([], 'is no object', `begin with { "format": "${format}"`);
  }
  const given = valueAt(value, ['format']);
  if (given === format) return null;
  if (given === undefined) return issue(['format'], 'is missing', `give "${format}"`);
  return issue(['format'], `${JSON.stringify(given)} is not this kind of file`, `give "${format}"`);
}
