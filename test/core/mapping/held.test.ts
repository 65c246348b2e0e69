/** What is held down while other things change: layers, conditions, files. */
import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/core/mapping/compile.ts';
import { releaseLost } from '../../../src/core/mapping/release.ts';
import { Board, fileOf } from './board.ts';

const SHIFT = '/layer/shift';
const played = (moves: readonly { readonly change: { readonly address: string; readonly value: unknown } }[]) =>
  moves.map(({ change: { address, value } }) => [address, value]);

describe('[MP30] what a control holds is let go with it, whatever layer is held by then', () => {
  it.each([
    ['note', { note: 5 }, (board: Board, value: number) => board.note(5, value)],
    ['control change', { cc: 5 }, (board: Board, value: number) => board.cc(5, value)],
  ])('a gate under a layer, by a %s', (_name, from, move) => {
    const board = new Board(fileOf([{ from, to: '/stage/freeze', mode: 'gate', layer: 'shift' }]), { [SHIFT]: true });
    expect(played(move(board, 127))).toEqual([['/stage/freeze', true]]);
    board.values.set(SHIFT, false);
    expect(played(move(board, 0))).toEqual([['/stage/freeze', false]]);
    // Let go once: what others do with it since is theirs.
    expect(move(board, 127)).toEqual([]);
    expect(move(board, 0)).toEqual([]);
  });
  it('a key, and a layer under a layer', () => {
    const board = new Board(fileOf([{ from: { key: 'KeyA' }, to: '/layer/alt', when: { [SHIFT]: true } }]), {
      [SHIFT]: true,
    });
    board.key('KeyA');
    board.values.set(SHIFT, false);
    expect(played(board.key('KeyA', false))).toEqual([['/layer/alt', false]]);
  });
  it('what went down before its layer holds nothing', () => {
    const board = new Board(fileOf([{ from: { note: 5 }, to: '/stage/freeze', mode: 'gate', layer: 'shift' }]), {
      [SHIFT]: false,
    });
    expect(board.note(5, 90)).toEqual([]);
    expect(board.note(5, 0)).toEqual([]);
  });
});

describe('[MP31] a press is of the layer under which it went down', () => {
  const NOTE = { note: 36 };
  const file = fileOf([
    { from: NOTE, to: '/pad/1/recall', when: { [SHIFT]: false } },
    { from: NOTE, to: '/pad/2/recall', layer: 'shift' },
    { from: NOTE, to: '/pad/2/store', layer: 'shift', press: 'long' },
    { from: NOTE, to: '/pad/1/store', when: { [SHIFT]: false }, press: 'long' },
  ]);
  it('short: it plays the shifted one, though shift came up first', () => {
    const board = new Board(file, { [SHIFT]: true });
    expect(board.note(36, 90)).toEqual([]);
    board.values.set(SHIFT, false);
    expect(played(board.note(36, 0))).toEqual([['/pad/2/recall', true]]);
  });
  it('long: it stores the shifted one, though shift came up first', () => {
    const board = new Board(file, { [SHIFT]: true });
    board.note(36, 90);
    board.values.set(SHIFT, false);
    board.now += 600;
    expect(played(board.ripen())).toEqual([['/pad/2/store', true]]);
    expect(board.note(36, 0)).toEqual([]);
  });
  it('and shift that comes later makes nothing else of it', () => {
    const board = new Board(file, { [SHIFT]: false });
    board.note(36, 90);
    board.values.set(SHIFT, true);
    expect(played(board.note(36, 0))).toEqual([['/pad/1/recall', true]]);
  });
});

describe('[DV10] what is held by a binding that another mapping does not have is let go', () => {
  const shift = { from: { note: 60 }, to: SHIFT };
  const lost = (before: readonly object[], after: readonly object[]) => {
    const board = new Board(fileOf(before));
    board.note(60, 90);
    const next = compile([fileOf(after)], { params: null });
    return played(releaseLost(board.compiled, next, board.hands, board.now, board.read).moves);
  };
  it('a layer whose key is gone, or has become another', () => {
    expect(lost([shift], [])).toEqual([[SHIFT, false]]);
    expect(lost([shift], [{ from: { note: 60 }, to: '/pad/1/recall' }])).toEqual([[SHIFT, false]]);
  });
  it('not one that is still there, wherever it stands in the file', () => {
    expect(lost([shift], [{ from: { note: 1 }, to: '/pad/1/recall' }, shift])).toEqual([]);
  });
  it('nor what nobody holds, and a gate that is turned round is left off', () => {
    expect(lost([{ from: { note: 61 }, to: '/layer/alt' }], [])).toEqual([]);
    const open = { from: { note: 60 }, to: '/stage/freeze', mode: 'gate', invert: true };
    const board = new Board(fileOf([open]));
    board.note(60, 90);
    board.note(60, 0);
    const next = compile([], { params: null });
    expect(played(releaseLost(board.compiled, next, board.hands, 0, board.read).moves)).toEqual([
      ['/stage/freeze', false],
    ]);
  });
});
