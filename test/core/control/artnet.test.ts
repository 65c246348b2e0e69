/** Art-Net packets byte by byte, as the specification has them. */
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decodeArtnet } from '../../../src/core/control/artnet.ts';
import { artDmx } from '../../support/dmx.ts';

const HOST = '10.0.0.5';
const why = (bytes: Uint8Array): string => {
  const read = decodeArtnet(bytes, HOST);
  return read.is === 'broken' ? read.why : read.is;
};

describe('[AN13] an ArtDmx packet is a frame: its universe from net and sub-net, its sequence, its levels', () => {
  it('byte by byte', () => {
    // Version 14, sequence 9, physical port 3, sub-net 1 and universe 2, net 3, four levels.
    const bytes = [...Buffer.from('Art-Net\0'), 0, 0x50, 0, 14, 9, 3, 0x12, 3, 0, 4, 255, 0, 128, 7];
    expect(decodeArtnet(Uint8Array.from(bytes), HOST)).toEqual({
      is: 'frame',
      universe: 3 * 256 + 0x12,
      frame: {
        source: 'artnet 10.0.0.5',
        name: '10.0.0.5 (Art-Net)',
        priority: 100,
        sequence: 9,
        ends: false,
        levels: Uint8Array.from([255, 0, 128, 7]),
      },
    });
  });
  it('sequence 0 counts nothing, and what stands behind the levels is not read', () => {
    const padded = Uint8Array.from([...artDmx(0, [1, 2], 0), 9, 9, 9]);
    expect(decodeArtnet(padded, HOST)).toMatchObject({ frame: { sequence: null, levels: Uint8Array.from([1, 2]) } });
  });
});

test('[AN14] polls and other packets of Art-Net are no faults, broken ones say what is wrong, and nothing is read past an end', () => {
  const good = artDmx(0, [1, 2, 3, 4], 1);
  const poll = Uint8Array.from([...Buffer.from('Art-Net\0'), 0, 0x20, 0, 14, 0, 0]);
  const with_ = (at: number, ...bytes: readonly number[]) =>
    Uint8Array.from(good)
      .fill(0, at, at)
      .map((b, i) => bytes[i - at] ?? b);
  expect(why(poll)).toBe('other');
  expect(why(new Uint8Array())).toBe('It is no Art-Net');
  expect(why(Uint8Array.from(Buffer.from('Art-Ned\0PP')))).toBe('It is no Art-Net');
  expect(why(good.slice(0, 17))).toBe('It is cut short');
  expect(why(good.slice(0, 21))).toBe('It is cut short');
  expect(why(with_(16, 2, 1))).toBe('It says that it has 513 levels');
  expect(why(with_(16, 0, 0))).toBe('It says that it has 0 levels');
  expect(why(with_(10, 0, 13))).toBe('Its version is older than 14');
  // A window into a larger buffer, as sockets give them.
  const larger = Uint8Array.from([7, 7, 7, ...good, 8, 8]);
  expect(decodeArtnet(larger.subarray(3, 3 + good.length), HOST)).toEqual(decodeArtnet(good, HOST));
});

test('[AN15] whatever bytes come in, a frame has 1 to 512 levels, and nothing throws', () => {
  const head = fc.constantFrom([...Buffer.from('Art-Net\0'), 0, 0x50, 0, 14], [...Buffer.from('Art-Net\0')], []);
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 600 }), (start, rest) => {
      const bytes = Uint8Array.from([...start, ...rest]);
      const read = decodeArtnet(bytes, HOST);
      if (read.is !== 'frame') return;
      expect(read.frame.levels.length).toBeGreaterThan(0);
      expect(read.frame.levels.length).toBeLessThanOrEqual(Math.min(512, bytes.length - 18));
      expect(read.universe).toBeLessThan(32_768);
    }),
    { numRuns: 2000 },
  );
});
