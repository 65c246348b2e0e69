/** What gestures become: modes, ranges, encoders, layers and conditions. */
import { describe, expect, it } from 'vitest';
import { paramsOf } from '../../../src/core/address/param.ts';
import { Board, fileOf, valuesOf } from './board.ts';

const board = (binding: object, values = {}): Board => new Board(fileOf([binding]), values);

describe('[MP7] what a binding does when it does not say', () => {
  it('a fader moves a value over its whole range', () => {
    const desk = board({ from: { cc: 7 }, to: '/stage/hue' });
    expect(valuesOf([...desk.cc(7, 0), ...desk.cc(7, 127)])).toEqual([-180, 180]);
  });
  it('a button presses a trigger once, and its release does nothing', () => {
    const desk = board({ from: { cc: 32 }, to: '/pad/1/recall' });
    expect(valuesOf([...desk.cc(32, 127), ...desk.cc(32, 0), ...desk.cc(32, 127)])).toEqual([true, true]);
  });
  it('a button that only ever sends 127 presses each time', () => {
    const desk = board({ from: { cc: 32 }, to: '/pad/1/recall' });
    expect(valuesOf([...desk.cc(32, 127), ...desk.cc(32, 127)])).toEqual([true, true]);
  });
  it('pressure that repeats itself presses once', () => {
    const desk = board({ from: { aftertouch: true }, to: '/pad/1/recall' });
    const press = (value: number) => valuesOf(desk.midi({ kind: 'aftertouch', channel: 1, value }));
    expect([40, 127, 127, 127, 20, 127].flatMap(press)).toEqual([true, true]);
  });
  it('a fader over its middle presses once', () => {
    const desk = board({ from: { cc: 1 }, to: '/pad/1/recall' });
    expect([10, 60, 70, 90, 80, 60].flatMap((value) => valuesOf(desk.cc(1, value)))).toEqual([true]);
  });
  it('a note presses a trigger, flips a switch and walks a choice', () => {
    const desk = new Board(
      fileOf([
        { from: { note: 1 }, to: '/pad/1/recall' },
        { from: { note: 2 }, to: '/stage/freeze' },
        { from: { note: 3 }, to: '/mix/source' },
      ]),
      { '/mix/source': 'slots' },
    );
    expect(valuesOf([...desk.note(1, 90), ...desk.note(1, 0)])).toEqual([true]);
    expect(valuesOf([...desk.note(2, 90), ...desk.note(2, 0), ...desk.note(2, 90)])).toEqual([true, false]);
    expect(valuesOf([...desk.note(3, 90), ...desk.note(3, 90), ...desk.note(3, 90)])).toEqual([
      'decks',
      'pad',
      'slots',
    ]);
  });
  it('a note strikes a value by its strength, and letting go leaves it', () => {
    const desk = board({ from: { note: 1 }, to: '/stage/fx' });
    expect(valuesOf([...desk.note(1, 127), ...desk.note(1, 0)])).toEqual([1]);
  });
  it('a flash is as strong as it was struck', () => {
    expect(valuesOf(board({ from: { note: 1 }, to: '/stage/flash' }).note(1, 127))).toEqual([1]);
    expect(valuesOf(board({ from: { key: 'KeyV' }, to: '/stage/flash' }).key('KeyV'))).toEqual([1]);
  });
  it('a layer is held', () => {
    const desk = board({ from: { cc: 60 }, to: '/layer/shift' });
    expect(valuesOf([...desk.cc(60, 127), ...desk.cc(60, 0)])).toEqual([true, false]);
  });
  it('a program change is a press', () => {
    const desk = board({ from: { program: 4 }, to: '/setlist/go', value: 3 });
    expect(valuesOf(desk.midi({ kind: 'program', channel: 2, number: 4 }))).toEqual([3]);
    expect(desk.midi({ kind: 'program', channel: 2, number: 5 })).toEqual([]);
  });
});

