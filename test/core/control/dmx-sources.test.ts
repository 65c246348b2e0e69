/** Several desks on one universe, frame by frame. */
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { DmxFrame } from '../../../src/core/control/dmx-frame.ts';
import { DARK, heardFrame, rivalOf, silenced, type Universe } from '../../../src/core/control/dmx-sources.ts';

type Said = Partial<Omit<DmxFrame, 'levels'>> & { readonly levels?: readonly number[] };
const frameOf = ({ levels = [], source = 'a', ...more }: Said): DmxFrame => ({
  source,
  name: source,
  priority: 100,
  sequence: null,
  ends: false,
  ...more,
  levels: Uint8Array.from(levels),
});

class Stand {
  universe: Universe = DARK;
  now = 0;
  hears(said: Said, after = 23) {
    this.now += after;
    const { universe, news } = heardFrame(this.universe, frameOf(said), this.now);
    this.universe = universe;
    return news;
  }
  waits(ms: number) {
    this.now += ms;
    const { universe, news } = silenced(this.universe, this.now);
    this.universe = universe;
    return news;
  }
}

test('[AN16] news are the channels that differ from what was told last; what repeats is none, and a shorter frame holds the rest', () => {
  const desk = new Stand();
  expect(desk.hears({ levels: [1, 2, 0] })).toEqual([
    [1, 1],
    [2, 2],
    [3, 0],
  ]);
  expect(desk.hears({ levels: [1, 2, 0] })).toEqual([]);
  expect(desk.hears({ levels: [1, 9, 0] })).toEqual([[2, 9]]);
  expect(desk.hears({ levels: [5] })).toEqual([[1, 5]]);
  expect(desk.hears({ levels: [5, 9, 1] })).toEqual([[3, 1]]);
});

describe('[AN17] of several senders the most important one plays; among equals the one who plays goes on, and the other is known', () => {
  it('and a backup takes over when it is the most important that is left', () => {
    const desk = new Stand();
    desk.hears({ source: 'main', levels: [10], priority: 150 });
    expect(desk.hears({ source: 'backup', levels: [20], priority: 100 })).toEqual([]);
    expect(rivalOf(desk.universe)).toBe(null);
    for (let i = 0; i < 5; i++) desk.hears({ source: 'backup', levels: [21] }, 500);
    expect(desk.waits(0)).toEqual([[1, 21]]);
    expect(desk.hears({ source: 'main', levels: [10], priority: 150 })).toEqual([[1, 10]]);
    expect(desk.hears({ source: 'main', levels: [10], priority: 50 })).toEqual([[1, 21]]);
  });
  it('two equals do not take turns', () => {
    const desk = new Stand();
    desk.hears({ source: 'a', levels: [1] });
    expect(desk.hears({ source: 'b', levels: [2] })).toEqual([]);
    expect(rivalOf(desk.universe)?.source).toBe('b');
    expect(desk.hears({ source: 'a', levels: [3] })).toEqual([[1, 3]]);
    expect(desk.hears({ source: 'b', levels: [4] })).toEqual([]);
  });
});

describe('[AN18] who is silent for 2.5 s, or says goodbye, is gone; what was sent last stands', () => {
  it('2499 ms are no loss', () => {
    const desk = new Stand();
    desk.hears({ levels: [7] });
    desk.waits(2499);
    expect(desk.universe.leader?.source).toBe('a');
    expect(desk.waits(1)).toEqual([]);
    expect(desk.universe).toMatchObject({ leader: null, told: [7] });
    expect(desk.hears({ levels: [7] })).toEqual([]);
    expect(desk.hears({ levels: [8] })).toEqual([[1, 8]]);
  });
  it('a goodbye moves nothing, and is said three times', () => {
    const desk = new Stand();
    desk.hears({ levels: [7] });
    for (let i = 0; i < 3; i++) expect(desk.hears({ levels: [0], ends: true })).toEqual([]);
    expect(desk.universe).toMatchObject({ sources: [], leader: null, told: [7] });
  });
});

describe('[AN19] a frame that was overtaken on its way is left out; far behind, the sender began anew', () => {
  it.each([
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
    [
      [5, 4, 6],
      [5, 6],
    ],
    [
      [5, 5],
      [5, 5],
    ],
    [
      [254, 255, 1, 0],
      [254, 255, 1],
    ],
    [
      [250, 3],
      [250, 3],
    ],
    [
      [30, 10, 11],
      [30, 10, 11],
    ],
    [[30, 11, 12], [30]],
  ])('%j → %j', (sent, heard) => {
    const desk = new Stand();
    expect(sent.filter((sequence, i) => desk.hears({ sequence, levels: [sequence, i] }).length > 0)).toEqual(heard);
  });
  it('who counts nothing is always heard', () => {
    const desk = new Stand();
    expect([1, 2, 3].map((level) => desk.hears({ levels: [level] }).length)).toEqual([1, 1, 1]);
  });
});

test('[AN20] sixteen senders are told apart and no more, so that forged ones fill no memory and take no part', () => {
  const desk = new Stand();
  for (let i = 0; i < 1000; i++)
    desk.hears({ source: `s${i}`, levels: [i % 256], priority: 100 + Math.min(100, i) }, 1);
  expect(desk.universe.sources.length).toBe(16);
  expect(desk.universe.leader?.source).toBe('s15');
});

test('[AN21] what was told is always what the leader sent last, whatever order senders speak in', () => {
  const said = fc.record({
    source: fc.constantFrom('a', 'b', 'c'),
    priority: fc.constantFrom(50, 100, 150),
    ends: fc.boolean(),
    levels: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3, maxLength: 3 }),
    after: fc.constantFrom(20, 900, 2600),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 30 }), (all) => {
      const desk = new Stand();
      const heard: number[] = [];
      for (const { after, ...frame } of all) {
        for (const [channel, level] of [...desk.waits(after), ...desk.hears(frame, 0)]) heard[channel - 1] = level;
        const { leader, sources } = desk.universe;
        expect(leader?.priority ?? 0).toBe(Math.max(0, ...sources.map(({ priority }) => priority)));
        if (leader !== null) expect(heard).toEqual([...leader.levels]);
      }
    }),
  );
});
