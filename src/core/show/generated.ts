/** What is generated from the tables and schemas: JSON Schemas for editors, and the page of addresses. */
import { z } from 'zod';
import type { Row, Shape } from '../address/row.ts';
import { TABLE } from '../address/table.ts';
import { Mapping } from '../mapping/file.ts';
import { Show } from './file.ts';
import { guides } from './guides.ts';

/** Path from the root, and text. */
export const generated = (): Readonly<Record<string, string>> => ({
  'mappings/schema/mapping.schema.json': schemaOf(Mapping),
  'mappings/schema/show.schema.json': schemaOf(Show),
  'docs/addresses.md': addresses(),
  ...guides(),
});

const schemaOf = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), null, 2)}\n`;

function addresses(): string {
  const rows = TABLE.map(
    (row) =>
      `| \`${row.pattern}\` | ${kindOf(row)} | ${shapeOf(row.shape)} | ${row.describe.replaceAll('|', String.raw`\|`)}${deadOf(row)} | ${placeOf(row)} |`,
  );
  return `${HEAD}${rows.map((row) => `${row}\n`).join('')}${FOOT}`;
}

const HEAD = `# Addresses

Everything that can be controlled or read has one address, the same for OSC, mapping files, the screen and OSCQuery.
This page is generated from the table in \`src/core/address/table.ts\` (\`npm run generate\`).

- \`{n}\` and \`{i}\` count from 1. \`{id}\` is a small letter and up to 31 small letters, digits, \`-\` or \`_\`.
- **value** is kept, **trigger** happens, **gate** is held, **nudge** adds, **read** only tells.
- The last column says where it acts and what a change costs the picture: nothing (*free*), a text encode (*encode*),
  or a hard cut (*cut*).

| address | kind | takes (default) | what it does | at, cost |
|---|---|---|---|---|
`;

const FOOT = `
\`/stage/dim\` is another name of \`/stage/level\`. What \`/param/{name}\` takes is told by the pipeline that is loaded.
`;

const kindOf = ({ kind, takeover }: Row): string => (takeover === 'jump' ? kind : `${kind}, ${takeover}`);

function shapeOf(shape: Shape): string {
  switch (shape.of) {
    case 'number':
      return `${shape.whole ? 'whole ' : ''}${shape.min} to ${shape.max}${shape.unit === '' ? '' : ` ${shape.unit}`} (${shape.default})`;
    case 'bool':
      return `true or false (${shape.default})`;
    case 'choice':
      return `${shape.values.map((value) => `\`${value}\``).join(', ')} (\`${shape.default}\`)`;
    case 'text':
      return `text, at most ${shape.max} signs`;
    case 'none':
      return 'nothing';
    default:
      return shape satisfies never;
  }
}

const deadOf = ({ dead }: Row): string => (dead === null ? '' : ` (${dead})`);

const placeOf = ({ kind, at, cost }: Row): string => (kind === 'read' ? '' : `${at}, ${cost}`);