describe('[MP8] modes', () => {
  it('toggle flips what is there now, whoever set it', () => {
    const desk = board({ from: { cc: 41 }, to: '/stage/blackout', mode: 'toggle' }, { '/stage/blackout': true });
    expect(valuesOf(desk.cc(41, 127))).toEqual([false]);
  });
  it('toggle of a number goes between the ends of out', () => {
    const desk = board({ from: { cc: 41 }, to: '/stage/zoom', mode: 'toggle', out: [1, 2] }, { '/stage/zoom': 1.2 });
    expect(valuesOf([...desk.cc(41, 127), ...desk.cc(41, 127)])).toEqual([2, 1]);
  });
  it('gate is on while held', () => {
    const desk = board({ from: { note: 1 }, to: '/stage/freeze', mode: 'gate' });
    expect(valuesOf([...desk.note(1, 80), ...desk.note(1, 0)])).toEqual([true, false]);
  });
  it('set sets, each address of a list its own', () => {
    const desk = board({
      from: { key: 'KeyA' },
      to: [
        { address: '/stage/zoom', value: 2 },
        { address: '/stage/freeze', value: true },
      ],
      mode: 'set',
    });
    expect(valuesOf(desk.key('KeyA'))).toEqual([2, true]);
    expect(desk.key('KeyA', false)).toEqual([]);
  });
  it('cycle takes the next, and the first after what is none of them', () => {
    const desk = board({ from: { note: 1 }, to: '/transition/time', values: [2, 4, 8] }, { '/transition/time': 5 });
    expect(valuesOf([1, 2, 3, 4].flatMap(() => desk.note(1, 99)))).toEqual([2, 4, 8, 2]);
  });
  it('a fader over a choice has equal shares', () => {
    const desk = board({ from: { cc: 1 }, to: '/mix/source' });
    expect(valuesOf([0, 42, 43, 84, 85, 127].flatMap((value) => desk.cc(1, value)))).toEqual([
      'slots',
      'slots',
      'decks',
      'decks',
      'pad',
      'pad',
    ]);
  });
});

describe('[MP9] of an encoder every step counts, from the value as it is now', () => {
  it.each([
    ['twos-complement', 1, 127],
    ['binary-offset', 65, 63],
    ['signed-bit', 1, 65],
    ['signed-bit-inverted', 65, 1],
  ])('%s', (relative, right, left) => {
    const desk = board({ from: { cc: 20, relative }, to: '/stage/hue', step: 5 }, { '/stage/hue': 0 });
    expect(valuesOf([...desk.cc(20, right), ...desk.cc(20, right), ...desk.cc(20, left)])).toEqual([5, 10, 5]);
    desk.values.set('/stage/hue', 100);
    expect(valuesOf(desk.cc(20, right))).toEqual([105]);
  });
  it('stops at the ends of out', () => {
    const desk = board(
      { from: { cc: 20, relative: 'twos-complement' }, to: '/stage/zoom', step: 1, out: [1, 2] },
      { '/stage/zoom': 1.5 },
    );
    expect(valuesOf([...desk.cc(20, 3), ...desk.cc(20, 127), ...desk.cc(20, 127)])).toEqual([2, 1, 1]);
  });
  it('without a step it takes a hundred for the whole way, and one each for whole numbers', () => {
    const weight = board(
      { from: { cc: 20, relative: 'twos-complement' }, to: '/prompt/1/weight' },
      { '/prompt/1/weight': 0.5 },
    );
    expect(valuesOf(weight.cc(20, 1))[0]).toBeCloseTo(0.51, 6);
    const steps = board(
      { from: { cc: 20, relative: 'twos-complement' }, to: '/transition/steps' },
      { '/transition/steps': 8 },
    );
    expect(valuesOf(steps.cc(20, 2))).toEqual([10]);
  });
  it('walks a choice to its end and a cycle around', () => {
    const choice = board(
      { from: { cc: 20, relative: 'twos-complement' }, to: '/mix/source' },
      { '/mix/source': 'decks' },
    );
    expect(valuesOf([...choice.cc(20, 1), ...choice.cc(20, 1)])).toEqual(['pad', 'pad']);
    const cycle = board(
      { from: { cc: 20, relative: 'twos-complement' }, to: '/transition/time', values: [2, 4] },
      { '/transition/time': 4 },
    );
    expect(valuesOf([...cycle.cc(20, 1), ...cycle.cc(20, 127)])).toEqual([2, 4]);
  });
  it('a nudge is given what to add', () => {
    const desk = board(
      { from: { cc: 20, relative: 'twos-complement' }, to: '/tempo/nudge', step: 10 },
      { '/tempo/nudge': 50 },
    );
    expect(valuesOf(desk.cc(20, 126))).toEqual([-20]);
  });
});

