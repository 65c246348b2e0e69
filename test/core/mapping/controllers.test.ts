/** The controllers that we ship: what their charts say they send, sent to their files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeMidi } from '../../../src/core/control/midi.ts';
import type { MappingFile } from '../../../src/core/mapping/file.ts';
import { bytesOfLight } from '../../../src/core/mapping/lights-message.ts';
import { lightsOf } from '../../../src/core/mapping/lights.ts';
import type { LightWord } from '../../../src/core/mapping/lights-seen.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { sentence } from '../../../src/core/problem.ts';
import { controllersPage } from '../../../src/core/show/controllers.ts';
import { bytesOf } from '../../../src/core/mapping/bytes.ts';
import { Board } from './board.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'mappings/controllers');
const ids = readdirSync(folder)
  .flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []))
  .sort();
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

function fileOf(id: string): MappingFile {
  const parsed = parseMapping(text(`${id}.json`), id);
  if (!parsed.ok) throw new Error(parsed.problems.map(sentence).join('\n'));
  return parsed.value;
}

/** Hexadecimal, as charts have it; what the board makes of it. */
function moved(board: Board, hex: string): readonly string[] {
  return decodeMidi(bytesOf(hex) ?? []).flatMap((message) => board.midi(message).map(({ change }) => change.address));
}

/** From the charts: port names by system, then messages and the address they must reach. */
const CHARTS: Readonly<
  Record<string, { ports: readonly string[]; not?: readonly string[]; sends: readonly (readonly [string, string])[] }>
