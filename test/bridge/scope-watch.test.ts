/** The watch on Scope, with answers given by hand. */
import { onTestFinished, expect, test } from 'vitest';
import type { Action } from '../../src/core/action.ts';
import { asker } from '../../src/bridge/scope-ask.ts';
import { watchScope } from '../../src/bridge/scope-watch.ts';
import { startFakeScope } from '../support/fake-scope.ts';
import { until } from '../support/wait.ts';

const HELD = 'GET /api/v1/session/parameters';

test('[BR43] what another client writes past our channel is read back from Scope, and told by name', async () => {
  const scope = await startFakeScope();
  scope.answer('GET /api/v1/session/metrics', { body: { sessions: { s1: {} } } });
  scope.answer(HELD, { body: { parameters: { base_seed: 42, noise_scale: 0.7 } } });
  const heard: Action[] = [];
  const watch = watchScope(
    asker(scope.url, () => undefined),
    (action) => heard.push(action),
  );
  onTestFinished(watch.close);
  watch.compare(() => ({ attempt: 3, values: { base_seed: 42, noise_scale: 0.7, manage_cache: true } }));
  watch.follow('s1');
  const asked = () => scope.asked.filter(({ endpoint }) => endpoint === HELD).length;
  await until(() => asked() >= 2, 'it was read back', 10_000);
  const written = () =>
    heard.flatMap((each) => (each.kind === 'link' && each.event.of === 'written' ? [each.event] : []));
  expect(written()).toEqual([]);

  scope.answer(HELD, { body: { parameters: { base_seed: 5, noise_scale: 0.7 } } });
  await until(() => written().length > 0, 'it is told', 10_000);
  expect(written()).toEqual([{ of: 'written', attempt: 3, keys: ['base_seed'] }]);

  // Behind an older session Scope tells what that one holds, and nothing is compared.
  scope.answer('GET /api/v1/session/metrics', { body: { sessions: { theirs: {} } } });
  const events = (of: string) => heard.filter((each) => each.kind === 'link' && each.event.of === of).length;
  const lists = events('sessions');
  await until(() => events('sessions') > lists, 'another is older', 10_000);
  const [last, lived] = [asked(), events('health')];
  await until(() => events('health') >= lived + 3, 'time passes', 20_000);
  // One may have been on its way.
  expect(asked()).toBeLessThanOrEqual(last + 1);
});