describe('[MP10] layers and conditions', () => {
  const file = fileOf([
    { from: { cc: 1 }, to: '/pad/1/recall', when: { '/layer/shift': false } },
    { from: { cc: 1 }, to: '/pad/9/recall', layer: 'shift' },
    { from: { cc: 2 }, to: '/stage/freeze', when: { '/mix/source': 'decks' }, mode: 'toggle' },
  ]);
  it('a binding acts only while its layer is held', () => {
    const desk = new Board(file, { '/layer/shift': false });
    expect(desk.cc(1, 127).map(({ change }) => change.address)).toEqual(['/pad/1/recall']);
    desk.values.set('/layer/shift', true);
    expect(desk.cc(1, 127).map(({ change }) => change.address)).toEqual(['/pad/9/recall']);
  });
  it('a binding acts only while its condition is so', () => {
    const desk = new Board(file, { '/mix/source': 'slots' });
    expect(desk.cc(2, 127)).toEqual([]);
    desk.values.set('/mix/source', 'decks');
    expect(valuesOf(desk.cc(2, 127))).toEqual([true]);
  });
});

describe('[MP11] inputs', () => {
  const file = (port: string) =>
    fileOf([{ from: { cc: 1 }, to: '/stage/fx' }], { inputs: { a: { type: 'midi', port } } });
  it.each(['nanokontrol2', 'SLIDER', '/^nano.*knob$/', '/KONTROL[12]/'])('%s names the port', (port) => {
    expect(new Board(file(port)).cc(1, 127)).toHaveLength(1);
  });
  it('a device that Windows counts is still itself', () => {
    const desk = new Board(file('/^APC mini( mk2)?$|^MIDIIN2 \\(LPMini/'));
    for (const name of ['APC mini', '2- APC mini mk2', 'MIDIIN2 (3- LPMiniMK3 MIDI)']) {
      desk.port = { key: name, name };
      expect(desk.cc(1, 127), name).toHaveLength(1);
    }
    desk.port = { key: 'x', name: 'MIDIIN2 (2- APC mini mk2)' };
    expect(desk.cc(1, 127)).toEqual([]);
  });
  it.each(['APC', '/^KONTROL/'])('%s does not', (port) => {
    expect(new Board(file(port)).cc(1, 127)).toEqual([]);
  });
  it('a channel is heeded, and left out it is any', () => {
    const desk = new Board(
      fileOf([
        { from: { cc: 1, channel: 3 }, to: '/stage/fx' },
        { from: { cc: 1 }, to: '/stage/zoom' },
      ]),
    );
    expect(desk.cc(1, 1, { channel: 3 })).toHaveLength(2);
    expect(desk.cc(1, 1, { channel: 4 }).map(({ change }) => change.address)).toEqual(['/stage/zoom']);
  });
  it('an OSC input may name its sender', () => {
    const desk = new Board(
      fileOf([{ from: { osc: '/x' }, to: '/stage/fx' }], { inputs: { td: { type: 'osc', sender: '10.0.0.9' } } }),
    );
    expect(desk.osc('/x', [1])).toHaveLength(1);
    expect(desk.osc('/x', [0.5], { from: '10.0.0.7:5000' })).toEqual([]);
    expect(desk.osc('/x', [0.4], { from: '10.0.0.91:5000' })).toEqual([]);
  });
  it('several files act at once, in their order, and say which they are', () => {
    const desk = new Board([
      fileOf([{ from: { cc: 1 }, to: '/stage/fx' }], {}, 'a'),
      fileOf([{ from: { cc: 1, channel: 1 }, to: '/stage/zoom' }], {}, 'b'),
    ]);
    expect(desk.cc(1, 1).map(({ file }) => file)).toEqual(['a', 'b']);
  });
});

