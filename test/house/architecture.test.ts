/** The rooms of the house: who imports whom, by which door a library comes in, and what the compilers and the linter keep out. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { breaches, DOORS, importsOf } from './imports.ts';

const home = fileURLToPath(new URL('../..', import.meta.url));
const sources = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, source: readFileSync(join(home, path), 'utf8') }));

test('[HS1] every file of src keeps to its room, and each library to its door', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(({ path, source }) => breaches(path, source))).toEqual([]);
});

test('[HS1] no door stands open that nobody uses', () => {
  const used = (library: string, door: string) =>
    sources.some(
      ({ path, source }) =>
        path.startsWith(door) &&
        importsOf(source).some((name) =>
          library === 'node' ? name.startsWith('node:') : `${name}/`.startsWith(`${library}/`),
        ),
    );
  const idle = Object.entries(DOORS).flatMap(([library, doors]) =>
    doors.filter((door) => !used(library, door)).map((door) => `${library} at ${door}`),
  );
  expect(idle).toEqual([]);
});

const purpose = '/** A purpose. */\n';
test.each([
  [
    'src/core/look/x.ts',
    "import { z } from '../../bridge/clock.ts';",
    'src/core/look/x.ts imports src/bridge/clock.ts',
  ],
  ['src/core/rig.ts', "import { now } from '../page/keys.ts';", 'src/core/rig.ts imports src/page/keys.ts'],
  [
    'src/core/address/x.ts',
    "import type { Look } from '../look/look.ts';",
    'src/core/address/x.ts imports src/core/look/look.ts',
  ],
  [
    'src/core/lane/x.ts',
    "import type { Desk } from '../desk/desk.ts';",
    'src/core/lane/x.ts imports src/core/desk/desk.ts',
  ],
  ['src/core/look/x.ts', "import type { Rig } from '../rig.ts';", 'src/core/look/x.ts imports src/core/rig.ts'],
  ['src/core/look/x.ts', "import { map } from 'rxjs';", 'src/core/look/x.ts imports rxjs past its door'],
  ['src/core/look/x.ts', "import { readFileSync } from 'node:fs';", 'src/core/look/x.ts imports node past its door'],
  ['src/bridge/x.ts', "import { a } from '../page/keys.ts';", 'src/bridge/x.ts imports src/page/keys.ts'],
  ['src/bridge/x.ts', "import { a } from '../rehearsal/engine.ts';", 'src/bridge/x.ts imports src/rehearsal/engine.ts'],
  ['src/bridge/x.ts', "await import('../rehearsal/engine.ts');", 'src/bridge/x.ts imports src/rehearsal/engine.ts'],
  ['src/bridge/x.ts', "import { WebSocket } from 'ws';", 'src/bridge/x.ts imports ws past its door'],
  [
    'src/page/player/x.ts',
    "import { a } from '../stage/flash.ts';",
    'src/page/player/x.ts imports src/page/stage/flash.ts',
  ],
  ['src/page/operator/x.ts', "import { a } from '../socket.ts';", 'src/page/operator/x.ts imports src/page/socket.ts'],
  [
    'src/page/stage/x.ts',
    "import { a } from '../../bridge/clock.ts';",
    'src/page/stage/x.ts imports src/bridge/clock.ts',
  ],
  [
    'src/rehearsal/x.ts',
    "import { a } from '../core/lane/pace.ts';",
    'src/rehearsal/x.ts imports src/core/lane/pace.ts',
  ],
  ['src/rehearsal/x.ts', "require('@roamhq/wrtc');", 'src/rehearsal/x.ts imports @roamhq/wrtc past its door'],
  ['src/bridge/x.ts', "import _ from 'lodash';", 'src/bridge/x.ts imports lodash, which has no door'],
  [
    'src/bridge/osc.ts',
    'a$.subscribe(b);',
    'src/bridge/osc.ts subscribes; streams end in src/bridge/main.ts and src/page/main.ts alone',
  ],
  ['src/bridge/rig.ts', 'const a = new Subject();', 'src/bridge/rig.ts uses Subject'],
  ['src/bridge/rig.ts', 'a.pipe(shareReplay(1));', 'src/bridge/rig.ts uses shareReplay'],
])('[HS2] a planted breach in %s is found: %s', (path, line, sentence) => {
  expect(breaches(path, purpose + line)).toEqual([sentence]);
});

