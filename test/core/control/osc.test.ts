/** Packets written by hand against the OSC decoder. */
import { describe, expect, test } from 'vitest';
import {
  decodeOsc,
  describeOscFault,
  encodeOsc,
  encodeOscBundle,
  isPress,
  numberOf,
  OSC_MAX_BYTES,
  type OscArg,
  textOf,
} from '../../../src/core/control/osc.ts';
import { bundleOf, inPool, int, raw, watched } from './osc-bytes.ts';

const messages = (bytes: Uint8Array) => decodeOsc(bytes).messages;
const codes = (bytes: Uint8Array) => decodeOsc(bytes).faults.map((fault) => fault.code);
const args = (types: string, ...rest: readonly (readonly number[])[]) =>
  messages(raw('/a~~', `,${types}`.padEnd(Math.ceil((types.length + 2) / 4) * 4, '~'), ...rest))[0]?.args;

describe('values', () => {
  test('[CT20] every type of OSC 1.0 is read as what it is', () => {
    expect(args('i', [0xff, 0xff, 0xff, 0xfe])).toEqual([{ type: 'i', value: -2 }]);
    expect(args('f', [0x3f, 0, 0, 0])).toEqual([{ type: 'f', value: 0.5 }]);
    expect(args('d', [0x3f, 0xe0, 0, 0, 0, 0, 0, 0])).toEqual([{ type: 'd', value: 0.5 }]);
    expect(args('h', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])).toEqual([{ type: 'h', value: -1n }]);
    expect(args('t', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])).toEqual([{ type: 't', value: 2n ** 64n - 1n }]);
    expect(args('s', [0xc3, 0xa4, 0x21, 0])).toEqual([{ type: 's', value: 'ä!' }]);
    expect(args('S', [0x61, 0, 0, 0])).toEqual([{ type: 'S', value: 'a' }]);
    expect(args('c', [0, 0, 0, 0x61])).toEqual([{ type: 'c', value: 'a' }]);
    expect(args('r', [255, 0, 0, 1])).toEqual([{ type: 'r', value: 0xff000001 }]);
    expect(args('m', [1, 0x90, 60, 127])).toEqual([{ type: 'm', value: [1, 0x90, 60, 127] }]);
    expect(args('b', [0, 0, 0, 3, 9, 8, 7, 0])).toEqual([{ type: 'b', value: Uint8Array.of(9, 8, 7) }]);
    expect(args('TFNI')).toEqual([{ type: 'T' }, { type: 'F' }, { type: 'N' }, { type: 'I' }]);
  });

  test('[CT21] arrays are laid flat, and their brackets must match', () => {
    const one = [0, 0, 0, 1];
    expect(args('i[i[T]]i', one, one, one)?.map((arg) => arg.type)).toEqual(['i', 'i', 'T', 'i']);
    expect(codes(raw('/a~~', ',[i~', one))).toEqual(['brackets']);
    expect(codes(raw('/a~~', ',]i[~~~~', one))).toEqual(['brackets']);
  });

  test('[CT22] a message without types is one without arguments, if nothing follows its address', () => {
    expect(messages(raw('/go~'))).toEqual([{ address: '/go', args: [] }]);
    expect(messages(raw('/go~', ',~~~'))).toEqual([{ address: '/go', args: [] }]);
    expect(codes(raw('/go~', [0, 0, 0, 1]))).toEqual(['no-tags']);
  });
});

