/** The end of the bridge as controllers see it: dark, and back in the mode they were found in. */
import { farewells } from '../core/mapping/lights-all.ts';
import type { Rig } from '../core/rig.ts';
import type { Pages } from './pages.ts';

/** At once and not paced: there is no later. To be said before the pages are closed. */
export function sayFarewell({ lamps }: Pick<Rig, 'lamps'>, pages: Pick<Pages, 'tell'>): void {
  for (const { page, port, bytes } of farewells(lamps)) pages.tell(page, { say: 'bytes', port, bytes });
}
