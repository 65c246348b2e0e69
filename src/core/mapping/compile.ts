/** Files to dispatch tables. */
import type { World } from '../address/resolve.ts';
import type { Compiled } from './compiled.ts';
import type { MappingFile } from './file.ts';

export type { Compiled } from './compiled.ts';

export const NO_MAPPING: Compiled = {
  ports: [],
  midi: new Map(),
  osc: new Map(),
  patterns: [],
  keys: new Map(),
  controls: [],
  byAddress: new Map(),
  lights: [],
  wants: { midi: false, sysex: false },
  problems: [],
};

export function compile(_files: readonly MappingFile[], _world: World): Compiled {
  return NO_MAPPING;
}
