/** A mapping file's text to a mapping, or what is wrong with it and where. */
import { ok, type Result } from '../result.ts';
import { checkMapping } from './check.ts';
import { MAPPING_FORMAT, Mapping, type MappingFile } from './file.ts';
import { parseFile } from './parse-file.ts';

export function parseMapping(text: string, fileName: string): Result<MappingFile> {
  const parsed = parseFile(Mapping, MAPPING_FORMAT, checkMapping, text, fileName);
  return parsed.ok ? ok({ id: fileName, mapping: parsed.value }) : parsed;
}
