/** Receivers that a mapping file or a flag names, on the bridge as it runs; and time tags that are kept. */
import { createSocket } from 'node:dgram';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openOsc } from '../../src/bridge/osc.ts';
import { decodeOsc, encodeOsc, encodeOscBundle, numberOf } from '../../src/core/control/osc.ts';
import { makeFolder, startApp } from '../support/app.ts';
import { openBarePage } from '../support/bare-page.ts';
import { atEnd } from '../support/cleanup.ts';
import { sendUdp } from '../support/udp.ts';
import { until as untilIn } from '../support/wait.ts';

const until = <T>(look: () => T | null | undefined | false | 0, what: string) => untilIn(look, what, 20_000);
const f = (value: number) => [{ type: 'f' as const, value }];

/** What comes to a port of its own: the last number of each address. */
async function ear(): Promise<{ port: number; heard: Map<string, number | null> }> {
  const socket = createSocket('udp4');
  const heard = new Map<string, number | null>();
  atEnd(async () => socket.close());
  socket.on('message', (bytes) => {
    for (const { address, args } of decodeOsc(bytes).messages) heard.set(address, args[0] ? numberOf(args[0]) : null);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  return { port: socket.address().port, heard };
}

test('[OS13] who a mapping file or a flag names is told everything, then what changes, until the file names another', async () => {
  const [first, second, flagged] = [await ear(), await ear(), await ear()];
  const file = join(await makeFolder(), 'mine.json');
  const mapping = (port: number) =>
    JSON.stringify({
      format: 'scope-deck/mapping@1',
      name: 'Told',
      inputs: { td: { type: 'osc', tell: String(port) } },
      bindings: [{ from: { osc: '/td/hue' }, to: '/stage/hue' }],
    });
  await writeFile(file, mapping(first.port));
  const flags = ['--no-announce', '--mapping', file, '--osc-out', String(flagged.port)];
  const app = await startApp({ scope: 'http://127.0.0.1:1', args: flags });
  for (const { heard } of [first, flagged])
    await until(() => heard.get('/stage/hue') === 0 && heard.has('/pad/16/state') && heard.has('/status/fps'), 'all');
  // A hand on the screen is told at once; a program on this computer once it is still.
  const page = await openBarePage(app.url);
  page.say({ say: 'put', at: 0, changes: [{ address: '/stage/zoom', value: 2 }] });
  await sendUdp(app.oscPort, encodeOsc({ address: '/td/hue', args: f(0.75) }));
  await until(() => first.heard.get('/stage/zoom') === 2 && flagged.heard.get('/stage/zoom') === 2, 'the hand');
  await until(() => first.heard.get('/stage/hue') === 90, 'what the program moved');
  expect(second.heard.size).toBe(0);
  await writeFile(file, mapping(second.port));
  await until(() => second.heard.get('/stage/hue') === 90 && second.heard.has('/status/fps'), 'the other one, all');
  page.say({ say: 'put', at: 0, changes: [{ address: '/stage/zoom', value: 3 }] });
  await until(() => second.heard.get('/stage/zoom') === 3, 'the hand again');
  expect(first.heard.get('/stage/zoom')).toBe(2);
});

test('[OS14] a bundle up to 100 ms ahead is played then, and what came after it before; else at once', async () => {
  const order: string[] = [];
  const wishes = { host: '127.0.0.1', port: 0, allows: () => true, asked: () => undefined };
  for (const keepsTimetags of [true, false]) {
    const door = await openOsc({ ...wishes, keepsTimetags });
    const subscription = door.heard$.subscribe((action) => {
      if (action.kind === 'osc') order.push(...action.packet.map(({ address }) => address));
    });
    onTestFinished(() => {
      subscription.unsubscribe();
      door.close();
    });
    const ahead = BigInt(Math.round((Date.now() / 1000 + 2_208_988_800 + 0.09) * 2 ** 32));
    order.length = 0;
    door.hear(encodeOscBundle([encodeOsc({ address: '/stage/hue', args: f(1) })], ahead), { host: '::1', port: 1 });
    door.hear(encodeOsc({ address: '/stage/zoom', args: f(2) }), { host: '::1', port: 1 });
    await until(() => order.length === 2, 'both');
    expect(order).toEqual(keepsTimetags ? ['/stage/zoom', '/stage/hue'] : ['/stage/hue', '/stage/zoom']);
  }
});
