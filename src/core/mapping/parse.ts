/** A mapping file's text to a mapping, or what is wrong with it and where. */
import type { Problem } from '../problem.ts';
import { ok, type Result } from '../result.ts';
import { Mapping, type MappingFile } from './file.ts';

export function parseMapping(text: string, fileName: string): Result<MappingFile, Problem> {
  return ok({ id: fileName, mapping: Mapping.parse(JSON.parse(text)) });
}
