/** What can be wrong with `press`: controls that are never held, and modes that follow or hold and press nothing. */
import type { Binding } from './file.ts';
import type { SourceKind } from './from.ts';
import { type Issue, issue, type Path } from './issue.ts';

/** They tell that something happened, and never that it is over. */
const UNHELD: ReadonlySet<SourceKind> = new Set<SourceKind>(['program']);

export function pressIssues(
  { press, mode, from }: Binding,
  source: SourceKind | undefined,
  path: Path,
): readonly Issue[] {
  if (press === undefined || source === undefined) return [];
  const place = [...path, 'press'];
  if (mode === 'absolute' || mode === 'gate')
    return [issue(place, `"${mode}" acts as long as it moves or is held, not by presses`, 'leave out one of the two')];
  if (from.relative !== undefined) return [issue(place, 'an encoder is turned, not pressed', 'leave it out')];
  if (press === 'long' && UNHELD.has(source))
    return [issue(place, 'a program change has no release, so it is never long', 'use "double", or a note')];
  return [];
}
