/** What waits between socket and fold: its order, its sums, and what a flood costs. */
import { expect, test } from 'vitest';
import { oscQueue } from '../../src/bridge/osc-queue.ts';
import type { Action } from '../../src/core/action.ts';
import { encodeOsc, type OscArg } from '../../src/core/control/osc.ts';
import { compile } from '../../src/core/mapping/compile.ts';
import { fileOf } from '../core/mapping/board.ts';
import { until } from '../support/wait.ts';

const from = { host: '10.0.0.2', port: 5000 };
const f = (value: number): OscArg => ({ type: 'f', value });

function stand() {
  const said: Action[] = [];
  const asked: string[] = [];
  let at = 0;
  const queue = oscQueue(
    (action) => said.push(action),
    ({ of }) => asked.push(of),
    () => (at += 0.001),
  );
  const packets = () => said.flatMap((action) => (action.kind === 'osc' ? action.packet : []));
  const problems = () => said.flatMap((action) => (action.kind === 'problem' ? [action.problem] : []));
  return { queue, asked, packets, problems };
}

test('[OS6] what comes together is played in its order, and a question moves nothing', async () => {
  const { queue, asked, packets } = stand();
  for (let i = 0; i < 50; i++) queue.take(encodeOsc({ address: '/stage/hue', args: [f(i)] }), from);
  queue.take(encodeOsc({ address: '/subscribe', args: [] }), from);
  queue.take(encodeOsc({ address: '/seed', args: [{ type: 's', value: '?' }] }), from);
  await until(() => packets().length === 50, 'all of them');
  expect(packets().map(({ args: [arg] }) => arg)).toEqual(Array.from({ length: 50 }, (_, i) => f(i)));
  expect(asked).toEqual(['subscribe', 'query']);
  queue.close();
});

test('[OS7] a flood loses only values that newer ones overtake: triggers all play, the last value stands, and the loss is said', async () => {
  const { queue, packets, problems } = stand();
  const COUNT = 10_000;
  for (let i = 0; i < COUNT; i++) {
    const address = i % 100 === 0 ? '/tempo/tap' : '/stage/hue';
    queue.take(encodeOsc({ address, args: address === '/tempo/tap' ? [] : [f(i)] }), from);
  }
  await until(() => packets().at(-1)?.args[0]?.type === 'f' && packets().length > 100, 'what was kept');
  expect(packets().filter(({ address }) => address === '/tempo/tap').length).toBe(100);
  expect(packets().at(-1)).toEqual({ address: '/stage/hue', args: [f(COUNT - 1)] });
  const lost = problems().at(-1);
  expect(lost?.code).toBe('osc/flood');
  expect(lost !== undefined && 'count' in lost ? lost.count : 0).toBeGreaterThan(1000);
  queue.close();
});

test('[OS32] in a flood on addresses that only a mapping knows all presses play', async () => {
  const { queue, packets } = stand();
  queue.follow(
    compile(
      [
        fileOf(
          [
            { from: { osc: '/td/fader' }, to: '/prompt/1/weight' },
            { from: { osc: '/td/kick' }, to: '/stage/flash' },
          ],
          { inputs: { td: { type: 'osc' } } },
        ),
      ],
      { params: null },
    ),
  );
  const COUNT = 10_000;
  for (let i = 0; i < COUNT; i++)
    queue.take(encodeOsc({ address: i % 100 === 0 ? '/td/kick' : '/td/fader', args: [f(i)] }), from);
  await until(() => packets().at(-1)?.args[0]?.type === 'f' && packets().length > 100, 'what was kept');
  expect(packets().filter(({ address }) => address === '/td/kick').length).toBe(100);
  expect(packets().at(-1)).toEqual({ address: '/td/fader', args: [f(COUNT - 1)] });
  queue.close();
});

test('[OS8] who may not send is counted by host and told once a second at most', () => {
  const { queue, problems } = stand();
  for (let i = 0; i < 500; i++) queue.refuse('192.168.9.9');
  expect(problems()).toEqual([{ code: 'osc/refused', from: '192.168.9.9', count: 1 }]);
  for (let host = 0; host < 100; host++) queue.refuse(`10.1.1.${host}`);
  expect(problems().length).toBe(16);
  queue.close();
});
