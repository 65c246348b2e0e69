/** The command line: what the performer may say, checked once, with a sentence for what is wrong. */
import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closestMatch } from 'leven';
import { z } from 'zod';

const port = z.string().regex(/^\d+$/).transform(Number).pipe(z.number().max(65_535));

/** `192.168.1.20:9001`; a port alone is on this computer. */
const target = z
  .string()
  .regex(/^(?:[^\s:/]+:)?\d{1,5}$/)
  .transform((given) => {
    const [host, number] = given.includes(':') ? given.split(':') : ['127.0.0.1', given];
    return { host: host ?? '127.0.0.1', port: Number(number) };
  })
  .refine(({ port: number }) => number > 0 && number < 65_536);

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
  'osc-host': z.string().min(1).default('127.0.0.1'),
  'osc-out': z.array(target).default([]),
  mapping: z.array(z.string()).default([]),
  show: z.string().optional(),
  data: z.string().min(1).default(usualData),
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
  ['--osc-host ADDR', 'address that listens for OSC (default 127.0.0.1; 0.0.0.0 for the network)'],
  ['--osc-out H:P', 'tell every value to an OSC receiver, such as 127.0.0.1:9001; may be given several times'],
  ['--mapping FILE', 'a mapping file, or the name of one of ours; may be given several times'],
  ['--show FILE', 'a show file, or the name of one of ours'],
  ['--data DIR', 'where the state is kept (default: the usual place of this system)'],
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
        mapping: { type: 'string', multiple: true },
        show: { type: 'string' },
        data: { type: 'string' },
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
  'chunk-ms': 'Give milliseconds, such as 750 or 400-1500.',
};

function unknownOption(fault: unknown): string {
  const said = fault instanceof Error ? fault.message : String(fault);
  const wrong = /^Unknown option '(-[^'\s]+)/.exec(said)?.[1];
  // Node adds advice of its own about "--" after the first sentence.
  if (wrong === undefined) return `${said.split('. ')[0] ?? said}. ${HELP_LISTS}`;
  const flags = HELP.map(([flag]) => flag.split(' ')[0] ?? '');
  const near = closestMatch(wrong, flags, { maxDistance: 4 });
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