> = {
  'korg-nanokontrol2': {
    ports: ['nanoKONTROL2', 'nanoKONTROL2 SLIDER/KNOB', 'nanoKONTROL2 MIDI 1'],
    sends: [
      ['BF 00 40', '/prompt/1/weight'],
      ['BF 07 40', '/prompt/8/weight'],
      ['BF 10 40', '/transition/time'],
      ['BF 17 7F', '/stage/level'],
      ['BF 20 7F', '/prompt/1/solo'],
      ['BF 37 7F', '/prompt/8/mute'],
      ['BF 40 7F', '/pad/1/recall'],
      ['BF 29 7F', '/stage/freeze'],
      ['BF 2A 7F', '/stage/blackout'],
      ['BF 2D 7F', '/panic'],
      ['BF 2E 7F', '/tempo/tap'],
    ],
  },
  'akai-apc-mini': {
    ports: ['APC MINI', 'APC MINI MIDI 1'],
    not: ['APC mini mk2 Control'],
    sends: [
      ['90 38 7F', '/pad/1/recall'],
      ['90 07 7F', '/pad/64/recall'],
      ['90 40 7F', '/prompt/1/mute'],
      ['90 53 7F', '/setlist/next'],
      ['90 55 7F', '/tempo/tap'],
      ['90 59 7F', '/panic'],
      ['90 62 7F', '/layer/shift'],
      ['B0 30 40', '/prompt/1/weight'],
      ['B0 38 7F', '/stage/level'],
    ],
  },
  'akai-apc-mini-mk2': {
    ports: ['APC mini mk2', 'APC mini mk2 Control', 'APC mini mk2 APC mini mk2 Contr'],
    not: ['APC mini mk2 Notes', 'APC mini mk2 APC mini mk2 Notes', 'MIDIIN2 (APC mini mk2)', 'APC MINI'],
    sends: [
      ['90 38 7F', '/pad/1/recall'],
      ['90 64 7F', '/prompt/1/mute'],
      ['90 70 7F', '/setlist/previous'],
      ['90 77 7F', '/panic'],
      ['90 7A 7F', '/layer/shift'],
      ['B0 37 40', '/prompt/8/weight'],
    ],
  },
  'akai-apc40-mk2': {
    ports: ['APC40 mkII', 'APC40 mkII MIDI 1'],
    sends: [
      ['90 20 7F', '/pad/1/recall'],
      ['90 07 7F', '/pad/40/recall'],
      ['B7 07 40', '/prompt/8/weight'],
      ['B0 0E 40', '/stage/level'],
      ['B0 0F 40', '/crossfade/position'],
      ['B0 30 40', '/transition/time'],
      ['B0 11 40', '/stage/hue'],
      ['B0 0D 01', '/tempo/bpm'],
      ['92 32 7F', '/prompt/3/mute'],
      ['92 31 7F', '/prompt/3/solo'],
      ['90 51 7F', '/panic'],
      ['90 63 7F', '/tempo/tap'],
      ['90 64 7F', '/tempo/nudge'],
      ['90 58 7F', '/mix/source'],
    ],
  },
  'akai-midimix': {
    ports: ['MIDI Mix', 'MIDI Mix MIDI 1'],
    sends: [
      ['B0 13 40', '/prompt/1/weight'],
      ['B0 3D 40', '/prompt/8/weight'],
      ['B0 3E 40', '/stage/level'],
      ['B0 10 40', '/stage/zoom'],
      ['B0 11 40', '/transition/time'],
      ['90 01 7F', '/prompt/1/mute'],
      ['90 05 7F', '/prompt/2/solo'],
      ['90 18 7F', '/pad/8/recall'],
      ['90 19 7F', '/tempo/tap'],
      ['90 1A 7F', '/panic'],
    ],
  },
  'akai-mpk-mini-mk3': {
    ports: ['MPK mini 3', 'MPK mini 3 MIDI 1'],
    sends: [
      ['B0 46 40', '/prompt/1/weight'],
      ['B0 4D 40', '/prompt/8/weight'],
      ['99 24 40', '/pad/1/recall'],
      ['99 2E 40', '/tempo/tap'],
      ['99 33 40', '/panic'],
      ['E0 00 60', '/stage/hue'],
    ],
  },
  'akai-lpd8': {
    ports: ['LPD8', 'LPD8 MIDI 1', 'Akai LPD8'],
    not: ['LPD8 mk2'],
    sends: [
      ['B0 01 40', '/prompt/1/weight'],
      ['90 2B 40', '/pad/8/recall'],
      ['C0 02', '/tempo/tap'],
      ['C0 07', '/panic'],
    ],
  },
  'novation-launch-control-xl': {
    ports: ['Launch Control XL', 'Launch Control XL MIDI 1', 'Launch Control XL 2'],
    not: ['Launch Control XL 3', 'LCXL3 1 MIDI'],
    sends: [
      ['B8 4D 40', '/prompt/1/weight'],
      ['B8 54 40', '/prompt/8/weight'],
      ['B8 0D 40', '/transition/time'],
      ['B8 1D 40', '/stage/zoom'],
      ['98 29 7F', '/pad/1/recall'],
      ['98 3C 7F', '/pad/8/recall'],
      ['98 49 7F', '/prompt/1/mute'],
      ['98 5C 7F', '/prompt/8/mute'],
      ['98 6A 7F', '/stage/freeze'],
      ['98 6C 7F', '/panic'],
      ['B8 6B 7F', '/tempo/tap'],
    ],
  },
  'novation-launchpad-mini-mk3': {
    ports: [
      'Launchpad Mini MK3 LPMiniMK3 MIDI Out',
      'MIDIIN2 (LPMiniMK3 MIDI)',
      'Launchpad Mini MK3 LPMiniMK3 MI',
      'Launchpad Mini MK3 MIDI 2',
    ],
    // On Windows the first port is called MIDI and is the DAW's: both would press each pad twice.
    not: [
      'LPMiniMK3 MIDI',
      'Launchpad Mini MK3 LPMiniMK3 DAW Out',
      'Launchpad Mini MK3 LPMiniMK3 DA',
      'Launchpad Mini MK3 MIDI 1',
    ],
    sends: [
      ['90 51 7F', '/pad/1/recall'],
      ['90 3A 7F', '/pad/32/recall'],
      ['90 29 7F', '/prompt/1/weight'],
      ['90 12 7F', '/prompt/8/weight'],
      ['B0 5F 7F', '/tempo/tap'],
      ['B0 61 7F', '/stage/blackout'],
      ['B0 13 7F', '/panic'],
    ],
  },
  'behringer-x-touch-mini': {
    ports: ['X-TOUCH MINI', 'X-TOUCH MINI MIDI 1'],
    sends: [
      ['BA 01 40', '/prompt/1/weight'],
      ['9A 00 7F', '/prompt/1/mute'],
      ['9A 08 7F', '/pad/1/recall'],
      ['9A 12 7F', '/tempo/tap'],
      ['9A 17 7F', '/panic'],
      ['BA 09 40', '/stage/level'],
      ['BA 0B 40', '/transition/time'],
      ['9A 20 7F', '/pad/9/recall'],
      ['BA 0A 40', '/stage/level'],
    ],
  },
  'djtt-midi-fighter-twister': {
    ports: ['Midi Fighter Twister', 'Midi Fighter Twister MIDI 1'],
    sends: [
      ['B0 00 40', '/prompt/1/weight'],
      ['B0 08 40', '/transition/time'],
      ['B0 0A 40', '/stage/zoom'],
      ['B1 07 7F', '/pad/8/recall'],
      ['B1 0A 7F', '/tempo/tap'],
      ['B1 0F 7F', '/panic'],
      ['B0 10 40', '/crossfade/position'],
      ['B1 10 7F', '/prompt/1/mute'],
      ['B3 0D 7F', '/panic'],
      ['B3 13 7F', '/panic'],
    ],
  },
  'generic-endless-encoders': {
    ports: ['Anything'],
    sends: [
      ['B0 14 01', '/prompt/1/weight'],
      ['B4 1E 7F', '/stage/zoom'],
      ['93 24 40', '/pad/1/recall'],
      ['93 2E 40', '/tempo/tap'],
      ['93 33 40', '/panic'],
    ],
  },
  'generic-8-knobs-8-pads': {
    ports: ['Anything'],
    sends: [
      ['B0 46 40', '/prompt/1/weight'],
      ['90 2A 40', '/pad/7/recall'],
      ['90 2B 40', '/layer/shift'],
    ],
  },
  'generic-daw': {
    ports: ['IAC Driver Bus 1', 'loopMIDI Port'],
    sends: [
      ['B0 01 40', '/prompt/1/weight'],
      ['B0 08 40', '/prompt/8/weight'],
      ['C3 0F', '/pad/16/recall'],
      ['92 24 40', '/pad/1/recall'],
      ['92 1A 40', '/tempo/tap'],
      ['92 1F 40', '/panic'],
    ],
  },
};

