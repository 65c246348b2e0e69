/** Who is told values back, by the chosen mapping files; each once. */
import { readTarget, type Target } from '../control/osc-target.ts';
import type { MappingFile } from './file.ts';

export function echoesOf(files: readonly MappingFile[]): readonly Target[] {
  const given = files
    .flatMap(({ mapping }) => Object.values(mapping.inputs ?? {}))
    .flatMap((input) => (input.type === 'osc' && input.tell !== undefined ? [input.tell] : []));
  return [...new Set(given)].flatMap((each) => readTarget(each) ?? []);
}
