/** Programs that are not ours, played as processes of their own; one that is not installed fails its test and says what to install. */
import { spawnSync } from 'node:child_process';
import { type Child, follow } from './app.ts';

export type Foreign = {
  readonly command: string;
  /** With these it ends at once, and well, where everything it needs is there. */
  readonly probe: readonly string[];
  /** Debian's package. */
  readonly from: string;
};

export const OSCSEND: Foreign = { command: 'oscsend', probe: ['-h'], from: 'liblo-tools' };
export const OSCDUMP: Foreign = { command: 'oscdump', probe: ['-h'], from: 'liblo-tools' };
export const PD: Foreign = { command: 'pd', probe: ['-version'], from: 'puredata-core' };
export const PYTHON: Foreign = { command: 'python3', probe: ['-c', ''], from: 'python3' };
/** Debian's own Python, since its package brings liblo to that one alone. */
export const PYTHON_LIBLO: Foreign = {
  command: '/usr/bin/python3',
  probe: ['-c', 'import liblo'],
  from: 'python3-liblo',
};

export function play(program: Foreign, args: readonly string[]): Child {
  const { command, probe, from } = program;
  const { error, status } = spawnSync(command, probe, { timeout: 20_000 });
  if (error !== undefined || (status !== 0 && probe[0] !== '-h'))
    throw new Error(`${from} is not installed, and this rule is not proven without it: sudo apt-get install ${from}`);
  return follow(command, args);
}

/** Plays it to its end; throws with its words when that is not a good one. */
export async function playOnce(program: Foreign, args: readonly string[]): Promise<void> {
  const child = play(program, args);
  const code = await child.ended;
  if (code !== 0) throw new Error(`${program.command} ended with ${code}: ${child.said()}`);
}
