/** Vectors of MIDI 1.0 against the decoder. */
import { describe, expect, test } from 'vitest';
import { decodeMidi, pressed, type RelativeScheme, relativeSteps } from '../../../src/core/control/midi.ts';

describe('decodeMidi', () => {
  test('[CT1] a note-on with velocity 0 is a release', () => {
    expect(decodeMidi([0x90, 60, 100])).toEqual([{ kind: 'note', channel: 1, number: 60, velocity: 100, on: true }]);
    expect(decodeMidi([0x90, 60, 0])).toEqual([{ kind: 'note', channel: 1, number: 60, velocity: 0, on: false }]);
    expect(decodeMidi([0x80, 60, 64])).toEqual([{ kind: 'note', channel: 1, number: 60, velocity: 64, on: false }]);
  });

  test('[CT2] channels count from 1 to 16, and numbers and values are those on the wire', () => {
    expect(decodeMidi([0xb0, 0, 0])).toEqual([{ kind: 'cc', channel: 1, number: 0, value: 0 }]);
    expect(decodeMidi([0xbf, 127, 127])).toEqual([{ kind: 'cc', channel: 16, number: 127, value: 127 }]);
    expect(decodeMidi([0xc2, 5])).toEqual([{ kind: 'program', channel: 3, number: 5 }]);
    expect(decodeMidi([0xd3, 99])).toEqual([{ kind: 'aftertouch', channel: 4, value: 99 }]);
    expect(decodeMidi([0xa4, 36, 12])).toEqual([{ kind: 'polytouch', channel: 5, number: 36, value: 12 }]);
  });

  test('[CT3] a pitch bend has 14 bits, the low seven first', () => {
    const bend = (low: number, high: number) => decodeMidi([0xe0, low, high]);
    expect(bend(0, 64)).toEqual([{ kind: 'pitchbend', channel: 1, value: 8192 }]);
    expect(bend(127, 127)).toEqual([{ kind: 'pitchbend', channel: 1, value: 16383 }]);
    expect(bend(1, 0)).toEqual([{ kind: 'pitchbend', channel: 1, value: 1 }]);
  });

  test.each([
    ['no bytes', []],
    ['a status alone', [0xb0]],
    ['a value missing', [0xb0, 7]],
    ['data without status', [7, 100]],
    ['a status inside a message', [0xb0, 7, 0xb0, 7, 1]],
    ['a byte above 255', [0xb0, 7, 256]],
    ['a negative byte', [0xb0, -1, 0]],
    ['half a byte', [0xb0, 7, 0.5]],
    ['no number', [0xb0, Number.NaN, 0]],
    ['an open system exclusive', [0xf0, 0x42, 0x40]],
    ['an end without system exclusive', [0xf7]],
    ['an undefined status', [0xf4]],
    ['a good message before a broken one', [0xb0, 7, 100, 0x90, 60]],
    ['data after a song position', [0xf2, 0, 0, 1]],
  ])('[CT4] broken bytes are no message at all: %s', (_, bytes) => {
    expect(decodeMidi(bytes)).toEqual([]);
  });

  test('[CT5] a real-time byte inside another message does not break it', () => {
    expect(decodeMidi([0xb0, 0xf8, 7, 0xfa, 100])).toEqual([
      { kind: 'clock' },
      { kind: 'start' },
      { kind: 'cc', channel: 1, number: 7, value: 100 },
    ]);
    expect(decodeMidi([0xf0, 1, 0xf8, 2, 0xf7])).toEqual([
      { kind: 'clock' },
      { kind: 'sysex', bytes: [0xf0, 1, 2, 0xf7] },
    ]);
    expect(decodeMidi([0xfb, 0xfc])).toEqual([{ kind: 'continue' }, { kind: 'stop' }]);
  });

  test('[CT6] inside one list a status runs on until the next', () => {
    expect(decodeMidi([0x90, 60, 1, 60, 0])).toEqual([
      { kind: 'note', channel: 1, number: 60, velocity: 1, on: true },
      { kind: 'note', channel: 1, number: 60, velocity: 0, on: false },
    ]);
  });

  test('[CT7] a system exclusive keeps all its bytes, both ends included', () => {
    expect(decodeMidi([0xf0, 0xf7])).toEqual([{ kind: 'sysex', bytes: [0xf0, 0xf7] }]);
    expect(decodeMidi([0xf0, 0x7e, 0x7f, 6, 1, 0xf7])).toEqual([
      { kind: 'sysex', bytes: [0xf0, 0x7e, 0x7f, 6, 1, 0xf7] },
    ]);
  });

  test('[CT8] what is well formed but means nothing to us is told apart from what is broken', () => {
    expect(decodeMidi([0xfe])).toEqual([{ kind: 'other', status: 0xfe }]);
    expect(decodeMidi([0xf1, 3])).toEqual([{ kind: 'other', status: 0xf1 }]);
    expect(decodeMidi([0xf3, 3])).toEqual([{ kind: 'other', status: 0xf3 }]);
    expect(decodeMidi([0xf6])).toEqual([{ kind: 'other', status: 0xf6 }]);
  });

  test('[CT14] a song position counts sixteenths, the low seven bits first', () => {
    expect(decodeMidi([0xf2, 3, 4])).toEqual([{ kind: 'position', sixteenths: 4 * 128 + 3 }]);
  });
});

describe('relativeSteps', () => {
  const vectors: Record<RelativeScheme, readonly (readonly [byte: number, steps: number])[]> = {
    'twos-complement': [
      [1, 1],
      [63, 63],
      [127, -1],
      [65, -63],
      [0, 0],
    ],
    'binary-offset': [
      [65, 1],
      [127, 63],
      [63, -1],
      [0, -64],
      [64, 0],
    ],
    'signed-bit': [
      [1, 1],
      [63, 63],
      [65, -1],
      [127, -63],
      [0, 0],
      [64, 0],
    ],
    'signed-bit-inverted': [
      [65, 1],
      [127, 63],
      [1, -1],
      [63, -63],
      [64, 0],
      [0, 0],
    ],
  };
  const scheme = (name: RelativeScheme) => vectors[name].map(([byte, steps]) => [name, byte, steps] as const);

  test.each([
    ...scheme('twos-complement'),
    ...scheme('binary-offset'),
    ...scheme('signed-bit'),
    ...scheme('signed-bit-inverted'),
  ])('[CT9] an encoder turns as its scheme says: %s, byte %i is %i', (name, byte, steps) => {
    expect(relativeSteps(name, byte)).toBe(steps);
  });

  test("[CT10] 64 in two's complement is 64 steps to the left", () => {
    expect(relativeSteps('twos-complement', 64)).toBe(-64);
  });

  test('[CT11] what is no data byte is no step', () => {
    for (const byte of [-1, 128, 1.5, Number.NaN]) expect(relativeSteps('binary-offset', byte)).toBe(0);
  });
});

test('[CT12] a button that sends positions is down from 64 on', () => {
  expect([0, 63, 64, 127].map(pressed)).toEqual([false, false, true, true]);
});
