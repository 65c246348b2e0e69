/** Other mappings while the show runs: what the old ones held and the new ones would not let go is let go first. */
import type { MappingFile } from '../mapping/file.ts';
import { releaseLost } from '../mapping/release.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { playAll } from './hear.ts';
import { reader } from './read.ts';
import { withMapping } from './world.ts';

export function remapped(desk: Desk, files: readonly MappingFile[], now: Ms): Desk {
  const { mapping } = withMapping(desk, files);
  const loose = releaseLost(desk.mapping, mapping, desk.hands, now, reader(desk, now));
  return withMapping(playAll(desk, loose, '', now), files);
}
