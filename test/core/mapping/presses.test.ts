/** Single, double and long presses of one control. */
import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { Board, fileOf } from './board.ts';
import type { Move } from '../../../src/core/mapping/heard.ts';
import { releaseAll } from '../../../src/core/mapping/release.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { sentence } from '../../../src/core/problem.ts';

const NOTE = { note: 36 };
const pad = (...presses: readonly ('plain' | 'down' | 'double' | 'long')[]): Board =>
  new Board(
    fileOf(
      presses.map((press) => ({
        from: NOTE,
        to: `/pad/${['plain', 'down', 'double', 'long'].indexOf(press) + 1}/recall`,
        ...(press === 'plain' ? {} : { press }),
      })),
    ),
  );

const NAMES: Readonly<Record<string, string>> = {
  '/pad/1/recall': 'plain',
  '/pad/2/recall': 'down',
  '/pad/3/recall': 'double',
  '/pad/4/recall': 'long',
};
const heard = (moves: readonly Move[]): readonly string[] => moves.map(({ change }) => NAMES[change.address] ?? '?');

/** Ticks of 20 ms until `ms` later; what became due in them. */
function wait(board: Board, ms: number): readonly string[] {
  const until = board.now + ms;
  const due: string[] = [];
  while (board.now < until) {
    board.now = Math.min(until, board.now + 20);
    due.push(...heard(board.ripen()));
  }
  return due;
}
const down = (board: Board): readonly string[] =>
  heard(board.midi({ kind: 'note', channel: 1, number: 36, velocity: 90, on: true }, 0));
const up = (board: Board): readonly string[] =>
  heard(board.midi({ kind: 'note', channel: 1, number: 36, velocity: 0, on: false }, 0));

describe('[MP20] a press is played at once, unless another binding of its control asks for a double or long one', () => {
  it('a plain button never waits', () => {
    expect(down(pad('plain'))).toEqual(['plain']);
  });
  it('with a long one it is played when it is let go', () => {
    const board = pad('plain', 'long');
    expect(down(board)).toEqual([]);
    expect(wait(board, 300)).toEqual([]);
    expect(up(board)).toEqual(['plain']);
    expect(wait(board, 1000)).toEqual([]);
  });
  it('with a double one it is played when no second came within 300 ms, held or not', () => {
    const board = pad('plain', 'double');
    expect(down(board)).toEqual([]);
    expect(wait(board, 280)).toEqual([]);
    expect(wait(board, 40)).toEqual(['plain']);
    expect(up(board)).toEqual([]);
  });
  it('what is asked for under a layer makes nobody wait without it', () => {
    const board = new Board(
      fileOf([
        { from: NOTE, to: '/pad/1/recall', when: { '/layer/shift': false } },
        { from: NOTE, to: '/pad/4/recall', layer: 'shift', press: 'long' },
      ]),
      { '/layer/shift': false },
    );
    expect(down(board)).toEqual(['plain']);
  });
});