it('[CL0] every file that is shipped has its chart here', () => expect(Object.keys(CHARTS).sort()).toEqual(ids));

describe.each(ids)('[CL1] %s', (id) => {
  const board = () => new Board(fileOf(id), { '/layer/shift': false });
  const { ports, not = [], sends } = CHARTS[id] ?? { ports: [], sends: [] };
  it.each(ports)('knows the port "%s"', (name) => {
    const desk = board();
    desk.port = { key: 'k', name };
    expect(moved(desk, sends[0]?.[0] ?? '')).not.toEqual([]);
  });
  it.each(not)('and not "%s"', (name) => {
    const desk = board();
    desk.port = { key: 'k', name };
    for (const [hex] of sends) expect(moved(desk, hex)).toEqual([]);
  });
  it.each(sends)('what its chart has as %s is %s', (hex, address) => {
    const desk = board();
    desk.port = { key: 'k', name: ports[0] ?? '' };
    expect(moved(desk, hex)).toEqual([address]);
  });
});

it.each(ids)('[CL2] %s says that it is untested on hardware, and which chart it was made from', (id) => {
  const about = fileOf(id).mapping.about ?? '';
  if (id.startsWith('generic-')) return expect(about).not.toContain('hardware');
  expect(about).toMatch(/^Untested on hardware\. (Chart: |No chart is published; )/);
});

it.each(ids)('[CL3] %s has weights, pads, the stage, the tempo, blackout and panic under the hand', (id) => {
  const moves = fileOf(id)
    .mapping.bindings.flatMap(({ to }) => (typeof to === 'string' ? [to] : []))
    .join('\n');
  for (let n = 1; n <= 8; n++) expect(moves).toContain(`/prompt/${n}/weight`);
  for (const word of ['/pad/7/recall', '/stage/', '/tempo/tap', '/stage/blackout', '/setlist/next', '/panic'])
    expect(moves).toContain(word);
});

