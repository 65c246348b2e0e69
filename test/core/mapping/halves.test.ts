/** 14-bit controls: pairs, and parameter numbers. */
import { describe, expect, it } from 'vitest';
import { Board, fileOf, valuesOf } from './board.ts';

const pair = (): Board => new Board(fileOf([{ from: { cc14: 1 }, to: '/stage/fx' }]));
const raw = (value: unknown): number => Math.round(Number(value) * 16_383);

describe('[HV1] a pair is played when its fine half comes', () => {
  it('the coarse half waits, fine halves refine', () => {
    const desk = pair();
    expect(desk.cc(1, 64)).toEqual([]);
    expect(valuesOf([...desk.cc(33, 1, { after: 1 }), ...desk.cc(33, 5, { after: 1 })]).map(raw)).toEqual([8193, 8197]);
  });
  it('a plain binding of the same number hears the coarse half', () => {
    const desk = new Board(
      fileOf([
        { from: { cc14: 1 }, to: '/stage/fx' },
        { from: { cc: 1 }, to: '/stage/contrast' },
      ]),
    );
    expect(desk.cc(1, 127).map(({ change }) => change.address)).toEqual(['/stage/contrast']);
  });
});

describe('[HV2] a coarse half alone is played after 20 ms, stretched over the whole range', () => {
  it('when the tick finds it due', () => {
    const desk = pair();
    desk.cc(1, 127);
    desk.now += 19;
    expect(desk.ripen()).toEqual([]);
    desk.now += 1;
    expect(valuesOf(desk.ripen())).toEqual([1]);
    expect(desk.ripen()).toEqual([]);
  });
  it('a sender without fine halves is played at every second message, and never starves', () => {
    const desk = pair();
    expect(desk.cc(1, 10, { after: 5 })).toEqual([]);
    expect(desk.cc(1, 11, { after: 5 })).toHaveLength(1);
  });
});

describe('[HV3] NRPN: the number is chosen, then valued', () => {
  const desk = (): Board =>
    new Board(
      fileOf([
        { from: { nrpn: 300 }, to: '/stage/fx' },
        { from: { cc: 6 }, to: '/stage/contrast' },
      ]),
    );
  const choose = (board: Board): void => {
    board.cc(99, 2);
    board.cc(98, 44);
  };
  it('coarse and then fine', () => {
    const board = desk();
    choose(board);
    expect(valuesOf(board.cc(6, 127))).toEqual([1]);
    expect(valuesOf(board.cc(38, 3)).map(raw)).toEqual([(127 << 7) | 3]);
  });
  it('its messages never reach plain bindings of that port, and other numbers nobody', () => {
    const board = desk();
    expect(board.cc(6, 127)).toEqual([]);
    board.cc(99, 2);
    board.cc(98, 45);
    expect(board.cc(6, 127)).toEqual([]);
  });
  it('127, 127 closes, and a registered parameter is none of ours', () => {
    const board = desk();
    choose(board);
    board.cc(101, 0);
    expect(board.cc(6, 127)).toEqual([]);
  });
  it('channels do not mix', () => {
    const board = desk();
    choose(board);
    expect(board.cc(6, 127, { channel: 2 })).toEqual([]);
  });
});