describe('[MP12] OSC', () => {
  it('takes 0 to 1 over the range, or what `in` says, and the argument that is named', () => {
    const desk = new Board(
      fileOf([
        { from: { osc: '/a' }, to: '/stage/hue' },
        { from: { osc: '/b', arg: 1 }, in: [0, 64], to: '/transition/steps' },
      ]),
    );
    expect(valuesOf(desk.osc('/a', [0.5]))).toEqual([0]);
    expect(valuesOf(desk.osc('/b', [9, 12]))).toEqual([12]);
    expect(desk.osc('/b', [9])).toEqual([]);
  });
  it('reads words, and numbers written as words', () => {
    const desk = new Board(
      fileOf([
        { from: { osc: '/a' }, to: '/prompts' },
        { from: { osc: '/b' }, to: '/mix/source' },
        { from: { osc: '/c' }, to: '/stage/fx' },
        { from: { osc: '/d' }, to: '/pause' },
      ]),
    );
    expect(valuesOf(desk.osc('/a', ['fog:0.5 | rain']))).toEqual(['fog:0.5 | rain']);
    expect(valuesOf([...desk.osc('/b', ['decks']), ...desk.osc('/b', [2])])).toEqual(['decks', 'pad']);
    expect(valuesOf(desk.osc('/c', ['0.25']))).toEqual([0.25]);
    expect(desk.osc('/c', ['loud'])).toEqual([]);
    expect(valuesOf([...desk.osc('/d', [true]), ...desk.osc('/d', ['off'])])).toEqual([true, false]);
  });
  it('a pattern hears all that match', () => {
    const desk = new Board(fileOf([{ from: { osc: '/pads/{a,b}*' }, to: '/panic' }]));
    expect(desk.osc('/pads/a1', [1])).toHaveLength(1);
    expect(desk.osc('/pads/c1', [1])).toEqual([]);
  });
  it('a press is above a half, true, or nothing at all; a number goes with it where it counts', () => {
    const desk = new Board(
      fileOf([
        { from: { osc: '/a' }, to: '/panic' },
        { from: { osc: '/go' }, to: '/setlist/go', in: [1, 999] },
      ]),
    );
    expect(desk.osc('/a', [])).toHaveLength(1);
    expect(desk.osc('/a', [0.4])).toEqual([]);
    expect(desk.osc('/a', [true])).toHaveLength(1);
    expect(valuesOf(desk.osc('/go', [3]))).toEqual([3]);
  });
});

describe('[MP13] addresses that wait, and that do nothing', () => {
  const file = fileOf([
    { from: { cc: 1 }, to: '/param/noise_scale' },
    { from: { cc: 2 }, to: '/lora/ink/scale' },
  ]);
  it('a parameter waits for its pipeline, said once, and is bound when it appears', () => {
    const early = new Board(file);
    expect(early.compiled.problems.map(({ code }) => code)).toEqual(['mapping/waiting', 'mapping/dead']);
    expect(early.cc(1, 127)).toEqual([]);
    const late = new Board(file, {}, { params: paramsOf(null, 'video') });
    expect(valuesOf(late.cc(1, 127))).toEqual([1]);
  });
  it('a parameter that does nothing in this mode is dead, with the reason', () => {
    const desk = new Board(file, {}, { params: paramsOf(null, 'text') });
    expect(desk.compiled.problems).toContainEqual({
      code: 'mapping/dead',
      file: 'test.json',
      address: '/param/noise_scale',
      why: 'video only',
    });
  });
});

