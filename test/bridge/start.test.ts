/** The bridge while it begins and ends, and the rehearsal that it started. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { freePort, openBarePage, openWhenListening } from '../support/bare-page.ts';
import { until } from '../support/wait.ts';

const isGone = (scope: string) =>
  expect
    .poll(
      () =>
        fetch(`${scope}/health`).then(
          () => 'there',
          () => 'gone',
        ),
      { timeout: 10_000 },
    )
    .toBe('gone');

test('[BR1] a page that comes while the bridge still starts is heard', async () => {
  const port = await freePort();
  const starting = startApp({ port });
  const page = await openWhenListening(`http://127.0.0.1:${port}`, { connect: true });
  const app = await starting;
  await until(() => page.view().link !== undefined, 'a view', 10_000);
  await until(() => page.view().link?.phase !== 'idle', 'the link has begun', 5000);
  expect(app.child.errors()).toBe('');
});

test('[BR27] a rehearsal that falls down is said, started again at its address, and then no longer a problem', async () => {
  const app = await startApp();
  const page = await openBarePage(app.url);
  const stands = () => page.view().problems?.some(({ code }) => code === 'rehearsal/failed') === true;
  await until(() => page.view().problems !== undefined, 'a view', 10_000);
  await app.scope.fault('crash');
  await until(stands, 'the problem', 10_000);
  await until(() => !stands(), 'no problem', 20_000);
  expect((await fetch(`${app.scope.url}/health`)).status).toBe(200);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '[BR28] %s ends the bridge in order, and its rehearsal with it',
  async (signal) => {
    const app = await startApp();
    await openBarePage(app.url);
    expect(await app.child.end(signal)).toBe(0);
    expect(app.child.errors()).toBe('');
    const { orderly } = JSON.parse(await readFile(join(app.data, 'state.json'), 'utf8')) as { orderly: boolean };
    expect(orderly).toBe(true);
    await isGone(app.scope.url);
  },
);

test('[BR28] a bridge that is killed leaves no rehearsal behind', async () => {
  const app = await startApp();
  await app.child.end('SIGKILL');
  await isGone(app.scope.url);
});
