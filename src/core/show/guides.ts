/** One page for each program that plays us by OSC: from one template, with the addresses that suit it. */
import type { Row, Shape } from '../address/row.ts';
import { TABLE } from '../address/table.ts';
import type { Guide } from './guide.ts';
import { TOUCHDESIGNER } from './guide-touchdesigner.ts';

const LAN = 'On another computer or a tablet: start with `npm start -- --lan`, and read [security.md](security.md).';

const GUIDES: readonly Guide[] = [
  TOUCHDESIGNER,
  {
    file: 'touchosc',
    name: 'TouchOSC',
    about: 'A tablet with faders for prompts and buttons for presets.',
    steps: [
      'Start Scope Deck with `npm start -- --lan`; it prints the address of this computer.',
      'In TouchOSC open Connections, OSC, Connection 1: UDP, host is that address, send port 9000, receive port 9001.',
      'Give a fader the OSC message `/prompt/1/weight` with its value x, from 0 to 1.',
      'Give a button `/pad/1/recall`, sent on press, and a second one `/panic`.',
    ],
    back: 'Let one button of the page, or its `init` script, send `/subscribe 9001 3600`: faders and labels then follow what is so. A choice is told as a number, as a radio button wants it; with `words` behind the seconds, as its word.',
    habits: [
      'A fader of 0 to 1 fits weights, level and crossfade. For other ranges set the scale of the message to the range in the table.',
      'Two fingers on one fader are no fight: who moved it last has it, and is not told his own value back for a second.',
    ],
    shows: ['/prompt', '/pad', '/crossfade', '/stage/level', '/stage/blackout', '/panic', '/status'],
  },
  {
    file: 'chataigne',
    name: 'Chataigne',
    about: 'Every address appears by itself, with range and value, by OSCQuery.',
    steps: [
      'Start Scope Deck: `npm start`.',
      'In Chataigne add the module OSCQuery.',
      'Choose Scope Deck from the list of servers, or set the IP `127.0.0.1` and the port `4400`.',
      'Press Sync: the tree of values appears; map anything to it.',
    ],
    back: 'Turn on Listen for the values that you want to follow: they come by the same connection.',
    habits: [
      'Another pipeline or show brings other addresses; Chataigne is told and can sync again.',
      'Triggers stand in the tree as impulses and can be written only.',
    ],
    shows: ['/prompt', '/pad', '/setlist', '/param', '/stage', '/tempo', '/status'],
  },
  {
    file: 'resolume',
    name: 'Resolume',
    about: 'A clip of Resolume changes the prompts, and the picture comes back in as a layer.',
    steps: [
      'Start Scope Deck: `npm start`.',
      'In Resolume open Preferences, OSC: output on, `127.0.0.1`, port 9000.',
      'Write a mapping file that binds what Resolume sends, such as `/composition/layers/1/clips/1/connect`, to `/pad/1/recall`; a press is a rise through 0.5.',
      'Bring the picture in: open `/stage` in a browser window and capture it, as [obs.md](obs.md) does.',
    ],
    back: '`npm start -- --osc-out 127.0.0.1:7000` tells Resolume every value; bind them there by OSC shortcuts.',
    habits: [
      'Numbers begin with 1, and 0 to 1 is the whole of a fader, as in Resolume.',
      'A first word `+`, `-`, `*` or `a` says what becomes of the number behind it. The number is in the unit of the address, not a share of its range.',
      'An address with the word `?` is answered to the port that asked.',
    ],
    shows: ['/pad', '/setlist', '/crossfade', '/tempo', '/stage'],
  },
  {
    file: 'companion',
    name: 'Bitfocus Companion',
    about: 'A Stream Deck that recalls presets and shows which one plays.',
    steps: [
      'Start Scope Deck: `npm start`.',
      'In Companion add the connection Generic: OSC with the target `127.0.0.1`, port 9000, and a listening port such as 12322.',
      'Give a key the action Send message without arguments: `/pad/1/recall`.',
      'Give another one Send integer: `/stage/blackout` with 1 on press and 0 on release.',
    ],
    back: 'Send `/subscribe 12322 3600 words` when Companion starts; its feedbacks then hear `/pad/1/state` and `/status/preset` as words. Without `words` a choice is told as a number, its place from 0.',
    habits: ['Words of `/pad/{n}/state` are `empty`, `stored`, `armed`, `moving`, `active` and `failed`.'],
    shows: ['/pad', '/setlist', '/stage/blackout', '/stage/freeze', '/pause', '/panic', '/undo', '/status'],
  },
];

/** Path from the root, and text. */
export const guides = (): Readonly<Record<string, string>> =>
  Object.fromEntries(GUIDES.map((guide) => [`docs/${guide.file}.md`, page(guide)]));

function page({ name, about, steps, more = [], back, habits, shows }: Guide): string {
  const rows = TABLE.filter(({ pattern, dead }) => dead === null && shows.some((start) => isUnder(pattern, start)));
  return `# Playing from ${name}

${about} This page is generated (\`npm run generate\`); all addresses stand in [addresses.md](addresses.md).

## In five minutes

${steps.map((step, i) => `${i + 1}. ${step}`).join('\n')}

${LAN}

${more.map(({ title, text }) => `## ${title}\n\n${text}\n\n`).join('')}## Hearing back

${back}

## Good to know

${habits.map((habit) => `- ${habit}`).join('\n')}

## Addresses

| address | takes | what it does |
|---|---|---|
${rows.map((row) => `| \`${row.pattern}\` | ${takes(row)} | ${row.describe.replaceAll('|', String.raw`\|`)} |`).join('\n')}
`;
}

const isUnder = (pattern: string, start: string): boolean =>
  pattern === start || pattern.startsWith(`${start}/`) || (start === '/prompt' && pattern === '/prompts');

const takes = ({ kind, shape }: Row): string =>
  kind === 'read' ? `tells ${words(shape)}` : kind === 'trigger' && shape.of === 'none' ? 'a press' : words(shape);

function words(shape: Shape): string {
  switch (shape.of) {
    case 'number':
      return `${shape.min} to ${shape.max}${shape.unit === '' ? '' : ` ${shape.unit}`}`;
    case 'bool':
      return '0 or 1';
    case 'choice':
      return shape.values.map((value) => `\`${value}\``).join(', ');
    case 'text':
      return 'words';
    case 'none':
      return 'nothing';
    default:
      return shape satisfies never;
  }
}