describe('[MP21] a press held for 500 ms is long, two within 300 ms are double, and none of them is also a single one', () => {
  it('long, while it is still held', () => {
    const board = pad('plain', 'long');
    down(board);
    expect(wait(board, 480)).toEqual([]);
    expect(wait(board, 40)).toEqual(['long']);
    expect(up(board)).toEqual([]);
  });
  it('double, with the second going down', () => {
    const board = pad('plain', 'double', 'long');
    down(board);
    wait(board, 80);
    expect(up(board)).toEqual([]);
    wait(board, 80);
    expect(down(board)).toEqual(['double']);
    expect(wait(board, 1000)).toEqual([]);
    expect(up(board)).toEqual([]);
  });
  it('all three asked for: a short one waits for a second, a long one for its time', () => {
    const board = pad('plain', 'double', 'long');
    down(board);
    wait(board, 100);
    up(board);
    expect(wait(board, 220)).toEqual(['plain']);
    down(board);
    expect(wait(board, 520)).toEqual(['long']);
    up(board);
    down(board);
    wait(board, 400);
    expect(up(board)).toEqual(['plain']);
  });
  it('two slow presses are two', () => {
    const board = pad('plain', 'double');
    down(board);
    up(board);
    // No tick came between.
    board.now += 301;
    expect(down(board)).toEqual(['plain']);
    expect(wait(board, 320)).toEqual(['plain']);
  });
  it('down acts at once, each time, beside all of them', () => {
    const board = pad('down', 'double', 'long');
    expect(down(board)).toEqual(['down']);
    up(board);
    expect(down(board)).toEqual(['down', 'double']);
  });
  it('of control changes, keys and OSC too', () => {
    const bindings = (from: object) => [
      { from, to: '/pad/1/recall' },
      { from, to: '/pad/4/recall', press: 'long' },
    ];
    const cc = new Board(fileOf(bindings({ cc: 9 })));
    cc.cc(9, 127, { after: 0 });
    expect(wait(cc, 520)).toEqual(['long']);
    const keys = new Board(fileOf(bindings({ key: 'KeyA' })));
    keys.key('KeyA');
    expect(heard(keys.key('KeyA', false))).toEqual(['plain']);
    const osc = new Board(fileOf(bindings({ osc: '/a' })));
    osc.osc('/a', [1], { after: 0 });
    expect(wait(osc, 520)).toEqual(['long']);
  });
  it('how hard it was struck is kept for a trigger that takes a number', () => {
    const board = new Board(
      fileOf([
        { from: NOTE, to: '/stage/flash' },
        { from: NOTE, to: '/pad/4/recall', press: 'long' },
      ]),
    );
    board.midi({ kind: 'note', channel: 1, number: 36, velocity: 127, on: true }, 0);
    const [move] = board.midi({ kind: 'note', channel: 1, number: 36, velocity: 0, on: false }, 0);
    expect(move?.change.value).toBe(1);
  });
  it('a value that follows the same control is not held up', () => {
    const board = new Board(
      fileOf([
        { from: NOTE, to: '/stage/fx' },
        { from: NOTE, to: '/layer/shift' },
        { from: NOTE, to: '/pad/4/recall', press: 'long' },
      ]),
    );
    const moves = board.midi({ kind: 'note', channel: 1, number: 36, velocity: 127, on: true }, 0);
    expect(moves.map(({ change }) => change)).toEqual([
      { address: '/stage/fx', value: 1 },
      { address: '/layer/shift', value: true },
    ]);
    expect(wait(board, 520)).toEqual(['long']);
    expect(board.values.get('/stage/fx')).toBe(1);
  });
});

test('[MP22] a press whose device leaves meanwhile never comes', () => {
  const board = pad('plain', 'long');
  down(board);
  board.hands = releaseAll(board.compiled, board.hands, board.port.key, board.now, board.read).hands;
  expect(wait(board, 2000)).toEqual([]);
});

test('[MP23] whatever is pressed whenever, each press is told as exactly one kind, and nothing is left waiting', () => {
  const kinds = fc.subarray(['double', 'long'] as const, { minLength: 1 });
  fc.assert(
    fc.property(kinds, fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 24 }), (asked, gaps) => {
      const board = pad('plain', 'down', ...asked);
      const told: string[] = [];
      let presses = 0;
      for (const [i, gap] of gaps.entries()) {
        told.push(...(i % 2 === 0 ? down(board) : up(board)));
        presses += i % 2 === 0 ? 1 : 0;
        told.push(...wait(board, gap));
      }
      if (gaps.length % 2 === 1) told.push(...up(board));
      told.push(...wait(board, 1000));
      const count = (kind: string): number => told.filter((each) => each === kind).length;
      expect(count('down')).toBe(presses);
      expect(count('plain') + count('long') + 2 * count('double')).toBe(presses);
      expect(board.hands.presses).toEqual([]);
    }),
  );
});

test('[MP24] a press that can never come is refused with what would be right', () => {
  const refused = (binding: object): string => {
    const text = JSON.stringify({ format: 'scope-deck/mapping@1', name: 'x', bindings: [binding] });
    const parsed = parseMapping(text, 'x.json');
    return parsed.ok ? '' : parsed.problems.map(sentence).join('\n');
  };
  expect(refused({ from: { program: 1 }, to: '/pad/1/recall', press: 'long' })).toBe(
    'x.json: bindings[0].press: a program change has no release, so it is never long; use "double", or a note',
  );
  expect(refused({ from: NOTE, to: '/stage/freeze', mode: 'gate', press: 'long' })).toContain(
    'leave out one of the two',
  );
  expect(refused({ from: { cc: 1, relative: 'signed-bit' }, to: '/setlist/next', press: 'double' })).toContain(
    'an encoder is turned, not pressed',
  );
  expect(refused({ from: NOTE, to: '/pad/1/recall', press: 'short' })).toContain(
    'give one of "down", "double", "long"',
  );
});
