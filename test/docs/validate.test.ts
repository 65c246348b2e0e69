/** `npm run validate`, as a user runs it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'scope-deck-validate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function validate(...files: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/validate.mjs', ...files], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

it('[VA1] right files: a line each, and it leaves with 0', () => {
  expect(validate('mappings/generic-8-faders.json', 'shows/deep-water.json')).toEqual({
    status: 0,
    stdout: 'mappings/generic-8-faders.json: ok, a mapping file\nshows/deep-water.json: ok, a show file\n',
    stderr: '',
  });
}, 30_000);

it('[VA2] a wrong one: its sentence, no trace, and it leaves with 2', () => {
  const path = join(folder, 'mine.json');
  writeFileSync(
    path,
    JSON.stringify({
      format: 'scope-deck/mapping@1',
      name: 'x',
      bindings: [{ from: { cc: 1 }, to: '/promt/1/weight' }],
    }),
  );
  expect(validate(path, join(folder, 'none.json'))).toEqual({
    status: 2,
    stdout: `${path}: bindings[0].to: no address "/promt/1/weight"; did you mean "/prompt/1/weight"?\n${join(folder, 'none.json')}: cannot be read: there is no such file\n`,
    stderr: '',
  });
}, 30_000);

it('[VA3] what is right and seldom meant is a note with its places, and it leaves with 0', () => {
  const path = join(folder, 'twice.json');
  const bindings = [
    { from: { cc: 1 }, to: '/stage/hue' },
    { from: { cc: 1 }, to: '/stage/zoom' },
  ];
  writeFileSync(path, JSON.stringify({ format: 'scope-deck/mapping@1', name: 'x', bindings }));
  const { status, stdout } = validate(path);
  expect([status, stdout.split('\n')[0]]).toEqual([0, `${path}: ok, a mapping file`]);
  expect(stdout).toContain('note: ');
  expect(stdout).toContain('bindings[0] and bindings[1] both bind CC 1');
}, 30_000);
