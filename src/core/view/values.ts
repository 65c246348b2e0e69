/** Every value of the address space that can be read now: for OSC, in the order of the table. */

import { twinPlaces } from '../address/places.ts';
import { read } from '../desk/read.ts';
import { meanChunk } from '../lane/pace.ts';
import type { Rig } from '../rig.ts';
import type { Json, Ms } from '../unit.ts';
import { phaseWord } from './far.ts';
import { lightWordOf } from './pad-state.ts';
import { untilLanding } from './cover.ts';
import { problemsOf } from './problems.ts';
import { standingOf } from './standing.ts';

export function valuesOf(rig: Rig, now: Ms): ReadonlyMap<string, Json> {
  const { desk } = rig;
  const standing = standingOf(desk);
  const values = twinPlaces(standing).flatMap(({ address }): readonly (readonly [string, Json])[] => {
    const value = read(desk, address, now);
    return value === undefined ? [] : [[address, value]];
  });
  const pads = Array.from({ length: standing.pads }, (_, i) => i + 1);
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
