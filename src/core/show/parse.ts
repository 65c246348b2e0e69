/** A show file's text to a show, or what is wrong with it and where. */
import type { Problem } from '../problem.ts';
import { ok, type Result } from '../result.ts';
import { Show } from './file.ts';

export function parseShow(text: string, _fileName: string): Result<Show, Problem> {
  return ok(Show.parse(JSON.parse(text)));
}
