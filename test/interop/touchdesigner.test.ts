/** TouchDesigner's kit, played: the script of the docs builds its operators, and what they send and hear goes over real UDP. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { type App, type Child, heard, home, startApp } from '../support/app.ts';
import { type BarePage, openBarePage } from '../support/bare-page.ts';
import { play, PYTHON } from '../support/foreign.ts';
import { freeUdp } from '../support/udp.ts';
import { pause, until as untilIn } from '../support/wait.ts';

let app: App;
let page: BarePage;
let designer: Child;

const until = <T>(look: () => T | null | undefined | false | 0, what: string) => untilIn(look, what, 20_000);
const say = (command: object) => designer.process.stdin?.write(`${JSON.stringify(command)}\n`);

/** The next line that answers a command. */
async function answer<T>(command: object, key: string): Promise<T> {
  const before = designer.said().length;
  say(command);
  return until(() => {
    const line = designer
      .said()
      .slice(before)
      .split('\n')
      .find((each) => each.startsWith(`{"${key}":`) && each.endsWith('}'));
    return line === undefined ? null : (JSON.parse(line) as Record<string, T>)[key];
  }, key);
}

const table = (name: string) => answer<readonly (readonly string[])[]>({ table: name }, 'table');
const channels = (command: object) => answer<Readonly<Record<string, number>>>({ ...command, heard: true }, 'heard');

beforeAll(async () => {
  app = await startApp({ scope: 'http://127.0.0.1:1', args: ['--no-announce'] });
  page = await openBarePage(app.url);
  await until(() => page.view().slots !== undefined, 'the view');
  const peer = fileURLToPath(new URL('peers/touchdesigner.py', import.meta.url));
  const inPort = await freeUdp();
  designer = play(PYTHON, [peer, join(home, 'docs/touchdesigner.py'), app.url, String(inPort)]);
  say({ run: true });
  await heard(
    designer,
    /Scope Deck: \d+ addresses; OSC goes to 127\.0\.0\.1:\d+ and is heard on \d+/,
    'that it is built',
  );
});

test('[TD1] the script lays a table of all addresses, and a channel for each number with its value', async () => {
  const [head, ...rows] = await table('deck_addresses');
  expect(head).toEqual(['address', 'type', 'access', 'min', 'max', 'choices', 'what']);
  expect(rows).toContainEqual(['/prompt/1/weight', 'f', '3', '0', '1', '', 'how strongly slot n speaks in the mix']);
  expect(rows).toContainEqual(['/prompt/blend', 's', '3', '', '', 'linear slerp', 'spatial blend of two prompts']);
  const values = new Map((await table('deck_values')).map(([name = '', value = '']) => [name, Number(value)]));
  expect([values.get('prompt/1/weight'), values.get('stage/zoom'), values.get('stage/freeze')]).toEqual([1, 1, 0]);
  expect([...values.keys()].some((name) => name.startsWith('status/') || name.startsWith('/'))).toBe(false);
});

test('[TD2] its OSC In CHOP has a channel for every number, switch and choice that can be read, and is told on', async () => {
  const [, ...rows] = await table('deck_addresses');
  const readable = rows.flatMap(([address = '', type, access, , , choices]) =>
    access !== '2' && (type !== 's' || choices !== '') ? [address.slice(1)] : [],
  );
  let told = await channels({ frames: 3 });
  for (let tries = 0; tries < 100 && readable.some((name) => !(name in told)); tries++)
    told = await channels({ frames: 3 });
  expect(readable.filter((name) => !(name in told))).toEqual([]);
  // The subscription is lost; half a minute later it asks again.
  say({ dat: ['/unsubscribe', []], later: 31 });
  page.say({ say: 'put', at: 0, changes: [{ address: '/stage/mirror', value: 4 }] });
  for (let tries = 0; tries < 100 && told['stage/mirror'] !== 4; tries++) told = await channels({ frames: 3 });
  expect(told['stage/mirror']).toBe(4);
});

test('[TD3] its OSC Out CHOP plays in each number format, one sample or a slice, whatever its clock says', async () => {
  say({ pick: 'stage/hue stage/contrast', chop: { active: 1 }, frames: 1 });
  let hue = 10;
  for (const format of ['sample', 'timeslice'])
    for (const numericformat of ['int', 'float', 'double'])
      for (const ahead of [null, 3600, -3600]) {
        hue += 1;
        say({ chop: { format, numericformat }, cell: ['stage/hue', hue], ahead, frames: 1 });
        await until(() => page.view().stage?.hue === hue, `${hue}, ${format} of ${numericformat}, ${ahead} s ahead`);
      }
});

test('[TD4] sixty frames a second of channels that rest hold nothing: a hand moves the same value, and keeps it', async () => {
  const every = { format: 'sample', numericformat: 'float', sendevents: 1 };
  const rest = channels({ chop: every, cell: ['stage/contrast', 1.25], frames: 150 });
  await until(() => page.view().stage?.contrast === 1.25, 'the channel plays');
  // By then it streams.
  await pause(700);
  page.say({ say: 'put', at: 0, changes: [{ address: '/stage/contrast', value: 0.5 }] });
  await until(() => page.view().stage?.contrast === 0.5, 'the hand plays');
  await rest;
  expect(page.view().stage?.contrast).toBe(0.5);
  say({ chop: { sendevents: 0 } });
});

test('[TD5] channels transposed into one message move nothing, and are said to be heard by nobody', async () => {
  const before = page.view().stage;
  for (const format of ['transpose', 'transposename']) say({ chop: { format }, cell: ['stage/hue', 99], frames: 1 });
  await until(
    () => page.view().problems?.some(({ code, what }) => code === 'osc/unknown' && what.includes('/transpose')),
    'the sender is told of',
  );
  expect(page.view().stage).toEqual(before);
  say({ chop: { active: 0, format: 'sample' } });
});

test('[TD6] its OSC Out DAT sends words, presses and sums, alone or as a bundle of tomorrow', async () => {
  say({ dat: ['/prompt/1/text', ['a neon city: 16:9 | 雨']] });
  await until(() => page.view().slots?.[0]?.text === 'a neon city: 16:9 | 雨', 'a text');
  say({
    dat: ['/stage/hue', [10], '/stage/freeze', [true], '/prompt/1/name', ['Neon']],
    how: { asBundle: true, ahead: 86_400 },
  });
  await until(
    () =>
      page.view().stage?.hue === 10 && page.view().stage?.freeze === true && page.view().slots?.[0]?.name === 'Neon',
    'a bundle',
  );
  say({ dat: ['/stage/hue', ['+', 15]] });
  await until(() => page.view().stage?.hue === 25, 'a sum');
  say({ dat: ['/prompts', ['misty forest:0.75 | neon city:0.25', 0]], how: { asBundle: true } });
  await until(() => page.view().slots?.some(({ text, value }) => text === 'misty forest' && value === 0.75), 'a mix');
});