it('[CL4] docs/controllers.md is what the files say (npm run generate)', () => {
  const controllers = ids.map((id) => ({ id, mapping: fileOf(id).mapping, layout: text(`${id}.layout.txt`) }));
  expect(readFileSync(join(root, 'docs/controllers.md'), 'utf8')).toBe(controllersPage(controllers));
});

it.each(ids)('[CL5] every control of %s is in its picture, or stands with another in its place', (id) => {
  const signs = new Set(text(`${id}.layout.txt`).split(/\s+/));
  const drawn = (letter: string, number: number, channel: number | undefined) =>
    signs.has(`${letter}${number}`) || signs.has(`${letter}${number}.${channel}`);
  const missing = fileOf(id).mapping.bindings.flatMap(({ from: { cc, note, program, channel } }) => {
    if (cc !== undefined) return drawn('c', cc, channel) ? [] : [`cc ${cc}`];
    if (note !== undefined) return drawn('n', note, channel) ? [] : [`note ${note}`];
    return program === undefined || drawn('p', program, channel) ? [] : [`program ${program}`];
  });
  // The stick and the pedal; and the side buttons of the Twister's other banks.
  const allowed = { 'akai-mpk-mini-mk3': 1, 'akai-apc40-mk2': 1, 'djtt-midi-fighter-twister': 12 };
  expect(missing.length).toBeLessThanOrEqual(new Map(Object.entries(allowed)).get(id) ?? 0);
});

/** The pad that stands for all: its states, as its chart has colours and blinking. */
describe('[CL6] lights, as the charts have them', () => {
  const told = (id: string, word: LightWord): readonly string[] => {
    const board = new Board(fileOf(id), { '/layer/shift': false });
    const device = { key: 'k', name: CHARTS[id]?.ports[0] ?? '' };
    const seen = { read: board.read, padState: (pad: number) => (pad === 1 ? word : 'empty'), hands: board.hands };
    const light = board.compiled.lights.find(({ address }) => address === '/pad/1/state');
    return lightsOf(board.compiled, device, seen, 0)
      .filter(
        ({ dark }) => light !== undefined && ((dark >> 7) & 0x7f) === light.number && dark >> 14 === statusOf(light),
      )
      .map(({ message }) =>
        bytesOfLight(message)
          .map((byte) => byte.toString(16).padStart(2, '0'))
          .join(' '),
      );
  };
  const statusOf = ({ kind, channel }: { readonly kind: string; readonly channel: number }): number =>
    (kind === 'note' ? 0x90 : 0xb0) + channel - 1;
  it.each([
    ['korg-nanokontrol2', 'active', 'bf 40 7f'],
    ['akai-apc-mini', 'stored', '90 38 05'],
    ['akai-apc-mini', 'moving', '90 38 02'],
    ['akai-apc-mini', 'failed', '90 38 04'],
    ['akai-apc-mini-mk2', 'stored', '92 38 2d'],
    ['akai-apc-mini-mk2', 'moving', '99 38 15'],
    ['akai-apc-mini-mk2', 'active', '96 38 15'],
    ['akai-apc-mini-mk2', 'empty', '96 38 00'],
    ['akai-apc40-mk2', 'active', '90 20 15'],
    ['akai-apc40-mk2', 'armed', '9e 20 0d'],
    ['akai-midimix', 'active', '90 03 7f'],
    ['akai-lpd8', 'active', '90 24 7f'],
    ['novation-launch-control-xl', 'active', '98 29 3c'],
    ['novation-launch-control-xl', 'empty', '98 29 0c'],
    ['novation-launchpad-mini-mk3', 'moving', '92 51 15'],
    ['behringer-x-touch-mini', 'moving', '90 00 02'],
    ['djtt-midi-fighter-twister', 'active', 'b1 00 32'],
  ] as const)('%s: a pad that is %s is told %s', (id, word, bytes) => expect(told(id, word)).toEqual([bytes]));
});
