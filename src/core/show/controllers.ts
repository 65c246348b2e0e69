/** The page of controllers: each mapping that we ship for one, drawn and listed as its file has it. */
import type { Mapping } from '../mapping/file.ts';
import { picture } from './controllers-picture.ts';
import { rowsOf } from './controllers-table.ts';

export type Controller = {
  /** Name of the file, without its ending. */
  readonly id: string;
  readonly mapping: Mapping;
  /** Where its controls lie: a line for each row, a sign for each control; see `controllers-picture.ts`. */
  readonly layout: string;
};

const HEAD = `# Controllers

Ready-made mappings for devices, in [\`mappings/controllers/\`](../mappings/controllers). This page is generated from them
(\`npm run generate\`): what stands here is what the files do.

Choose one on the screen, or give it: \`npm start -- --mapping akai-apc-mini\`. To change one, copy it into the
\`mappings\` folder of your data directory and read [mapping-files.md](mapping-files.md); your copy may have a name of
its own. Two devices of the same kind: say \`"nth": 1\` and \`"nth": 2\` in the inputs of two copies.

Most files were made from published charts and have not met their device yet; they say so. If you have one, tell us
what was right and what was not.

| device | file | lights |
|---|---|---|
`;

export function controllersPage(controllers: readonly Controller[]): string {
  const list = controllers.map(
    ({ id, mapping }) => `| [${mapping.name}](#${anchorOf(mapping.name)}) | \`${id}\` | ${lightsOf(mapping)} |\n`,
  );
  return `${HEAD}${list.join('')}${controllers.map(section).join('')}`;
}

/** As GitHub makes them. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

function lightsOf({ bindings }: Mapping): string {
  const count = bindings.filter(({ feedback }) => feedback !== undefined).length;
  return count === 0 ? '–' : String(count);
}

function section({ id, mapping, layout }: Controller): string {
  const ports = Object.values(mapping.inputs ?? {}).flatMap((input) =>
    input.type === 'midi' && input.port !== undefined ? [`\`${input.port}\``] : [],
  );
  const port = ports.length === 0 ? 'any port' : `ports called ${ports.join(', ')}`;
  return `
## ${mapping.name}

${mapping.about ?? ''}

\`mappings/controllers/${id}.json\`, ${port}.

\`\`\`text
${picture(mapping, layout)}
\`\`\`

| control | moves | how | light |
|---|---|---|---|
${rowsOf(mapping)
  .map((cells) => `| ${cells.join(' | ')} |\n`)
  .join('')}`;
}
