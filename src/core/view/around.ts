/** What a view tells beside the rig. */
import type { FileView } from '../wire/view.ts';

/** What the rig does not know: where Scope is, and which files could be chosen. */
export type Around = {
  readonly server: string;
  readonly rehearsal: boolean;
  /** Where OSC is heard on this computer; left out: at the usual port. */
  readonly oscPort?: number;
  /** Nothing was ever saved, and the first run was not left yet. */
  readonly first?: boolean;
  /** The last learned binding can be taken back. */
  readonly canUnlearn?: boolean;
  /** Films on disk, by name. */
  readonly films?: readonly string[];
  readonly files: { readonly mappings: readonly FileView[]; readonly shows: readonly FileView[] };
};
