/** `npm run validate`: one line for each file, and an exit code that a script can ask. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home, launch, makeFolder } from '../support/app.ts';

async function validate(...files: readonly string[]): Promise<{ code: unknown; lines: readonly string[] }> {
  const child = launch(join(home, 'scripts/validate.mjs'), files);
  const code = await child.ended;
  return { code, lines: child.said().trim().split('\n') };
}

test('[BR26] validate says of each file whether it is right, and leaves with 2 when one is wrong', async () => {
  const folder = await makeFolder();
  const bad = join(folder, 'bad.json');
  await writeFile(
    bad,
    JSON.stringify({
      format: 'scope-deck/mapping@1',
      name: 'x',
      inputs: { td: { type: 'osc' } },
      bindings: [{ from: { osc: '/a' }, to: '/promt/1/weight' }],
    }),
  );
  const good = 'test/e2e/fixtures/two.show.json';
  expect(await validate(good)).toEqual({ code: 0, lines: [`${good}: ok, a show file`] });
  expect(await validate(good, bad, join(folder, 'none.json'))).toEqual({
    code: 2,
    lines: [
      `${good}: ok, a show file`,
      `${bad}: bindings[0].to: no address "/promt/1/weight"; did you mean "/prompt/1/weight"?`,
      `${join(folder, 'none.json')}: cannot be read: there is no such file`,
    ],
  });
  expect((await validate()).code).toBe(2);
});
