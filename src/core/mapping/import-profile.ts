/** Text that somebody brings from Scope, to the text of a mapping file. */
import { bad, ok, type Result } from '../result.ts';
import { jsonFault } from './json.ts';
import { fromScopeProfile } from './scope-profile.ts';

export type ImportedText = { readonly text: string; readonly left: readonly string[] };

export function importProfile(text: string): Result<ImportedText, string> {
  const json = text.replace(/^\uFEFF/, '');
  if (jsonFault(json) !== null) return bad('It is no JSON.');
  const imported = fromScopeProfile(unwrapped(JSON.parse(json)));
  if (imported === null)
    return bad('It is no MIDI profile of Scope; copy what its page keeps as "scope_midi_mapping_profiles".');
  return ok({ text: `${JSON.stringify(imported.mapping, null, 2)}\n`, left: imported.left });
}

/** What is copied from a browser's storage may be a text in a text. */
function unwrapped(given: unknown): unknown {
  return typeof given === 'string' && jsonFault(given) === null ? JSON.parse(given) : given;
}