describe('faults', () => {
  test.each([
    ['empty', raw()],
    ['odd-length', raw('/a~')],
    ['no-address', raw('a~~~')],
    ['no-address', raw('~~~~')],
    ['unterminated', raw('/abc')],
    ['padding', raw('/a~x', ',~~~')],
    ['not-utf8', raw('/', [0xc3], '~~', ',~~~')],
    ['not-utf8', raw('/a~~', ',s~~', [0xc0, 0x80, 0, 0])],
    ['not-utf8', raw('/a~~', ',s~~', [0xed, 0xa0, 0x80, 0])],
    ['not-utf8', raw('/a~~', ',s~~', [0xf5, 0x80, 0x80, 0x80], '~~~~')],
    ['not-a-character', raw('/a~~', ',c~~', [0, 0, 0xd8, 0])],
    ['truncated', raw('/a~~', ',i~~')],
    ['truncated', raw('/a~~', ',d~~', [0, 0, 0, 0])],
    ['unterminated', raw('/a~~', ',s~~', 'abcd')],
    ['blob-size', raw('/a~~', ',b~~', [0xff, 0xff, 0xff, 0xff])],
    ['blob-size', raw('/a~~', ',b~~', [0x7f, 0xff, 0xff, 0xff])],
    ['blob-size', raw('/a~~', ',b~~', int(5), [1, 2, 3, 4])],
    ['padding', raw('/a~~', ',b~~', int(3), [1, 2, 3, 4])],
    ['trailing', raw('/a~~', ',~~~', [0, 0, 0, 0])],
    ['unknown-type', raw('/a~~', ',x~~', [0, 0, 0, 0])],
    ['no-timetag', raw('#bundle~', [0, 0, 0, 0])],
    ['element-size', raw('#bundle~', '~~~~~~~~', int(0))],
    ['element-size', raw('#bundle~', '~~~~~~~~', int(-4))],
    ['element-size', raw('#bundle~', '~~~~~~~~', int(6), '/a~~~~~~')],
    ['element-size', raw('#bundle~', '~~~~~~~~', int(64), '/a~~')],
  ])('[CT23] a packet that breaks OSC 1.0 is a fault that names its place: %s (%#)', (code, bytes) => {
    const packet = decodeOsc(bytes);
    expect(packet.messages).toEqual([]);
    expect(packet.faults.map((fault) => fault.code)).toEqual([code]);
    expect(packet.faults.map(describeOscFault).join('')).toMatch(/^OSC, byte \d+: .+\.$/);
  });

  test('[CT23] a packet that breaks OSC 1.0 is a fault that names its place: the sentence shows no control signs', () => {
    const faults = decodeOsc(raw('/a~~', ',', [27], '~~')).faults;
    expect(faults.map(describeOscFault)).toEqual(['OSC, byte 8: there is no type "?" in OSC.']);
  });
});

describe('bundles', () => {
  test('[CT24] a bundle is the list of its messages in their order, nested ones unfolded, time tags ignored', () => {
    const a = raw('/a~~');
    const late = encodeOscBundle(
      [
        { address: '/b', args: [] },
        { address: '/c', args: [] },
      ],
      2n ** 63n,
    );
    expect(messages(bundleOf(a, late, raw('/d~~'))).map((message) => message.address)).toEqual([
      '/a',
      '/b',
      '/c',
      '/d',
    ]);
    expect(decodeOsc(bundleOf())).toEqual({ messages: [], faults: [] });
  });

  test('[CT25] a broken message in a bundle costs itself and nothing else', () => {
    const packet = decodeOsc(
      bundleOf(raw('/a~~'), raw('/x~~', ',x~~'), bundleOf(raw('nope'), raw('/b~~')), raw('/c~~')),
    );
    expect(packet.messages.map((message) => message.address)).toEqual(['/a', '/b', '/c']);
    expect(packet.faults).toEqual([
      { code: 'unknown-type', at: 36, type: 'x' },
      { code: 'no-address', at: 60 },
    ]);
  });

  test('[CT26] a wrong element size costs what follows it, not what came before', () => {
    const packet = decodeOsc(raw([...bundleOf(raw('/a~~'))], int(0), int(4), '/b~~'));
    expect(packet.messages.map((message) => message.address)).toEqual(['/a']);
    expect(packet.faults).toEqual([{ code: 'element-size', at: 24 }]);
  });

  test('[CT26] a wrong element size costs what follows it, not what came before: a nested one ends with its own bundle', () => {
    const inner = raw('#bundle~', '~~~~~~~~', int(400), '/x~~');
    expect(messages(bundleOf(inner, raw('/b~~'))).map((message) => message.address)).toEqual(['/b']);
  });

  test('[CT27] bundles nest eight deep and no deeper', () => {
    const nest = (depth: number): Uint8Array => (depth === 0 ? raw('/a~~') : bundleOf(nest(depth - 1)));
    expect(messages(nest(8))).toHaveLength(1);
    expect(codes(nest(9))).toEqual(['too-deep']);
  });

  test('[CT28] a packet has at most 64 KiB', () => {
    const blob = (bytes: number): Uint8Array =>
      encodeOsc({ address: '/a', args: [{ type: 'b', value: new Uint8Array(bytes - 12) }] });
    expect(messages(blob(OSC_MAX_BYTES))).toHaveLength(1);
    expect(codes(blob(OSC_MAX_BYTES + 4))).toEqual(['too-large']);
  });
});

