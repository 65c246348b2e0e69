/** sACN packets byte by byte, as the standard has them, and as another library reads them. */
import * as fc from 'fast-check';
import { Packet } from 'sacn';
import { describe, expect, it, test } from 'vitest';
import { decodeSacn } from '../../../src/core/control/sacn.ts';
import { dice, mutated } from '../../support/dice.ts';
import { artDmx, sacnData, sacnDiscovery } from '../../support/dmx.ts';
import { decodeArtnet } from '../../../src/core/control/artnet.ts';

const HOST = '10.0.0.5';
const why = (bytes: Uint8Array): string => {
  const read = decodeSacn(bytes, HOST);
  return read.is === 'broken' ? read.why : read.is;
};
const changed = (bytes: Uint8Array, at: number, ...by: readonly number[]): Uint8Array => {
  const next = Uint8Array.from(bytes);
  next.set(by, at);
  return next;
};

describe('[AN22] an E1.31 data packet is a frame: its sender by CID and name, its priority, its sequence, its levels', () => {
  it('made by hand', () => {
    const bytes = sacnData(7, [255, 0, 128], {
      cid: 0xab,
      name: 'Größe\n1',
      priority: 150,
      sequence: 9,
      options: 0x40,
    });
    expect(decodeSacn(bytes, HOST)).toEqual({
      is: 'frame',
      universe: 7,
      frame: {
        source: `sacn ${'ab'.repeat(16)}`,
        name: 'Größe 1 (sACN)',
        priority: 150,
        sequence: 9,
        ends: true,
        levels: Uint8Array.from([255, 0, 128]),
      },
    });
  });
  it('made by another library', () => {
    const payload = { 1: 255, 2: 17, 512: 3 };
    const { buffer } = new Packet({
      universe: 63_999,
      sequence: 250,
      priority: 1,
      sourceName: 'Eos',
      payload,
      useRawDmxValues: true,
    });
    const read = decodeSacn(buffer, HOST);
    expect(read).toMatchObject({
      universe: 63_999,
      frame: { name: 'Eos (sACN)', priority: 1, sequence: 250, ends: false },
    });
    const levels = read.is === 'frame' ? read.frame.levels : [];
    expect([levels.length, levels[0], levels[1], levels[2], levels[511]]).toEqual([512, 255, 17, 0, 3]);
  });
  it('a sender without a name is called by its host', () => {
    expect(decodeSacn(sacnData(1, [1], { name: '' }), HOST)).toMatchObject({ frame: { name: '10.0.0.5 (sACN)' } });
  });
});

test('[AN23] what is no level is no fault (discovery, preview, other start codes), and broken packets say what is wrong', () => {
  const good = sacnData(1, [1, 2, 3]);
  expect(why(sacnDiscovery())).toBe('other');
  expect(why(sacnData(1, [1], { options: 0x80 }))).toBe('other');
  expect(why(sacnData(1, [100], { startCode: 0xdd }))).toBe('other');
  expect(why(new Uint8Array())).toBe('It is no sACN');
  expect(why(changed(good, 4, 0x42))).toBe('It is no sACN');
  expect(why(changed(good, 21, 5))).toBe('It is no sACN');
  expect(why(good.slice(0, 100))).toBe('It is cut short');
  expect(why(good.slice(0, -1))).toBe('It is cut short');
  expect(why(changed(good, 16, 0x00))).toBe('The flags of its root layer are wrong');
  expect(why(changed(good, 0, 0x11))).toBe('Its preamble is wrong');
  expect(why(changed(good, 43, 3))).toBe('Its framing layer holds no data');
  expect(why(changed(good, 118, 0xa2))).toBe('Its DMP layer sets no levels');
  expect(why(changed(good, 120, 1))).toBe('Its levels do not begin at channel 1');
  expect(why(changed(good, 123, 0, 0))).toBe('It says that it has -1 levels');
  expect(why(changed(good, 123, 2, 2))).toBe('It says that it has 513 levels');
  expect(why(changed(good, 123, 0, 9))).toBe('It is cut short');
  expect(why(sacnData(1, [1], { priority: 201 }))).toBe('Its priority is 201; 200 is the most');
});

const theirs = (bytes: Uint8Array): Packet | null => {
  try {
    return new Packet(Buffer.from(bytes), HOST);
  } catch {
    return null;
  }
};

test('[AN24] thirty thousand packets that something happened to: none throws, none is read past its end, and where another reader reads one it means the same', () => {
  const roll = dice(31_131);
  const seeds = [
    sacnData(1, [1, 2, 3]),
    sacnData(
      500,
      Array.from({ length: 512 }, (_, i) => i & 0xff),
    ),
    artDmx(3, [9, 8, 7], 5),
  ];
  const figures = { frames: 0, broken: 0, other: 0, wrong: 0, differs: 0, less: 0 };
  for (let i = 0; i < 30_000; i++) {
    const bytes = mutated(seeds[roll(seeds.length)] ?? new Uint8Array(), roll);
    const whole = Uint8Array.from([...bytes, 0xaa, 0xaa]).subarray(0, bytes.length);
    for (const read of [decodeSacn(whole, HOST), decodeArtnet(whole, HOST)]) {
      if (read.is !== 'frame') {
        figures[read.is] += 1;
        continue;
      }
      figures.frames += 1;
      const { levels, priority } = read.frame;
      if (levels.length < 1 || levels.length > 512 || priority > 200 || levels.length > bytes.length - 18)
        figures.wrong += 1;
      if (!read.frame.source.startsWith('sacn')) continue;
      const other = theirs(bytes);
      if (other === null) figures.less += 1;
      else if (
        other.universe !== read.universe ||
        other.priority !== priority ||
        other.sequence !== read.frame.sequence ||
        !Buffer.from(levels).equals(other.payloadAsBuffer?.subarray(0, levels.length) ?? Buffer.alloc(0))
      )
        figures.differs += 1;
    }
  }
  expect(figures).toMatchObject({ wrong: 0, differs: 0, less: 0 });
  expect(figures.frames).toBeGreaterThan(2000);
  expect(figures.broken).toBeGreaterThan(2000);
});

test('[AN24] whatever bytes come in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), (bytes) => {
      for (const read of [decodeSacn(bytes, HOST), decodeArtnet(bytes, HOST)])
        expect(['other', 'broken']).toContain(read.is);
    }),
  );
});
