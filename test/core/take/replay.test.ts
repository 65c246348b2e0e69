/** What is in a take, and what becomes of one that is not whole. */
import { describe, expect, test } from 'vitest';
import { freshRig, turn } from '../../../src/core/rig.ts';
import { replay } from '../../../src/core/take/replay.ts';
import { beginningOf, hasChanged, lineOf } from '../../../src/core/take/take.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim } from '../../support/scope-sim.ts';
import { record, sendsOf } from './takes.ts';

const rig = freshRig();
const put = (at: number, value: number) => ({ at, kind: 'put', changes: [{ address: '/stage/hue', value }] }) as const;
const take = beginningOf(rig) + lineOf({ action: put(5, 10), now: 5 });

describe('[TK9] what changed nothing is not in a take', () => {
  test('a tick of an idle rig', () => {
    expect(hasChanged(rig, turn(rig, { at: 20, kind: 'tick' }))).toBe(false);
    expect(hasChanged(rig, turn(rig, put(20, 10)))).toBe(true);
  });
  test('most ticks of a playing one', () => {
    const sim = createSim({ seed: 3, chunkMs: [750, 750], show: SHOW });
    sim.connect();
    sim.run(10_000);
    const ticks = record(sim.first, sim.take).text.match(/"kind":"tick"/g) ?? [];
    expect(ticks.length).toBeLessThan(sim.take.filter(({ kind }) => kind === 'tick').length / 10);
  });
});

test("[TK10] a line carries the rig's time, not the late clock of whoever sent it", () => {
  const late = turn({ ...rig, now: 100 }, put(40, 10));
  expect(lineOf({ action: put(40, 10), now: late.rig.now })).toContain('"at":100');
});

describe('[TK11] a take that cannot be folded is a sentence with its line', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['an empty file', '', 'line 1', 'is no beginning of a take'],
    ['another file', '{"format":"scope-deck/show@1","name":"x"}\n', 'line 1', 'is no beginning of a take'],
    [
      'a state that is none',
      '{"format":"scope-deck/take@1","state":{"desk":{"look":4}}}\n',
      'line 1',
      'is no beginning of a take',
    ],
    ['a line that is no JSON', `${take}{"at":\n`, 'line 3', 'is no action'],
    ['a kind from the future', `${take}{"at":9,"kind":"dance"}\n`, 'line 3', 'is no action'],
    ['a mark from the future', `${take}{"at":9,"kind":{"$":["dream",1]}}\n`, 'line 3', 'is no action'],
    ['an action with something missing', `${take}{"at":9,"kind":"read"}\n`, 'line 3', 'is no action'],
    [
      'an event of the link that there is not',
      `${take}{"at":9,"kind":"link","event":{"of":"dance"}}\n`,
      'line 3',
      'is no action',
    ],
  ];
  test.each(cases)('%s', (_, text, place, what) => {
    const replayed = replay(text, 'my.jsonl');
    expect(replayed.ok ? [] : replayed.problems).toMatchObject([{ code: 'file/wrong', file: 'my.jsonl', place, what }]);
  });
  test('a state that is broken inside', () => {
    const broken =
      take.replace(/"slots":\[[^\]]*\]/, '"slots":[1,2]') + lineOf({ action: { at: 9, kind: 'tick' }, now: 9 });
    const replayed = replay(broken, 'my.jsonl');
    expect(replayed.ok ? [] : replayed.problems).toMatchObject([{ code: 'file/wrong', what: 'cannot be played' }]);
  });
});

test('[TK12] a bridge that was killed leaves a take that folds up to the cut', () => {
  const sim = createSim({ seed: 5, chunkMs: [300, 300], show: SHOW });
  sim.connect();
  sim.put('/prompt/2/weight', 0.5);
  sim.run(3000);
  const { text, sends } = record(sim.first, sim.take);
  const cut = text.slice(0, Math.floor(text.length * 0.9));
  const replayed = replay(cut, 'my.jsonl');
  expect(replayed).toMatchObject({ ok: true, value: { cut: true } });
  expect(sends.startsWith(sendsOf(cut))).toBe(true);
  expect(replay(take, 'my.jsonl')).toMatchObject({ ok: true, value: { cut: false } });
});

test('[TK13] what an older take does not know yet is as in a fresh rig', () => {
  const older = take.replace('"reading":1,', '').replace('"dropped":0,', '');
  expect(older.length).toBeLessThan(take.length - 20);
  const replayed = replay(older, 'my.jsonl');
  expect(replayed).toMatchObject({ ok: true, value: { rig: { dropped: 0, desk: { reading: 1 } } } });
});

test('[TK15] a take begins when its first action happened', () => {
  expect(replay(take, 'my.jsonl')).toMatchObject({ ok: true, value: { beganAt: 5 } });
  expect(replay(beginningOf({ ...rig, now: 70 }), 'my.jsonl')).toMatchObject({ ok: true, value: { beganAt: 70 } });
});

test('[TK18] a take of a show that plays on video knows its parameters as the show did', () => {
  const show = { ...SHOW, pipeline: { ...SHOW.pipeline, mode: 'video' as const } };
  const noise = { type: 'number', minimum: 0, maximum: 1, default: 0.7, values: null, runtime: true, label: null };
  const shape = {
    id: 'longlive',
    kvCacheBias: false,
    vace: true,
    defaultMode: 'text',
    properties: { noise_scale: noise },
  };
  const shown = turn(rig, { at: 1, kind: 'show', id: 'x', show, fresh: true });
  const played = turn(shown.rig, { at: 2, kind: 'pipeline', shape }).rig;
  const replayed = replay(beginningOf(played), 'my.jsonl');
  const { params } = played.desk.world;
  expect(params?.find(({ name }) => name === 'noise_scale')?.dead).toBeNull();
  expect(replayed).toMatchObject({ ok: true, value: { rig: { desk: { world: { params } } } } });
});
