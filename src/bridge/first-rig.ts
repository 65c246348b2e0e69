/** The rig that the bridge begins with: the opening look, or what was played when it ended, with the sessions that outlived it. */
import { freshDesk } from '../core/desk/begin.ts';
import { restore } from '../core/desk/saved.ts';
import { freshLink } from '../core/link/link.ts';
import { freshRig, type Rig } from '../core/rig.ts';
import type { Ms } from '../core/unit.ts';
import type { Doors } from './doors.ts';

type Opened = Pick<Doors, 'opening' | 'files' | 'state' | 'found'>;

export function firstRig({ opening, files, state: { saved }, found }: Opened, now: Ms): Rig {
  const desk = opening(freshDesk, now);
  // A rehearsal of our own ended with the bridge, and its sessions with it.
  const sessions = found.rehearsal === null ? (saved?.sessions ?? []) : [];
  const link = freshLink(desk.show.pipeline, saved?.wish ?? false, sessions);
  return freshRig(saved === null || files.begins ? desk : restore(desk, saved, now), link);
}
