/** The door of lighting desks: real datagrams, by hand and by another library's sender, and what is said of what is odd. */
import { createSocket } from 'node:dgram';
import { Sender } from 'sacn';
import { expect, onTestFinished, test } from 'vitest';
import { type DmxWishes, openDmx } from '../../src/bridge/dmx.ts';
import { allows } from '../../src/bridge/osc-allow.ts';
import { listenPatiently } from '../../src/bridge/patient-udp.ts';
import type { Action } from '../../src/core/action.ts';
import { type Problem, sentence } from '../../src/core/problem.ts';
import { startApp } from '../support/app.ts';
import { openBarePage } from '../support/bare-page.ts';
import { artDmx, sacnData, sacnDiscovery } from '../support/dmx.ts';
import { sendUdp } from '../support/udp.ts';
import { pause, until } from '../support/wait.ts';

async function stand(more: Partial<DmxWishes> = {}) {
  const problems = new Map<string, Problem>();
  const actions: Extract<Action, { kind: 'dmx' }>[] = [];
  const here: string[] = [];
  const told: string[] = [];
  const door = await openDmx({
    artnet: { universe: 3, port: 0 },
    sacn: { universe: 7, port: 0 },
    host: '127.0.0.1',
    allows: () => true,
    tellProblem: (problem, stands) => {
      told.push(problem.code);
      if (stands) problems.set(problem.code, problem);
      else problems.delete(problem.code);
    },
    ...more,
  });
  onTestFinished(() => door.close());
  const subscription = door.heard$.subscribe((action) => {
    if (action.kind !== 'dmx') return;
    if (action.stands.length + action.moves.length > 0) actions.push(action);
    else here.push(action.from);
  });
  onTestFinished(() => subscription.unsubscribe());
  const [artnet = 0, sacn = 0] = door.listens().map(({ port }) => port);
  return { door, actions, here, artnet, sacn, says: (code: Problem['code']) => problems.get(code), told };
}

test('[AN25] what changed in a frame is one action, and what repeats is none: Art-Net by hand, sACN by another library', async () => {
  const { actions, artnet, sacn } = await stand();
  const levels = [0, 10, 20];
  await sendUdp(artnet, artDmx(3, levels, 1), artDmx(3, levels, 2), artDmx(3, [0, 10, 99], 3));
  await until(() => actions.length === 2, 'two actions');
  const from = '127.0.0.1 (Art-Net)';
  const stands = [
    [1, 0],
    [2, 10],
    [3, 20],
  ];
  expect(actions).toMatchObject([
    { from, stands, moves: [] },
    { from, stands: [], moves: [[3, 99]] },
  ]);
  const sender = new Sender({
    universe: 7,
    port: sacn,
    useUnicastDestination: '127.0.0.1',
    defaultPacketOptions: { priority: 150, sourceName: 'Eos', useRawDmxValues: true },
  });
  onTestFinished(() => void sender.close());
  await sender.send({ payload: { 1: 255, 3: 99 } });
  await sender.send({ payload: { 1: 255, 3: 99 } });
  await sender.send({ payload: { 1: 255, 2: 1, 3: 99 } });
  await until(() => actions.length === 4, 'the more important desk');
  expect(actions[2]).toMatchObject({ from: 'Eos (sACN)' });
  expect(actions[2]?.moves).toEqual([
    [1, 255],
    [2, 0],
  ]);
  expect(actions[2]?.stands.slice(0, 2)).toEqual([
    [4, 0],
    [5, 0],
  ]);
  expect(actions[3]).toMatchObject({ stands: [], moves: [[2, 1]] });
});

test('[AN26] a desk that falls silent or says goodbye is said, its last levels stand, and it is unsaid when it is back', async () => {
  const { actions, artnet, sacn, says } = await stand();
  await sendUdp(sacn, sacnData(7, [50], { name: 'Hog' }));
  await until(() => actions.length === 1, 'it plays');
  await sendUdp(sacn, sacnData(7, [0], { name: 'Hog', options: 0x40, sequence: 1 }));
  await until(() => says('dmx/lost'), 'it is gone');
  expect(actions.length).toBe(1);
  await sendUdp(artnet, artDmx(3, [50]));
  await until(() => !says('dmx/lost'), 'another is there');
  // Nothing more is sent: two seconds and a half later it is gone too.
  const lost = await until(() => says('dmx/lost'), 'silence', 20_000);
  expect(sentence(lost)).toBe('127.0.0.1 (Art-Net) is silent. Its last levels stand.');
  expect(actions.length).toBe(1);
});

