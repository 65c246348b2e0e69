/** How the bridge refuses to begin: one sentence, an exit code, and no stack trace. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bridgeScript, launch, makeFolder } from '../support/app.ts';
import { atEnd } from '../support/cleanup.ts';

let folder: string;

beforeAll(async () => {
  folder = await makeFolder();
});

async function refusal(...args: readonly string[]): Promise<{ code: unknown; lines: readonly string[] }> {
  const data = join(folder, 'data');
  const child = launch(bridgeScript, [
    '--no-open',
    '--rehearse',
    '--port',
    '0',
    '--osc-port',
    '0',
    '--data',
    data,
    ...args,
  ]);
  const code = await child.ended;
  return { code, lines: child.said().trim().split('\n') };
}
async function file(name: string, value: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const mapping = (to: string) => ({
  format: 'scope-deck/mapping@1',
  name: 'x',
  inputs: { td: { type: 'osc' } },
  bindings: [{ from: { osc: '/a' }, to }],
});

test('[BR6] a broken mapping names the place in it and what would be right, and ends with 2', async () => {
  const path = await file('bad.json', mapping('/promt/1/weight'));
  expect(await refusal('--mapping', path)).toEqual({
    code: 2,
    lines: ['bad.json: bindings[0].to: no address "/promt/1/weight"; did you mean "/prompt/1/weight"?'],
  });
});

test('[BR6] a broken show names the place in it and what would be right, and ends with 2', async () => {
  const show = {
    format: 'scope-deck/show@1',
    name: 'x',
    pipeline: { id: 'longlive' },
    prompts: [{ text: 'a', weigth: 1 }],
  };
  const { code, lines } = await refusal('--show', await file('bad-show.json', show));
  expect(code).toBe(2);
  expect(lines).toContain('bad-show.json: prompts[0]: unknown key "weigth"; did you mean "weight"?');
});

test('[BR6] a file that is no JSON says in which line, and nothing of a show that does not run yet', async () => {
  const { code, lines } = await refusal('--mapping', await file('half.json', '{\n  "format":\n'));
  expect(code).toBe(2);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^half\.json line \d: .+$/);
  expect(lines[0]).not.toContain('runs on');
});

test('[BR6] a file that is not there is named, and the nearest one with it', async () => {
  expect(await refusal('--mapping', 'generic-8-fader')).toEqual({
    code: 2,
    lines: ['There is no mapping "generic-8-fader". Did you mean "generic-8-faders"?'],
  });
  expect((await refusal('--show', folder)).code).toBe(2);
});

test('[BR4] an unknown option ends with 2 and one sentence', async () => {
  expect(await refusal('--shwo', 'x')).toEqual({
    code: 2,
    lines: ['There is no option --shwo. Did you mean --show? "npm start -- --help" lists them.'],
  });
});

test('[BR5] a page port in use says which, and by which flag to move it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  atEnd(async () => void server.close());
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect(await refusal('--port', String(port))).toEqual({
    code: 1,
    lines: [`Port ${port} is taken by another program. Close it, or start with --port ${Number(port) + 1}.`],
  });
});

test('[BR5] an OSC port in use says which, and by which flag to move it', async () => {
  const socket = createSocket('udp4');
  atEnd(async () => void socket.close());
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  expect(await refusal('--osc-port', String(port))).toEqual({
    code: 1,
    lines: [`UDP port ${port} is taken by another program. Close it, or start with --osc-port ${port + 1}.`],
  });
});

test('[BR5] an OSC address that this computer does not have names its flag', async () => {
  const { code, lines } = await refusal('--osc-host', '192.0.2.1');
  expect({ code, lines }).toEqual({
    code: 1,
    lines: ['This computer has no such address. Start with --osc-host 127.0.0.1, or 0.0.0.0 for all.'],
  });
});

test('[BR2] --help prints the options and ends well', async () => {
  const { code, lines } = await refusal('--help');
  expect(code).toBe(0);
  expect(lines[0]).toBe('npm start -- [options]');
});
