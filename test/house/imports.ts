/** Who may import whom: the rooms of `docs/architecture.md`, as a function over one file's path and text. */
import { posix } from 'node:path';

/** Rooms of core, and what each may import beside itself and the words that all share. */
const CORE: Readonly<Record<string, readonly string[] | 'all'>> = {
  address: [],
  control: ['address'],
  tempo: [],
  look: ['address'],
  mapping: ['address', 'control', 'tempo'],
  show: ['address', 'mapping', 'look'],
  lane: ['look'],
  wire: ['address', 'look'],
  link: ['lane', 'look', 'wire'],
  desk: ['address', 'control', 'learn', 'mapping', 'show', 'look', 'tempo', 'wire'],
  learn: ['address', 'control', 'mapping', 'tempo'],
  view: 'all',
  take: 'all',
  // On top, and the unions that name what happens.
  rig: 'all',
  'rig.ts': 'all',
  'action.ts': 'all',
  'change.ts': ['address'],
};
const SHARED: ReadonlySet<string> = new Set(['unit.ts', 'result.ts', 'problem.ts', 'change.ts']);

/** What single files may have beside their room's. */
const ONE_BY_ONE: Readonly<Record<string, readonly string[]>> = {};

/** The one door, or the few, through which each library comes in; a folder ends in "/". */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  rxjs: [
    'src/bridge/main.ts',
    'src/bridge/rig.ts',
    'src/bridge/source.ts',
    'src/bridge/pages.ts',
    'src/page/socket.ts',
    'src/page/keys.ts',
  ],
  zod: [
    'src/core/mapping/',
    'src/core/show/',
    'src/core/take/',
    'src/core/wire/',
    'src/core/desk/saved.ts',
    'src/bridge/options.ts',
    'src/bridge/scope-ask.ts',
  ],
  leven: ['src/core/address/nearest.ts', 'src/core/mapping/issue.ts', 'src/bridge/options.ts', 'src/bridge/library.ts'],
  ws: ['src/bridge/pages.ts', 'src/bridge/osc-query.ts'],
  'bonjour-service': ['src/bridge/announce.ts'],
  mrmime: ['src/bridge/site.ts'],
  'jsonc-parser': ['src/bridge/learn-file.ts'],
  open: ['src/bridge/browser.ts'],
  lit: ['src/page/operator/'],
  '@napi-rs/canvas': ['src/rehearsal/canvas.ts'],
  '@fontsource/dejavu-sans': ['src/rehearsal/canvas.ts'],
  '@roamhq/wrtc': ['src/rehearsal/wrtc.ts'],
  node: ['src/bridge/', 'src/rehearsal/'],
};

const ENDS: ReadonlySet<string> = new Set(['src/bridge/main.ts', 'src/page/main.ts']);

/** What a file imports, however it does so. */
export function importsOf(source: string): readonly string[] {
  const ways = [
    /(?:^|;)\s*(?:import|export)\b[^;'"()=]*?\bfrom\s*'([^']+)'/gm,
    /(?:^|;)\s*import\s*'([^']+)'/gm,
    /\bimport\(\s*'([^']+)'\s*\)/g,
    /\brequire(?:\.resolve)?\(\s*'([^']+)'\s*\)/g,
    /\bcreateRequire\([^)]*\)\(\s*'([^']+)'\s*\)/g,
  ];
  return ways.flatMap((way) => [...source.matchAll(way)].map(([, name = '']) => name));
}

/** A sentence for each rule that the file breaks. */
export function breaches(path: string, source: string): readonly string[] {
  const code = withoutComments(source);
  const said = importsOf(code).flatMap((name) =>
    name.startsWith('.') ? ours(path, posix.join(posix.dirname(path), name)) : foreign(path, name),
  );
  if (/\bsubscribe\(/.test(code.replaceAll('unsubscribe(', '')) && !ENDS.has(path))
    said.push(`${path} subscribes; streams end in ${[...ENDS].join(' and ')} alone`);
  for (const [word] of code.matchAll(/\b(?:(?:Behavior|Replay|Async)?Subject|shareReplay)\b/g))
    said.push(`${path} uses ${word}`);
  if (!source.startsWith('/**')) said.push(`${path} does not open with its purpose`);
  return said;
}

function ours(from: string, to: string): string[] {
  if (ONE_BY_ONE[from]?.includes(to)) return [];
  return mayImport(from.split('/').slice(1), to.split('/').slice(1)) ? [] : [`${from} imports ${to}`];
}

function mayImport([room = '', ...from]: readonly string[], [other = '', ...to]: readonly string[]): boolean {
  if (room !== other) {
    if (other !== 'core') return false;
    return room === 'rehearsal' ? to[0] === 'wire' || to[0] === 'unit.ts' : room === 'bridge' || room === 'page';
  }
  const [part = '', wing = ''] = [from[0], to[0]];
  if (room === 'core') {
    const may = CORE[part] ?? [];
    return part === wing || SHARED.has(wing) || may === 'all' || may.includes(wing);
  }
  // The wings of the page know their own files and core's; `main.ts` alone knows them all.
  if (room === 'page') return from.length === 1 || part === wing;
  return true;
}

function foreign(path: string, name: string): string[] {
  const library = name.startsWith('node:')
    ? 'node'
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
  const doors = DOORS[library];
  if (doors === undefined) return [`${path} imports ${library}, which has no door`];
  const isDoor = doors.some((door) => (door.endsWith('/') ? path.startsWith(door) : path === door));
  return isDoor ? [] : [`${path} imports ${library} past its door`];
}

const withoutComments = (source: string): string => source.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
