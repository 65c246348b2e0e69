/** The command line: what the performer may say, checked once, with a sentence for what is wrong. */
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closestMatch } from 'leven';
import { z } from 'zod';
import { readTarget } from '../core/control/osc-target.ts';
import { readNetwork } from './osc-allow.ts';

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535));

const target = z.string().transform((given, context) => {
  const read = readTarget(given);
  if (read === null) context.addIssue({ code: 'custom', message: 'no host and port' });
  return read ?? z.NEVER;
});

/** A universe, and another port than the protocol's own where somebody wants one: `0`, `0:6455`. */
const patch = (least: number, most: number, usualPort: number) =>
  z
    .string()
    .regex(/^\d{1,5}(:\d{1,5})?$/)
    .transform((given) => {
      const [universe, port] = given.split(':').map(Number);
      return { universe: universe ?? -1, port: port ?? usualPort };
    })
    .pipe(z.strictObject({ universe: z.number().min(least).max(most), port: z.number().max(65_535) }));

const network = z.string().transform((given, context) => {
  const read = readNetwork(given);
  if (read === null) context.addIssue({ code: 'custom', message: 'no network' });
  return read ?? z.NEVER;
});

const Options = z.strictObject({
  scope: z
    .string()
    .transform((given) => (/^[a-z]+:\/\//i.test(given) ? given : `http://${given}`))
    .pipe(z.url({ protocol: /^https?$/ }))
    // As copied from a browser: only what its API stands under.
    .transform((url) => url.replace(/[?#].*$/, '').replace(/\/+$/, ''))
    .optional(),
  port: port.default(4400),
  'osc-port': port.default(9000),
  'osc-host': z.string().min(1).optional(),
  'osc-out': z.array(target).default([]),
  'osc-allow': z.array(network).default([]),
  'osc-timetags': z.boolean().default(false),
  artnet: patch(0, 32_767, 6454).optional(),
  sacn: patch(1, 63_999, 5568).optional(),
  'dmx-host': z.string().min(1).optional(),
  lan: z.boolean().default(false),
  announce: z.boolean().default(true),
  mapping: z.array(z.string()).default([]),
  show: z.string().optional(),
  data: z.string().min(1).default(usualData),
  take: z.boolean().default(true),
  rehearse: z.boolean().default(false),
  open: z.boolean().default(true),
  'chunk-ms': z
    .string()
    .regex(/^\d+(-\d+)?$/)
    .optional(),
  help: z.boolean().default(false),
});

export type Options = z.infer<typeof Options>;

const HELP: readonly (readonly [flag: string, about: string])[] = [
  [
    '--scope URL',
    'where Scope is (default: http://127.0.0.1:8000, else a rehearsal); a Scope named here is waited for',
  ],
  ['--port N', 'port of the pages, 0 for a free one (default 4400)'],
  ['--osc-port N', 'UDP port that listens for OSC, 0 for a free one (default 9000)'],
  ['--osc-host ADDR', 'address that listens for OSC (default 127.0.0.1; with --lan the whole network)'],
  ['--osc-allow NET', 'only these may send OSC or DMX, such as 192.168.1.0/24; may be given several times'],
  ['--osc-timetags', 'keep what a time tag puts up to 100 ms ahead until then (default: take it as now)'],
  ['--osc-out H:P', 'tell every value to an OSC receiver, such as 127.0.0.1:9001; may be given several times'],
  ['--artnet U', 'a universe of Art-Net that plays, as desks count them from 0; 0:6455 for another port than 6454'],
  ['--sacn U', 'a universe of sACN that plays, from 1; 1:5569 for another port than 5568'],
  ['--dmx-host ADDR', 'address that listens for Art-Net and sACN (default 127.0.0.1; with --lan the whole network)'],
  ['--lan', 'open pages, OSC and DMX to the network; pages from there need the token that is printed'],
  ['--no-announce', 'do not announce this bridge by mDNS'],
  ['--mapping FILE', 'a mapping file, or the name of one of ours; may be given several times'],
  ['--show FILE', 'a show file, or the name of one of ours'],
  ['--data DIR', 'where the state is kept (default: the usual place of this system)'],
  ['--no-take', 'do not record what is played (see docs/takes.md for what a take holds)'],
  ['--rehearse', 'play the rehearsal server, even where a Scope answers'],
  ['--chunk-ms MS', "the rehearsal's chunk time, such as 750 or 400-1500"],
  ['--no-open', 'do not open the browser'],
];

export const helpText = (): string =>
  ['npm start -- [options]', '', ...HELP.map(([flag, about]) => `  ${flag.padEnd(18)} ${about}`)].join('\n');

export type Parsed =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly sentence: string };

export function parseOptions(args: readonly string[]): Parsed {
  try {
    const { values } = parseArgs({
      args: [...args],
      allowNegative: true,
      options: {
        scope: { type: 'string' },
        port: { type: 'string' },
        'osc-port': { type: 'string' },
        'osc-host': { type: 'string' },
        'osc-out': { type: 'string', multiple: true },
        'osc-allow': { type: 'string', multiple: true },
        'osc-timetags': { type: 'boolean' },
        artnet: { type: 'string' },
        sacn: { type: 'string' },
        'dmx-host': { type: 'string' },
        lan: { type: 'boolean' },
        announce: { type: 'boolean' },
        mapping: { type: 'string', multiple: true },
        show: { type: 'string' },
        data: { type: 'string' },
        take: { type: 'boolean' },
        rehearse: { type: 'boolean' },
        'chunk-ms': { type: 'string' },
        open: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const options = Options.safeParse(values);
    if (options.success) return { ok: true, options: options.data };
    const name = String(options.error.issues[0]?.path[0] ?? '');
    return {
      ok: false,
      sentence: `--${name} ${JSON.stringify(Reflect.get(values, name))} will not do. ${RIGHT[name] ?? ''}`.trim(),
    };
  } catch (fault) {
    return { ok: false, sentence: unknownOption(fault) };
  }
}

const RIGHT: Readonly<Record<string, string>> = {
  scope: 'Give an address such as http://192.168.1.20:8000.',
  port: 'Give a number from 0 to 65535.',
  'osc-port': 'Give a number from 0 to 65535.',
  'osc-out': 'Give a host and a port, such as 192.168.1.20:9001.',
  'osc-allow': 'Give an address or a network, such as 192.168.1.20 or 192.168.1.0/24.',
  artnet: 'Give a universe from 0 to 32767, as the desk counts them (net × 256 + sub-net × 16 + universe).',
  sacn: 'Give a universe from 1 to 63999.',
  'chunk-ms': 'Give milliseconds, such as 750 or 400-1500.',
};

function unknownOption(fault: unknown): string {
  const said = fault instanceof Error ? fault.message : String(fault);
  const wrong = /^Unknown option '(-[^'\s]+)/.exec(said)?.[1];
  // Node adds advice of its own about "--" after the first sentence.
  if (wrong === undefined) return `${said.split('. ')[0] ?? said}. ${HELP_LISTS}`;
  const flags = HELP.map(([flag]) => flag.split(' ')[0] ?? '');
  const near = closestMatch(wrong, flags, { maxDistance: Math.min(4, wrong.length - 1) });
  const meant = near === undefined || near === wrong ? '' : ` Did you mean ${near}?`;
  return `There is no option ${wrong}.${meant} ${HELP_LISTS}`;
}

const HELP_LISTS = '"npm start -- --help" lists them.';

/** The platform's usual place for what a program keeps. */
function usualData(): string {
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'scope-deck');
  if (platform() === 'win32') return join(process.env['APPDATA'] ?? homedir(), 'scope-deck');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'scope-deck');
}