describe('hostile packets', () => {
  // From the outside in: 20 bytes of each bundle, the last four of them the size of what is inside.
  const nested = raw(
    ...Array.from({ length: 3000 }, (_, i) => [...raw('#bundle~', '~~~~~~~~', int((2999 - i) * 20 + 4))]),
    '/a~~',
  );
  const greedy = Array.from({ length: 2000 }, () => [...raw('#bundle~', '~~~~~~~~', int(9999 * 4))]);

  test.each([
    ['64 KiB without a zero', 'unterminated', raw('/'.repeat(OSC_MAX_BYTES))],
    ['64 KiB of types without bytes', 'trailing', raw('/a~~', ','.padEnd(65_500, 'T'), '~~~~~~~~')],
    ['64 KiB of open brackets', 'brackets', raw('/a~~', ','.padEnd(65_500, '['), '~~~~')],
    ['40 kB of empty elements', 'element-size', raw('#bundle~', '~'.repeat(40_000))],
    ['3000 nested bundles', 'too-deep', nested],
    ['2000 bundles that claim more than there is', 'element-size', raw(...greedy)],
    ['5000 small messages', undefined, bundleOf(...Array.from({ length: 5000 }, () => raw('/a~~')))],
    ['4000 broken messages', 'no-address', bundleOf(...Array.from({ length: 4000 }, () => raw('none')))],
  ])('[CT29] no packet takes more than a few looks at each of its bytes: %s', (_, code, bytes) => {
    const { bytes: proxy, seen } = watched(inPool(bytes));
    expect(decodeOsc(proxy).faults[0]?.code).toBe(code);
    expect(seen.reads).toBeGreaterThan(0);
    expect(seen.reads).toBeLessThanOrEqual(4 * bytes.length);
    expect(seen.misses).toBe(0);
  });

  test('[CT30] blobs are copies, because receivers use their buffers again', () => {
    const bytes = raw('/a~~', ',b~~', int(4), [1, 2, 3, 4]);
    const before = messages(bytes);
    bytes.fill(0xc7);
    expect(before[0]?.args).toEqual([{ type: 'b', value: Uint8Array.of(1, 2, 3, 4) }]);
  });
});

describe('arguments as values', () => {
  test('[CT31] whatever can be a number is one, and NaN is none', () => {
    const cases: readonly (readonly [OscArg, number | null])[] = [
      [{ type: 'i', value: 3 }, 3],
      [{ type: 'f', value: 0.5 }, 0.5],
      [{ type: 'd', value: Infinity }, Infinity],
      [{ type: 'd', value: Number.NaN }, null],
      [{ type: 'h', value: 7n }, 7],
      [{ type: 'T' }, 1],
      [{ type: 'F' }, 0],
      [{ type: 's', value: ' -1.5e1 ' }, -15],
      [{ type: 's', value: '.5' }, 0.5],
      [{ type: 's', value: '' }, null],
      [{ type: 's', value: '0x10' }, null],
      [{ type: 's', value: 'on' }, null],
      [{ type: 'N' }, null],
      [{ type: 't', value: 1n }, null],
      [{ type: 'b', value: Uint8Array.of(1) }, null],
    ];
    for (const [arg, value] of cases) expect(numberOf(arg)).toBe(value);
  });

  test('[CT32] a number serves as text in its shortest writing', () => {
    expect(textOf({ type: 's', value: 'slerp' })).toBe('slerp');
    expect(textOf({ type: 'i', value: 2 })).toBe('2');
    expect(textOf({ type: 'f', value: Math.fround(0.1) })).toBe('0.1');
    expect(textOf({ type: 'd', value: 0.25 })).toBe('0.25');
    expect(textOf({ type: 'h', value: 9n })).toBe('9');
    expect(textOf({ type: 'T' })).toBeNull();
    expect(textOf({ type: 'f', value: Number.NaN })).toBeNull();
  });

  test('[CT33] a number above a half, an impulse, true or no argument is a press', () => {
    const isPressOf = (...list: readonly OscArg[]) => isPress(list);
    expect(isPressOf()).toBe(true);
    expect(isPressOf({ type: 'I' })).toBe(true);
    expect(isPressOf({ type: 'T' })).toBe(true);
    expect(isPressOf({ type: 'f', value: 0.51 })).toBe(true);
    expect(isPressOf({ type: 's', value: '1' })).toBe(true);
    expect(isPressOf({ type: 'f', value: 0.5 })).toBe(false);
    expect(isPressOf({ type: 'i', value: 0 })).toBe(false);
    expect(isPressOf({ type: 'F' })).toBe(false);
    expect(isPressOf({ type: 'N' })).toBe(false);
    expect(isPress([{ type: 'F' }, { type: 'T' }], 1)).toBe(true);
    expect(isPress([{ type: 'T' }], 1)).toBe(false);
  });
});
