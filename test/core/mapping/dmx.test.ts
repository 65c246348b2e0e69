/** A lighting desk in mapping files: channels, pairs, buttons and ranges, heard frame by frame. */
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { carryHands } from '../../../src/core/mapping/carry.ts';
import { compile } from '../../../src/core/mapping/compile.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { sentence } from '../../../src/core/problem.ts';
import { Board, fileOf, valuesOf } from './board.ts';

const boardOf = (bindings: readonly object[], levels: readonly (readonly [number, number])[] = []): Board => {
  const desk = new Board(fileOf(bindings, { inputs: { desk: { type: 'dmx' } } }));
  desk.dmx([1, 2, 3, 4].map((channel) => levels.find(([each]) => each === channel) ?? [channel, 0]));
  return desk;
};

describe('[AN1] a channel moves its address over the whole range, through the same transforms as any control', () => {
  it.each([
    [{}, 0.5, [255, 128, 64, 1], [1, 128 / 255, 64 / 255, 1 / 255]],
    [{ in: [10, 110] }, 0.5, [10, 60, 110, 200], [0, 0.5, 1, 1]],
    [{ invert: true, out: [0.2, 0.8] }, 0.5, [255, 51, 0], [0.2, 0.68, 0.8]],
    [{ curve: 2 }, 0.5, [51, 255], [0.04, 1]],
  ])('%j', (more, present, levels, values) => {
    const desk = boardOf([{ from: { dmx: 3 }, to: '/stage/fx', ...more }], [[3, 5]]);
    desk.values.set('/stage/fx', present);
    levels.forEach((level, i) => {
      expect(Number(valuesOf(desk.dmx([[3, level]]))[0])).toBeCloseTo(values[i] ?? -1, 9);
    });
  });
});

test('[AN2] a 16-bit value is a coarse channel and the next one, moves by either, and by both as one', () => {
  const desk = boardOf([{ from: { dmx16: 2 }, to: '/stage/fx' }]);
  const value = (raw: number) => [expect.closeTo(raw / 65_535, 9)];
  expect(valuesOf(desk.dmx([[2, 128]]))).toEqual(value(128 * 256));
  expect(valuesOf(desk.dmx([[3, 7]]))).toEqual(value(128 * 256 + 7));
  const both = desk.dmx([
    [2, 255],
    [3, 255],
  ]);
  expect(valuesOf(both)).toEqual([1]);
  expect(desk.dmx([[4, 9]])).toEqual([]);
});

test('[AN4] only channels that changed act, and a frame is one gesture whose bindings act in the order of the file', () => {
  const desk = boardOf([
    { from: { dmx: 2 }, to: '/stage/zoom' },
    { from: { dmx: 1 }, to: ['/stage/fx', '/stage/hue'] },
    { from: { dmx: 3 }, to: '/stage/trails' },
  ]);
  const frame = desk.dmx([
    [1, 255],
    [2, 255],
    [3, 0],
  ]);
  expect(frame.map(({ change, control }) => [change.address, control])).toEqual([
    ['/stage/zoom', 'DMX 2'],
    ['/stage/fx', 'DMX 1'],
    ['/stage/hue', 'DMX 1'],
  ]);
  expect(desk.dmx([[1, 255]])).toEqual([]);
});

describe('[AN5] a channel is a button at its middle: down above 55 %, up below 45 %, and what trembles between presses once', () => {
  const presses = (from: object, levels: readonly number[]) => {
    const desk = boardOf([{ from, to: '/panic' }]);
    return levels.map((level) => desk.dmx([[1, level]]).length);
  };
  it('8 and 16 bit', () => {
    const levels = [120, 140, 141, 126, 118, 140, 130, 114, 140, 255, 0, 255];
    const pressed = [0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];
    expect(presses({ dmx: 1 }, levels)).toEqual(pressed);
    expect(presses({ dmx16: 1 }, levels)).toEqual(pressed);
  });
  it('a switch follows it in the same way, and every choice can be reached', () => {
    const desk = boardOf([
      { from: { dmx: 1 }, to: '/stage/blackout' },
      { from: { dmx: 2 }, to: '/stage/loop' },
    ]);
    const follows = [130, 150, 120, 110].map((level) => valuesOf(desk.dmx([[1, level]]))[0]);
    expect(follows).toEqual([false, true, true, false]);
    expect([255, 0].map((level) => valuesOf(desk.dmx([[2, level]]))[0])).toEqual(['4', 'off']);
  });
  it('a gate is held while it is up, a toggle flips once, and a trigger gets the level as its strength', () => {
    const desk = boardOf([
      { from: { dmx: 1 }, to: '/layer/shift' },
      { from: { dmx: 2 }, to: '/stage/freeze', mode: 'toggle' },
      { from: { dmx: 3 }, to: '/stage/flash' },
    ]);
    expect([255, 254, 0].map((level) => valuesOf(desk.dmx([[1, level]])))).toEqual([[true], [], [false]]);
    expect([255, 250, 0].map((level) => valuesOf(desk.dmx([[2, level]])))).toEqual([[true], [], []]);
    expect([204, 0, 255].map((level) => valuesOf(desk.dmx([[3, level]])))).toEqual([[0.8], [], [1]]);
  });
});

