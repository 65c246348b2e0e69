/** One line in the terminal for each change of the link: the first thing to read after a show that stumbled. */
import type { Link } from '../core/link/link.ts';
import { sentence } from '../core/problem.ts';

/** Tells `say` of each phase that follows another; waiting says why. */
export function linkLog(say: (line: string) => void): (link: Link) => void {
  let last = 'idle';
  return ({ phase }) => {
    const words = phase.is === 'waiting' ? `waiting  ${sentence(phase.why)}` : phase.is;
    if (words !== last) say(`link  ${words}`);
    last = words;
  };
}
