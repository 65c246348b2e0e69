/** 14-bit controls: pairs, and parameter numbers. */
import { describe, expect, it } from 'vitest';
import { isNarrow, sweepOf } from '../../../src/core/learn/sweep.ts';
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
  it('127, 127 closes', () => {
    const board = desk();
    choose(board);
    board.cc(99, 127);
    board.cc(98, 127);
    expect(board.cc(6, 127)).toEqual([]);
  });
  it('channels do not mix', () => {
    const board = desk();
    choose(board);
    expect(board.cc(6, 127, { channel: 2 })).toEqual([]);
  });
});

describe('[HV4] RPN: as NRPN, and the two are never taken for one another', () => {
  const desk = (): Board =>
    new Board(
      fileOf([
        { from: { rpn: 300 }, to: '/stage/fx' },
        { from: { nrpn: 300 }, to: '/stage/contrast' },
      ]),
    );
  it('its number is chosen by 101 and 100', () => {
    const board = desk();
    board.cc(101, 2);
    board.cc(100, 44);
    const moves = [...board.cc(6, 64), ...board.cc(38, 1)];
    expect(moves.map(({ change }) => change.address)).toEqual(['/stage/fx', '/stage/fx']);
    expect(raw(moves[1]?.change.value)).toBe(8193);
  });
  it('half a number of one and half of the other act on nothing', () => {
    const board = desk();
    board.cc(101, 2);
    board.cc(98, 44);
    expect(board.cc(6, 64)).toEqual([]);
    board.cc(100, 44);
    expect(board.cc(6, 64)).toEqual([]);
  });
});

describe('[HV5] data increment and decrement step the chosen parameter from its last value', () => {
  const chosen = (): Board => {
    const board = new Board(fileOf([{ from: { nrpn: 300 }, to: '/stage/fx' }]));
    board.cc(99, 2);
    board.cc(98, 44);
    return board;
  };
  it('by a coarse step, or by a fine one where fine halves were sent', () => {
    const coarse = chosen();
    coarse.cc(6, 10);
    expect(valuesOf([...coarse.cc(96, 0), ...coarse.cc(97, 0)]).map(raw)).toEqual([(11 << 7) | 11, (10 << 7) | 10]);
    const fine = chosen();
    fine.cc(6, 10);
    fine.cc(38, 127);
    expect(valuesOf(fine.cc(96, 0)).map(raw)).toEqual([11 << 7]);
  });
  it('without a value before there is nothing to step', () => {
    expect(chosen().cc(96, 0)).toEqual([]);
  });
});

describe('[HV6] a fader that tops out short of its range is calibrated by in, and its top is the top', () => {
  it('15935, as the X-Touch has it', () => {
    const desk = new Board(fileOf([{ from: { cc14: 1 }, in: [0, 15_935], to: '/stage/fx' }]));
    desk.cc(1, 0x7c);
    expect(valuesOf(desk.cc(33, 0x7f, { after: 1 }))).toEqual([1]);
  });
  it('learned so, when both ends were reached twice', () => {
    const sweep = [0, 8000, 15_935, 8000, 0, 8000, 15_935];
    expect(isNarrow(sweepOf(sweep), [0, 16_383])).toBe(true);
    expect(sweepOf(sweep)).toMatchObject({ low: 0, high: 15_935 });
  });
});
