/** Our UTF-8 against the platform's. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/control/utf8.ts';

const platform = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

test('[CT37] text is UTF-8 exactly as the platform reads and writes it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
      const bytes = new TextEncoder().encode(text);
      expect([...encodeUtf8(text)]).toEqual([...bytes]);
      expect(decodeUtf8(bytes, 0, bytes.length)).toBe(text);
    }),
  );
  const nearly = fc.constantFrom(
    0x61,
    0x7f,
    0x80,
    0xa0,
    0xbf,
    0xc0,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
    0x8f,
    0x90,
  );
  fc.assert(
    fc.property(fc.array(nearly, { maxLength: 8 }), (list) => {
      const bytes = Uint8Array.from(list);
      expect(decodeUtf8(bytes, 0, bytes.length)).toBe(platform(bytes));
    }),
    { numRuns: 20_000 },
  );
  expect([...encodeUtf8('a\ud800b')]).toEqual([...new TextEncoder().encode('a\ud800b')]);
});