test('[AN27] another universe, a second desk, broken packets and hosts that may not are each said with what would be right', async () => {
  const { actions, artnet, sacn, says, told } = await stand({ allows: allows([]) });
  await sendUdp(artnet, artDmx(4, [1]));
  const elsewhere = await until(() => says('dmx/elsewhere'), 'the wrong universe');
  expect(sentence(elsewhere)).toBe(
    '127.0.0.1 (Art-Net) sends universe 4, and 3 is listened to. Patch it there, or start with --artnet 4.',
  );
  await sendUdp(artnet, ...Array.from({ length: 40 }, (_, i) => artDmx(10 + i, [1])));
  await sendUdp(sacn, sacnDiscovery(), Uint8Array.from([1, 2, 3]), sacnData(7, [1]).slice(0, 120));
  const broken = await until(() => says('dmx/malformed'), 'a broken one');
  expect(sentence(broken)).toBe('127.0.0.1 sends broken DMX; 1 ignored. It is no sACN.');
  // Of many that go by, only the first is said.
  expect([says('dmx/elsewhere'), told.filter((code) => code === 'dmx/elsewhere').length]).toEqual([elsewhere, 1]);
  await sendUdp(sacn, sacnData(7, [1], { name: 'A', cid: 1 }), sacnData(7, [2], { name: 'B', cid: 2 }));
  const rival = await until(() => says('dmx/rival'), 'two desks');
  expect(sentence(rival)).toContain('A (sACN) plays, B (sACN) does not.');
  expect(says('dmx/elsewhere')).toBeUndefined();
  expect(actions.map(({ stands }) => stands)).toEqual([[[1, 1]]]);

  const closed = await stand({ allows: () => false });
  await sendUdp(closed.artnet, artDmx(3, [1]));
  const refused = await until(() => closed.says('dmx/refused'), 'a stranger');
  expect(sentence(refused)).toBe('127.0.0.1 may not send DMX here; 1 ignored. Name it with --osc-allow.');
  expect(closed.actions).toEqual([]);
});

test('[AN28] a port that another program has is said and asked for again, and nothing else waits for it', async () => {
  const other = createSocket('udp4');
  await new Promise<void>((done) => other.bind(0, '127.0.0.1', () => done()));
  const { port } = other.address();
  const { door, says, sacn, actions } = await stand({ artnet: { universe: 0, port } });
  const closed = await until(() => says('dmx/closed'), 'the port is taken');
  expect(sentence(closed)).toBe(
    `Art-Net is not heard: UDP port ${port} is taken by a program that does not share it. Trying again by itself; all else plays.`,
  );
  expect(door.listens()).toMatchObject([{ port, isOpen: false }, { isOpen: true }]);
  await sendUdp(sacn, sacnData(7, [1]));
  await until(() => actions.length === 1, 'the other protocol plays');

  let told: unknown[] = [];
  const heard: string[] = [];
  const wishes = {
    host: '127.0.0.1',
    port,
    group: null,
    heard: () => heard.push('x'),
    told: (why: unknown) => told.push(why),
  };
  const patient = await listenPatiently(wishes, 20);
  onTestFinished(() => patient.close());
  expect([patient.port(), told.at(-1)]).toEqual([null, expect.objectContaining({ code: 'EADDRINUSE' })]);
  other.close();
  await until(() => patient.port() === port, 'it has it now');
  expect(told.at(-1)).toBeNull();
  await sendUdp(port, Uint8Array.from([1]));
  await until(() => heard.length === 1, 'it hears');
  told = [];
  patient.close();
  await pause(50);
  expect([patient.port(), told]).toEqual([null, []]);
});