describe('[AN6] a desk is a stream: it jumps, and yields to a hand for as long as its binding or its input says', () => {
  it('unless the file says that a hand is on it', () => {
    const desk = boardOf([
      { from: { dmx: 1 }, to: '/prompt/1/weight' },
      { from: { dmx: 2 }, to: '/prompt/2/weight', takeover: 'pickup', yield: 500 },
    ]);
    desk.values.set('/prompt/1/weight', 0.9);
    desk.values.set('/prompt/2/weight', 0.9);
    expect(desk.dmx([[1, 51]])).toMatchObject([{ change: { value: 0.2 }, took: true, yields: 2000 }]);
    expect(desk.dmx([[2, 51]])).toMatchObject([{ took: false, yields: 500 }]);
    expect(desk.dmx([[2, 235]])).toMatchObject([{ took: true, change: { value: 235 / 255 } }]);
  });
});

test('[AN8] a mapping saved while the desk stands moves nothing, and knows where it stands', () => {
  const first = boardOf([{ from: { dmx: 1 }, to: '/panic' }], [[1, 255]]);
  const after = new Board(
    fileOf([
      { from: { dmx: 2 }, to: '/stage/fx' },
      { from: { dmx: 1 }, to: '/panic' },
    ]),
  );
  first.dmx([[1, 140]]);
  after.hands = carryHands(first.compiled, first.hands, after.compiled);
  expect(after.dmx([[1, 255]])).toEqual([]);
  expect(after.dmx([[1, 0]])).toEqual([]);
  expect(after.dmx([[1, 255]])).toHaveLength(1);
  expect(after.dmx([[2, 0]])).toEqual([]);
  expect(after.dmx([[2, 255]])).toHaveLength(1);
});

describe('[AN7] a file that is wrong about a desk is told what would be right', () => {
  const told = (binding: object, inputs: object = { desk: { type: 'dmx' }, k: { type: 'midi' } }): string => {
    const text = JSON.stringify({ format: 'scope-deck/mapping@1', name: 'x', inputs, bindings: [binding] });
    const parsed = parseMapping(text, 'x.json');
    return parsed.ok ? '' : parsed.problems.map(sentence).join();
  };
  const to = '/stage/fx';
  it.each([
    [{ from: { input: 'desk', dmx: 513 }, to }, 'from.dmx: 513 is out of range; give a whole number from 1 to 512'],
    [{ from: { input: 'desk', dmx: 0 }, to }, 'from.dmx: 0 is out of range; give a whole number from 1 to 512'],
    [{ from: { input: 'desk', dmx16: 512 }, to }, 'dmx16: 512 is out of range; give a whole number from 1 to 511'],
    [{ from: { input: 'k', dmx: 1 }, to }, 'from.input: "k" is MIDI, the control is DMX; give "desk"'],
    [{ from: { input: 'desk', dmx: 1, channel: 2 }, to }, 'does nothing beside "dmx"; only MIDI has channels'],
    [
      { from: { input: 'desk', dmx: 1 }, to, in: [0, 300] },
      'more than the control sends; give two numbers from 0 to 255',
    ],
    [{ from: { input: 'desk', dmx: 1 }, to, feedback: true }, 'feedback: DMX has no light; leave it out'],
    [{ from: { input: 'desk', dmx: 1 }, to: '/prompts' }, 'takes words, which only OSC sends'],
  ])('%j', (binding, words) => expect(told(binding)).toContain(words));
  it('and one that is right is not', () => {
    expect(told({ from: { input: 'desk', dmx16: 511 }, to, in: [0, 65_535] })).toBe('');
    expect(told({ from: { dmx: 512 }, to }, {})).toBe('');
  });
});

const level = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 255 }));
const frames = fc.array(fc.array(level, { minLength: 1, maxLength: 6 }), { maxLength: 40 });

describe('[AN10] whatever a desk sends, values stay in their range and the last level of each channel stands', () => {
  it('for any frames', () => {
    fc.assert(
      fc.property(frames, (sent) => {
        const desk = boardOf([
          { from: { dmx: 1 }, to: '/stage/fx' },
          { from: { dmx16: 2 }, to: '/prompt/1/weight' },
          { from: { dmx: 4 }, to: '/stage/hue' },
        ]);
        const last = [0, 0, 0, 0, 0];
        for (const [address, value] of [
          ['/stage/fx', 0],
          ['/prompt/1/weight', 0],
          ['/stage/hue', -180],
        ] as const)
          desk.values.set(address, value);
        for (const frame of sent) {
          desk.dmx(frame);
          for (const [channel, value] of frame) last[channel] = value;
        }
        const [, one = 0, two = 0, three = 0, four = 0] = last;
        expect(desk.values.get('/stage/fx')).toBeCloseTo(one / 255, 9);
        expect(desk.values.get('/prompt/1/weight')).toBeCloseTo((two * 256 + three) / 65_535, 9);
        expect(desk.values.get('/stage/hue')).toBeCloseTo((four / 255) * 360 - 180, 6);
      }),
    );
  });
  it('a button is pressed as often as it rises above 55 % after it was below 45 %', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 }), (levels) => {
        const desk = boardOf([{ from: { dmx: 1 }, to: '/panic' }]);
        let isDown = false;
        for (const each of levels) {
          const rises: boolean = !isDown && each > 0.55 * 255;
          isDown = isDown ? each >= 0.45 * 255 : rises;
          expect(desk.dmx([[1, each]]).length).toBe(rises ? 1 : 0);
        }
      }),
    );
  });
});

test('[AN4] what a frame costs does not depend on how many channels are bound', () => {
  const many = Array.from({ length: 512 }, (_, i) => ({ from: { dmx: i + 1 }, to: '/stage/fx' }));
  const compiled = compile([fileOf(many)], { params: null });
  expect([1, 512, 513].map((channel) => compiled.dmx.get(channel)?.length)).toEqual([1, 1, undefined]);
});