describe('[MP14] what a mapping wants of the browser', () => {
  it('MIDI only for MIDI, SysEx only for bytes that are', () => {
    expect(new Board(fileOf([{ from: { osc: '/a' }, to: '/panic' }])).compiled.wants).toMatchObject({
      midi: false,
      sysex: false,
    });
    const plain = { inputs: { a: { type: 'midi', init: ['90 00 00'] } } };
    expect(new Board(fileOf([], plain)).compiled.wants).toMatchObject({ midi: true, sysex: false });
    const sysex = { inputs: { a: { type: 'midi', init: ['F0 42 F7'], exit: ['f04201f7'] } } };
    const { compiled } = new Board(fileOf([], sysex));
    expect(compiled.wants).toMatchObject({ midi: true, sysex: true });
    expect(compiled.ports[0]).toMatchObject({ init: [[0xf0, 0x42, 0xf7]], exit: [[0xf0, 0x42, 0x01, 0xf7]] });
  });
});

describe('[MP28] only the ports that a mapping names are wanted, all of them where one is for any port', () => {
  it('by name or pattern, each once', () => {
    const named = { inputs: { a: { type: 'midi', port: 'APC' }, b: { type: 'midi', port: 'APC', nth: 2 } } };
    expect(new Board(fileOf([], named)).compiled.wants.ports).toEqual(['APC']);
    const any = { inputs: { a: { type: 'midi', port: 'APC' }, b: { type: 'midi' } } };
    expect(new Board(fileOf([], any)).compiled.wants.ports).toBeNull();
  });
});

it('[MP29] one press of a control that several files bind to one trigger presses it once, and each address that differs', () => {
  const any = fileOf([{ from: { note: 36 }, to: '/pad/1/recall' }], {}, 'any.json');
  const box = { inputs: { box: { type: 'midi', port: 'nanoKONTROL2' } } };
  const own = fileOf([{ from: { note: 36 }, to: ['/pad/1/recall', '/tempo/tap'] }], box, 'own.json');
  const desk = new Board([any, own]);
  expect(desk.note(36, 90).map(({ change }) => change.address)).toEqual(['/pad/1/recall', '/tempo/tap']);
  expect(desk.note(36, 0)).toEqual([]);
  expect(desk.note(36, 90)).toHaveLength(2);
});

describe('[MP15] lights', () => {
  it('a pad is lit by its state, other controls by what they move', () => {
    const { compiled } = new Board(
      fileOf([
        { from: { cc: 32, channel: 2 }, to: '/pad/1/recall', feedback: { cc: 33, states: { armed: 5 } } },
        { from: { note: 9 }, to: '/stage/freeze', feedback: true },
      ]),
    );
    expect(compiled.lights).toMatchObject([
      {
        address: '/pad/1/state',
        kind: 'cc',
        number: 33,
        channel: 2,
        off: 0,
        on: 127,
        states: { armed: { value: 5, channel: 2 } },
      },
      { address: '/stage/freeze', kind: 'note', number: 9, channel: 1 },
    ]);
  });
});

it('[MP16] a move carries what the file says of it', () => {
  const desk = board({ from: { cc: 16, channel: 1 }, to: '/transition/time', smooth: 400, quantize: 'bar' });
  expect(desk.cc(16, 127)).toEqual([
    {
      change: { address: '/transition/time', value: 60 },
      control: 'CC 16 ch 1',
      file: 'test.json',
      smooth: 400,
      quantize: 'bar',
      took: true,
      yields: null,
    },
  ]);
});