test('[HS2] what is allowed is not held against a file', () => {
  const fine: readonly (readonly [string, string])[] = [
    ['src/bridge/x.ts', "import { turn } from '../core/rig.ts';"],
    ['src/page/main.ts', "import { a } from './operator/a.ts'; import { b } from './stage/b.ts'; c$.subscribe(d);"],
    ['src/page/player/x.ts', "import { a } from './signal.ts'; import { b } from '../../core/wire/page.ts';"],
    ['src/rehearsal/x.ts', "import type { Ms } from '../core/unit.ts'; import { a } from '../core/wire/scope.ts';"],
    ['src/bridge/osc.ts', "// a$.subscribe(b) and Subject\n/* import x from '../page/keys.ts' */\na.unsubscribe();"],
  ];
  expect(fine.flatMap(([path, line]) => breaches(path, purpose + line))).toEqual([]);
  expect(breaches('src/core/unit.ts', 'export const a = 1;')).toEqual([
    'src/core/unit.ts does not open with its purpose',
  ]);
});

/** A house of its own with one file in it, judged by our tools with our settings. */
async function judged(path: string, line: string, tool: string, ...args: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scope-deck-house-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const room = dirname(path);
  await mkdir(join(folder, room), { recursive: true });
  await writeFile(join(folder, path), `${purpose}${line}\n`);
  await symlink(join(home, 'node_modules'), join(folder, 'node_modules'));
  await cp(join(home, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  await writeFile(
    join(folder, room, 'tsconfig.json'),
    JSON.stringify({
      extends: join(home, room, 'tsconfig.json'),
      compilerOptions: {
        composite: false,
        incremental: false,
        noEmit: true,
        emitDeclarationOnly: false,
        rootDir: folder,
      },
      include: ['*.ts'],
      references: [],
    }),
  );
  const { stdout, stderr, status } = spawnSync(join(home, 'node_modules/.bin', tool), args, {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0 ? 'fine' : stdout + stderr;
}

test.each([
  ['src/core/x.ts', 'export const a = document.title;', "'document'"],
  ['src/core/x.ts', 'export const a = process.pid;', "'process'"],
  ['src/core/x.ts', 'setTimeout(() => undefined, 1);', "'setTimeout'"],
  ['src/page/x.ts', 'export const a = process.pid;', "'process'"],
  ['src/bridge/x.ts', 'export const a = document.title;', "'document'"],
  ['src/rehearsal/x.ts', 'export const a = window.name;', "'window'"],
])(
  '[HS3] the compiler keeps the globals of other rooms out of %s: %s',
  async (path, line, name) => {
    const tsconfig = join(dirname(path), 'tsconfig.json');
    expect(await judged(path, line, 'tsc', '-p', tsconfig)).toContain(`Cannot find name ${name}`);
  },
  60_000,
);

test('[HS3] the compiler lets a good file be', async () => {
  const line = 'export const a: readonly number[] = [1];';
  expect(await judged('src/core/x.ts', line, 'tsc', '-p', 'src/core/tsconfig.json')).toBe('fine');
}, 60_000);

test.each([
  ['export const a: any = 1;', 'no-explicit-any'],
  ['export const a = (b: string | null): string => b!;', 'no-non-null-assertion'],
  ['export const a = (b: unknown): string => b as string;', 'consistent-type-assertions'],
  ['export const a = (): number => Date.now();', 'no-restricted-globals'],
  ['export const a = (): number => Math.random();', 'no-restricted-properties'],
  ['// @ts-ignore\nexport const a: number = 1;', 'ban-ts-comment'],
])(
  '[HS4] the linter keeps out of core: %s',
  async (line, rule) => {
    expect(await judged('src/core/x.ts', line, 'oxlint', 'src')).toContain(rule);
  },
  60_000,
);

test('[HS4] the linter lets a good file be', async () => {
  expect(await judged('src/core/x.ts', 'export const a: readonly number[] = [1];', 'oxlint', 'src')).toBe('fine');
}, 60_000);
