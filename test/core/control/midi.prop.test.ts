/** Random bytes against the MIDI decoder. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeMidi, type MidiMessage, relativeSchemes, relativeSteps } from '../../../src/core/control/midi.ts';

const numbersOf = (message: MidiMessage): readonly [value: number, top: number][] => {
  switch (message.kind) {
    case 'cc':
    case 'polytouch':
      return [
        [message.number, 127],
        [message.value, 127],
        [message.channel - 1, 15],
      ];
    case 'note':
      return [
        [message.number, 127],
        [message.velocity, 127],
        [message.channel - 1, 15],
      ];
    case 'pitchbend':
      return [
        [message.value, 16383],
        [message.channel - 1, 15],
      ];
    case 'program':
      return [
        [message.number, 127],
        [message.channel - 1, 15],
      ];
    case 'aftertouch':
      return [
        [message.value, 127],
        [message.channel - 1, 15],
      ];
    case 'sysex':
      return message.bytes.slice(1, -1).map((byte) => [byte, 127]);
    default:
      return [];
  }
};

test('[CT13] any bytes give messages in range, or none', () => {
  const byte = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x90, 0xb0, 0xe0, 0xf0, 0xf7, 0xf8),
    fc.double(),
  );
  fc.assert(
    fc.property(fc.array(byte), (bytes) => {
      for (const message of decodeMidi(bytes)) {
        for (const [value, top] of numbersOf(message)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(top);
        }
      }
    }),
    { numRuns: 5000 },
  );
});

test('[CT9] an encoder turns as its scheme says: every byte but the middle one has a mirror image', () => {
  for (const scheme of relativeSchemes) {
    const steps = Array.from({ length: 128 }, (_, byte) => relativeSteps(scheme, byte));
    for (const count of steps.filter((step) => step !== -64)) expect(steps).toContain(0 - count);
    expect(steps.every((step) => !Object.is(step, -0))).toBe(true);
  }
});
