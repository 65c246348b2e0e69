/** What counts as a movement. */
import { describe, expect, it } from 'vitest';
import { heardStream, isStreaming, NO_STREAMS, type Streams } from '../../../src/core/mapping/stream.ts';
import { Board, fileOf, valuesOf } from './board.ts';

function run(messages: readonly (readonly [after: number, value: number])[]) {
  let streams: Streams = NO_STREAMS;
  let now = 0;
  return messages.map(([after, value]) => {
    now += after;
    const heard = heardStream(streams, 'td /a', now, value, value > 0.5);
    streams = heard.streams;
    return { counts: heard.counts, press: heard.press };
  });
}
const repeat = (count: number, after: number, value: number) =>
  Array.from({ length: count }, () => [after, value] as const);

describe('[SM1] a sender streams from the fourth message that came less than 100 ms after the last', () => {
  it('then only a changed value is a movement', () => {
    expect(run(repeat(6, 16, 0.3)).map(({ counts }) => counts)).toEqual([true, true, true, false, false, false]);
    expect(run([...repeat(6, 16, 0.3), [16, 0.4]]).at(-1)?.counts).toBe(true);
  });
  it('at 100 ms and slower every message counts', () => {
    expect(run(repeat(6, 100, 0.3)).every(({ counts }) => counts)).toBe(true);
  });
});

describe('[SM2] it streams until it is silent for a second', () => {
  it('a pause of 999 ms ends nothing, one of 1000 ms does', () => {
    expect(run([...repeat(5, 16, 0.3), [999, 0.3]]).at(-1)?.counts).toBe(false);
    expect(run([...repeat(5, 16, 0.3), [1000, 0.3]]).at(-1)?.counts).toBe(true);
  });
});

describe('[SM3] from a stream only a rise through a half is a press', () => {
  it('a held button is one press, its next rise another', () => {
    const heard = run([...repeat(5, 16, 0), [16, 1], [16, 1], [16, 0.9], [16, 0], [16, 0.6]]);
    expect(heard.slice(5).map(({ press }) => press)).toEqual([true, false, false, false, true]);
  });
  it('else every message above a half is one', () => {
    expect(run(repeat(3, 200, 1)).map(({ press }) => press)).toEqual([true, true, true]);
  });
});

it('[SM4] keys are told apart, and a stream can be asked for', () => {
  let streams: Streams = NO_STREAMS;
  for (let now = 0; now < 100; now += 10) streams = heardStream(streams, 'td /a', now, 0, false).streams;
  expect(isStreaming(streams, 'td /a', 150)).toBe(true);
  expect(isStreaming(streams, 'td /a', 1200)).toBe(false);
  expect(isStreaming(streams, 'td /b', 150)).toBe(false);
  expect(heardStream(streams, 'td /b', 150, 0, false).counts).toBe(true);
});

it('[SM5] beyond 2048 keys no more are told apart, and every message counts', () => {
  let streams: Streams = NO_STREAMS;
  for (let n = 0; n < 2100; n++) streams = heardStream(streams, `k${n}`, 0, 0, false).streams;
  expect(streams.size).toBe(2048);
});

describe('[SM6] bound addresses follow the same rules, once for each message', () => {
  it('two bindings of one address do not make a stream of it', () => {
    const desk = new Board(
      fileOf([
        { from: { osc: '/a' }, to: '/stage/fx' },
        { from: { osc: '/a' }, to: '/stage/zoom' },
      ]),
    );
    for (let i = 0; i < 6; i++) expect(desk.osc('/a', [0.5], { after: 150 })).toHaveLength(2);
  });
  it('a stream is a movement when it changes, and yields for as long as the file says', () => {
    const desk = new Board(
      fileOf([
        { from: { osc: '/a' }, to: '/stage/fx', yield: 500 },
        { from: { osc: '/a' }, to: '/stage/zoom' },
      ]),
    );
    for (let i = 0; i < 6; i++) desk.osc('/a', [0.5], { after: 16 });
    expect(desk.osc('/a', [0.5], { after: 16 })).toEqual([]);
    expect(desk.osc('/a', [0.6], { after: 16 }).map(({ yields }) => yields)).toEqual([500, 2000]);
    expect(desk.osc('/a', [0.6], { after: 1500 }).map(({ yields }) => yields)).toEqual([null, null]);
  });
  it('a toggle sent with every frame is pressed once', () => {
    const desk = new Board(fileOf([{ from: { osc: '/kick' }, to: '/panic' }]));
    for (let i = 0; i < 6; i++) desk.osc('/kick', [0], { after: 16 });
    expect([1, 1, 1, 0, 1].map((value) => valuesOf(desk.osc('/kick', [value], { after: 16 })).length)).toEqual([
      1, 0, 0, 0, 1,
    ]);
  });
});
