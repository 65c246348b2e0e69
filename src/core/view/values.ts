/** Every value of the address space that can be read now: for OSC, in the order of the table. */
import { stepsOf } from '../desk/params.ts';
import { read } from '../desk/read.ts';
import { PADS, SLOTS, TABLE } from '../address/table.ts';
import { meanChunk } from '../lane/pace.ts';
import type { Rig } from '../rig.ts';
import type { Json, Ms } from '../unit.ts';
import { phaseWord } from './far.ts';
import { lightWordOf } from './pad-state.ts';
import { untilLanding } from './cover.ts';
import { problemsOf } from './problems.ts';

const PLAIN: readonly string[] = TABLE.filter(({ kind, dead }) => kind === 'value' && dead === null).flatMap(
  ({ pattern }) =>
    pattern.includes('{n}')
      ? Array.from({ length: SLOTS }, (_, i) => pattern.replace('{n}', String(i + 1)))
      : pattern.includes('{')
        ? []
        : [pattern],
);

export function valuesOf(rig: Rig, now: Ms): ReadonlyMap<string, Json> {
  const { desk } = rig;
  const steps = stepsOf(desk.look).map((_, i) => `/param/denoising_step_list/${i + 1}`);
  const params = (desk.world.params ?? []).map(({ name }) => `/param/${name}`);
  const values = [...PLAIN, ...params, ...steps].flatMap((address): readonly (readonly [string, Json])[] => {
    const value = read(desk, address, now);
    return value === undefined ? [] : [[address, value]];
  });
  const pads = Array.from({ length: Math.min(PADS, Math.max(16, desk.pads.length)) }, (_, i) => i + 1);
  return new Map<string, Json>([
    ...values,
    ...pads.map((pad) => [`/pad/${pad}/state`, lightWordOf(rig, pad, now)] as const),
    ...statusOf(rig, now),
  ]);
}

function statusOf(rig: Rig, now: Ms): readonly (readonly [string, Json])[] {
  const { desk, link, lane, delay, fps } = rig;
  const next = desk.show.setlist[desk.place === null ? 0 : desk.place + 1]?.preset ?? '';
  const [problem] = problemsOf(rig, now);
  const tenths = (ms: Ms | null): number => (ms === null ? 0 : Math.round(ms / 100) / 10);
  return [
    ['/status/link', phaseWord(link)],
    ['/status/chunk', tenths(meanChunk(lane.pace))],
    ['/status/delay', tenths(delay.ms)],
    ['/status/preset', desk.played?.preset ?? ''],
    ['/status/next', next],
    ['/status/landing', untilLanding(rig, now) ?? 0],
    ['/status/fps', fps === null ? 0 : Math.round(fps)],
    ['/status/problem', problem === undefined ? '' : `${problem.what} ${problem.then}`],
  ];
}