test('[AN29] more frames than any desk sends are not played; what the desk says after that is', async () => {
  const { actions, artnet } = await stand();
  const began = performance.now();
  // In bursts, since a socket's room in the system is small.
  for (let burst = 0; burst < 40; burst++) {
    await sendUdp(artnet, ...Array.from({ length: 50 }, (_, i) => artDmx(3, [(burst * 50 + i) % 256])));
    await pause(5);
  }
  const seconds = Math.ceil((performance.now() - began) / 1000) + 1;
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.length).toBeLessThanOrEqual(400 * seconds);
  await until(() => {
    void sendUdp(artnet, artDmx(3, [77, 7]));
    return actions.at(-1)?.stands.some(([channel, level]) => channel === 2 && level === 7);
  }, 'the last frame');
});

test('[AN35] only channels that somebody listens to are told; that a desk is there is told all the same', async () => {
  const { door, actions, here, artnet } = await stand();
  door.want(new Map([[2, 'a']]));
  await sendUdp(artnet, artDmx(3, [1, 2, 3]), artDmx(3, [9, 2, 9]));
  await until(() => actions.length === 1, 'the one that is wanted');
  expect(actions[0]).toMatchObject({ stands: [[2, 2]], moves: [] });
  await until(() => {
    void sendUdp(artnet, artDmx(3, [Math.floor(performance.now()) & 0xff, 2, 0]));
    return here.length > 0;
  }, 'it is there');
  door.want(null);
  await until(() => actions.length === 2, 'where the others stand');
  expect(actions[1]?.stands.map(([channel]) => channel)).toEqual([1, 3]);
  expect(actions.flatMap(({ moves }) => moves)).toEqual([]);
});

test('[AN30] what a desk says before the rig listens is kept for it: where its faders stand is said only once', async () => {
  const door = await openDmx({
    artnet: { universe: 0, port: 0 },
    sacn: undefined,
    host: '127.0.0.1',
    allows: () => true,
    tellProblem: () => undefined,
  });
  onTestFinished(() => door.close());
  await sendUdp(door.listens()[0]?.port ?? 0, artDmx(0, [1, 2]));
  await pause(50);
  const heard: Action[] = [];
  const subscription = door.heard$.subscribe((action) => heard.push(action));
  onTestFinished(() => subscription.unsubscribe());
  await until(() => heard.length === 1, 'what it said before');
});

test('[AN31] the bridge plays from a desk by the shipped mapping; without a door for one a mapping that wants it is said', async () => {
  const args = ['--mapping', 'lighting-desk', '--artnet', '0:0', '--sacn', '1:0'];
  const app = await startApp({ scope: 'http://127.0.0.1:1', args });
  onTestFinished(() => void app.child.end('SIGKILL'));
  const [, artnet = ''] = /^art-net {2}udp:\/\/127\.0\.0\.1:(\d+), universe 0$/m.exec(app.child.said()) ?? [];
  const [, sacn = ''] = /^sacn {2}udp:\/\/127\.0\.0\.1:(\d+), universe 1$/m.exec(app.child.said()) ?? [];
  const page = await openBarePage(app.url);
  await until(() => page.view().slots !== undefined, 'the view');
  const before = page.view().slots?.map(({ value }) => value);
  const levels = Array.from({ length: 24 }, () => 0);
  await sendUdp(Number(artnet), artDmx(0, levels, 1));
  await until(() => page.view().devices?.some(({ kind, state }) => kind === 'dmx' && state === 'heard'), 'the desk');
  expect([page.view().slots?.map(({ value }) => value), page.view().stage?.level]).toEqual([before, 1]);
  await sendUdp(Number(artnet), artDmx(0, levels.with(1, 102).with(8, 0x80).with(9, 1), 2));
  await until(() => Math.abs((page.view().slots?.[1]?.value ?? 0) - 0.4) < 0.001, 'its fader moves a weight');
  expect(page.view().stage?.level).toBeCloseTo(0x8001 / 0xffff, 6);
  await sendUdp(Number(sacn), sacnData(1, levels.with(10, 255), { priority: 200, name: 'Backup' }));
  await until(() => page.view().stage?.blackout, 'a more important desk takes over');
  expect(app.child.errors()).toBe('');

  const without = await startApp({ scope: 'http://127.0.0.1:1', args: ['--mapping', 'lighting-desk'] });
  onTestFinished(() => void without.child.end('SIGKILL'));
  const other = await openBarePage(without.url);
  const said = await until(() => other.view().problems?.find(({ code }) => code === 'dmx/unheard'), 'it is said');
  expect(said.what).toContain('dmx/lighting-desk plays from a lighting desk');
});
