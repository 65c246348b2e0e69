/** The bridge while it begins: who comes early is heard all the same. */
import { expect, test } from 'vitest';
import { startApp } from '../support/app.ts';
import { freePort, openWhenListening } from '../support/bare-page.ts';
import { until } from '../support/wait.ts';

test('[BR1] a page that comes while the bridge still starts is heard', async () => {
  const port = await freePort();
  const starting = startApp({ port });
  const page = await openWhenListening(`http://127.0.0.1:${port}`, { connect: true });
  const app = await starting;
  await until(() => page.view().link !== undefined, 'a view', 10_000);
  await until(() => page.view().link?.phase !== 'idle', 'the link has begun', 5000);
  expect(app.child.errors()).toBe('');
});
