import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FromPage } from '../../src/core/wire/page.ts';
import { type Midi, makeMidi } from '../../src/page/midi.ts';
import { outputFor } from '../../src/page/midi-output.ts';
import { installMidi, ShimAccess } from '../support/midi-shim.ts';
import { pause, until } from '../support/wait.ts';

let access = new ShimAccess();
let asked: { sysex: boolean }[] = [];
let denied: DOMException | null = null;
let said: FromPage[] = [];
let midi: Midi;
let uninstall = () => {};

beforeEach(() => {
  access = new ShimAccess();
  asked = [];
  denied = null;
  said = [];
  uninstall = installMidi(access, asked, () => denied);
  midi = makeMidi((message) => said.push(message));
});
afterEach(async () => {
  midi.want({ midi: false, sysex: false, ports: [] });
  await pause(60);
  uninstall();
});

const ports = () =>
  said.flatMap((one) => (one.say === 'port' ? [`${one.port.name} ${one.here ? 'here' : 'gone'}`] : []));
const faults = () => said.flatMap((one) => (one.say === 'midi-fault' ? [[one.fault, one.port]] : []));
const want = (sysex = false, ports: readonly string[] | null = null) => midi.want({ midi: true, sysex, ports });

test('[MI1] MIDI is asked for when a mapping needs it, SysEx only when one needs that', async () => {
  midi.want({ midi: false, sysex: false, ports: [] });
  await pause(30);
  expect(asked).toEqual([]);
  want();
  await until(() => asked.length === 1, 'asked');
  want();
  want(true);
  await until(() => asked.length === 2, 'asked again');
  expect(asked).toEqual([{ sysex: false }, { sysex: true }]);
});

test('[MI2] a port’s bytes are told as they came, with the time of the event', async () => {
  const port = access.plug('input', 'nanoKONTROL2');
  want();
  await until(() => ports().length, 'a port');
  const before = performance.now();
  port.move([0xb0, 7, 100]);
  port.move([0xf0, 0x42, 0xf7]);
  const moves = said.filter((one) => one.say === 'midi');
  expect(moves.map(({ bytes }) => bytes)).toEqual([
    [0xb0, 7, 100],
    [0xf0, 0x42, 0xf7],
  ]);
  expect(moves[0]?.port).toBe(port.id);
  expect(Math.abs((moves[0]?.at ?? 0) - before)).toBeLessThan(50);
});

test('[MI3] plugging and unplugging are told once each, and the port that comes back is heard once', async () => {
  want();
  await until(() => asked.length === 1, 'asked');
  await pause(30);
  const port = access.plug('input', 'Twister');
  await until(() => ports().length === 1, 'a port');
  access.unplug(port);
  await until(() => ports().length === 2, 'a port gone');
  access.inputs.set(port.id, port);
  port.turn('closed', 'connected');
  await until(() => ports().length === 3, 'a port back');
  await pause(60);
  port.move([0xb0, 1, 1]);
  expect(ports()).toEqual(['Twister here', 'Twister gone', 'Twister here']);
  expect(said.filter((one) => one.say === 'midi')).toHaveLength(1);
});

test('[MI4] all is said again to a new socket', async () => {
  access.plug('input', 'A');
  access.plug('input', 'B', { isHeld: true });
  want();
  await until(() => faults().length, 'a fault');
  await pause(30);
  said = [];
  midi.announce();
  expect(ports()).toEqual(['A here']);
  expect(faults()).toEqual([['held', 'B']]);
});

test('[MI5] denied is told, and tried again when asked to', async () => {
  denied = new DOMException('no', 'NotAllowedError');
  access.plug('input', 'A');
  want();
  await until(() => faults().length === 1, 'a fault');
  midi.announce();
  denied = null;
  midi.retry();
  await until(() => ports().length, 'a port');
  expect(faults()).toEqual([
    ['denied', ''],
    ['denied', ''],
    ['none', ''],
  ]);
});

test('[MI6] a browser without MIDI, or one that cannot start it, is unsupported', async () => {
  denied = new DOMException('Platform dependent initialization failed', 'InvalidStateError');
  want();
  await until(() => faults().length, 'a fault');
  expect(faults()).toEqual([['unsupported', '']]);
});

test('[MI7] a port that another program holds is told by name, the others play, and it joins when let go', async () => {
  access.plug('input', 'A');
  const held = access.plug('input', 'B', { isHeld: true });
  want();
  await until(() => faults().length && ports().length, 'a port and a fault');
  expect(ports()).toEqual(['A here']);
  expect(faults()).toEqual([['held', 'B']]);
  held.isHeld = false;
  midi.retry();
  await until(() => ports().length === 2, 'the second port');
  expect(faults()).toEqual([
    ['held', 'B'],
    ['none', 'B'],
  ]);
});

test('[MI10] a port that is plugged in while another program holds it is told by name', async () => {
  want();
  await until(() => asked.length === 1, 'asked');
  await pause(30);
  access.plug('input', 'B', { isHeld: true });
  await until(() => faults().length, 'a fault');
  expect([faults(), ports()]).toEqual([[['held', 'B']], []]);
});

test('[MI8] when no mapping needs MIDI its ports are let go', async () => {
  const port = access.plug('input', 'A');
  want();
  await until(() => ports().length, 'a port');
  midi.want({ midi: false, sysex: false, ports: [] });
  await until(() => port.connection === 'closed', 'a closed port');
  expect(ports()).toEqual(['A here', 'A gone']);
});

test('[MI9] bytes go out by the output of the same device', async () => {
  const input = access.plug('input', 'nanoKONTROL2 SLIDER/KNOB');
  access.plug('output', 'Synth');
  const output = access.plug('output', 'nanoKONTROL2 CTRL');
  want();
  await until(() => ports().length, 'a port');
  midi.send(input.id, [0x90, 1, 127]);
  midi.send('nobody', [0x90, 1, 127]);
  expect(output.sent).toEqual([[0x90, 1, 127]]);
  expect(outputFor('Twister', [{ name: 'Synth' }, { name: 'Twister' }])?.name).toBe('Twister');
  expect(outputFor('Twister', [{ name: 'Synth' }])).toBeNull();
});

test('[DV9] of two devices of one name each is sent its own bytes, by its own output', () => {
  const twins = [
    { name: 'Twister', id: 1 },
    { name: 'Synth', id: 2 },
    { name: 'Twister', id: 3 },
  ];
  expect(outputFor('Twister', twins, 0)?.id).toBe(1);
  expect(outputFor('Twister', twins, 1)?.id).toBe(3);
  expect(outputFor('Twister', twins, 2)).toBeNull();
});

test('[MI15] further ports of Windows find their own output, and no other that begins alike', () => {
  const windows = [
    'MIDI Mix',
    'LPMiniMK3 MIDI',
    'MIDIOUT2 (LPMiniMK3 MIDI)',
    'MIDIOUT2 (APC mini mk2)',
    'APC mini mk2',
  ];
  const outputs = windows.map((name) => ({ name }));
  const of = (input: string) => outputFor(input, outputs)?.name ?? null;
  expect(of('MIDIIN2 (LPMiniMK3 MIDI)')).toBe('MIDIOUT2 (LPMiniMK3 MIDI)');
  expect(of('MIDIIN2 (APC mini mk2)')).toBe('MIDIOUT2 (APC mini mk2)');
  expect(of('APC mini mk2')).toBe('APC mini mk2');
  expect(of('MIDIIN3 (Nothing)')).toBeNull();
  expect(of('MIDIKeys')).toBeNull();
  const mac = [{ name: 'Launchpad Mini MK3 LPMiniMK3 DAW In' }, { name: 'Launchpad Mini MK3 LPMiniMK3 MIDI In' }];
  expect(outputFor('Launchpad Mini MK3 LPMiniMK3 MIDI Out', mac)?.name).toBe('Launchpad Mini MK3 LPMiniMK3 MIDI In');
});

test('[MI11] only ports that are wanted are opened, and one that is wanted no more is let go', async () => {
  const synth = access.plug('input', 'Synth');
  const knobs = access.plug('input', 'nanoKONTROL2 SLIDER/KNOB');
  want(false, ['nanokontrol2']);
  await until(() => ports().length, 'a port');
  await pause(30);
  expect([synth.connection, knobs.connection]).toEqual(['closed', 'open']);
  expect(ports()).toEqual(['nanoKONTROL2 SLIDER/KNOB here']);
  want(false, null);
  await until(() => synth.connection === 'open', 'the other port');
  want(false, ['/^Synth/']);
  await until(() => knobs.connection === 'closed', 'a closed port');
  expect(ports().at(-1)).toBe('nanoKONTROL2 SLIDER/KNOB gone');
  expect(synth.connection).toBe('open');
});

test('[MI12] a port that another program holds is no trouble when nobody wants it', async () => {
  access.plug('input', 'A');
  access.plug('input', 'B', { isHeld: true });
  want(false, ['A']);
  await until(() => ports().length, 'a port');
  expect(faults()).toEqual([]);
  want();
  await until(() => faults().length === 1, 'a fault');
  want(false, ['A']);
  await until(() => faults().length === 2, 'no fault');
  expect(faults()).toEqual([
    ['held', 'B'],
    ['none', 'B'],
  ]);
});

test('[MI13] active sensing is not told', async () => {
  const port = access.plug('input', 'A');
  want();
  await until(() => ports().length, 'a port');
  port.move([0xfe]);
  port.move([0xf8]);
  expect(said.filter((one) => one.say === 'midi').map(({ bytes }) => bytes)).toEqual([[0xf8]]);
});

test('[MI14] where SysEx is refused all else plays, it is told, and asked for again only when somebody says so', async () => {
  access.plug('input', 'A');
  const genuine = navigator.requestMIDIAccess.bind(navigator);
  let isAllowed = false;
  Object.defineProperty(navigator, 'requestMIDIAccess', {
    configurable: true,
    value: async (options: MIDIOptions) => {
      if (options.sysex === true && !isAllowed) throw new DOMException('no', 'NotAllowedError');
      return genuine(options);
    },
  });
  want(true);
  await until(() => ports().length, 'a port');
  expect(faults()).toEqual([['no-sysex', '']]);
  want(true, ['A']);
  await pause(40);
  expect(ports()).toEqual(['A here']);
  isAllowed = true;
  midi.retry();
  await until(() => faults().length === 2, 'no fault');
  expect(faults()[1]).toEqual(['none', '']);
  expect(asked.at(-1)).toEqual({ sysex: true });
});
