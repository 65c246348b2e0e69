/** What must not end the show: faults of ours, requests that make one, and sockets whose other end went without a word. */
import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { heartbeat } from '../../src/bridge/heartbeat.ts';
import { attempt, guardProcess, oursBy } from '../../src/bridge/ours.ts';
import { openPages } from '../../src/bridge/pages.ts';
import type { Problem } from '../../src/core/problem.ts';
import { openBarePage } from '../support/bare-page.ts';
import { until } from '../support/wait.ts';

test('[BR60] what nobody caught is told on the screen, in the terminal once, and ends nothing; nor does a terminal that went away', () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => printed.mockRestore());
  const told: Problem[] = [];
  const ours = oursBy((problem) => told.push(problem));
  const [host, output] = [new EventEmitter(), new EventEmitter()];
  guardProcess(host, [output], ours);
  for (let i = 0; i < 50; i++) host.emit('uncaughtException', new Error('a bug'));
  host.emit('unhandledRejection', 'another');
  expect(() => output.emit('error', new Error('EPIPE'))).not.toThrow();
  expect(told.length).toBe(51);
  expect([told[0], told.at(-1)]).toEqual([
    { code: 'ours', note: 'a bug' },
    { code: 'ours', note: 'another' },
  ]);
  expect(printed).toHaveBeenCalledTimes(2);
  const faults: unknown[] = [];
  expect(
    attempt(
      () => 7,
      (fault) => faults.push(fault),
    ),
  ).toBe(7);
  expect(
    attempt(
      () => {
        throw new Error('x');
      },
      (fault) => faults.push(fault),
    ),
  ).toBeNull();
  expect(faults.length).toBe(1);
});

class FakeSocket extends EventEmitter {
  pings = 0;
  ended = false;
  ping(): void {
    this.pings += 1;
  }
  terminate(): void {
    this.ended = true;
  }
}

test('[BR61] a socket that answers no ping is let go, one that answers is kept, and one that closed is asked no more', async () => {
  const beats = heartbeat(5);
  onTestFinished(() => beats.close());
  const [dead, live, closed] = [new FakeSocket(), new FakeSocket(), new FakeSocket()];
  live.ping = () => {
    live.pings += 1;
    live.emit('pong');
  };
  beats.watch(dead);
  beats.watch(live);
  beats.watch(closed)();
  await until(() => dead.ended, 'it is let go');
  await until(() => live.pings > 10, 'the other goes on');
  expect([live.ended, closed.pings, dead.pings]).toEqual([false, 0, 3]);
});

async function openStand(serves: () => boolean) {
  const faults: unknown[] = [];
  const pages = await openPages({
    site: new Map(),
    port: 0,
    version: '0',
    access: { is: 'closed' },
    query: {
      serves,
      serve: () => undefined,
      admits: () => false,
      accept: () => undefined,
      isHeard: () => false,
      tell: () => undefined,
      close: () => undefined,
    },
    captures: { films: () => [], serve: () => false },
    ours: (fault) => faults.push(fault),
  });
  onTestFinished(() => pages.close());
  return { pages, faults, url: `http://127.0.0.1:${pages.port}` };
}

test('[BR62] a request that makes a fault of ours is answered 500 and told, and all others go on', async () => {
  let isBroken = true;
  const { faults, url } = await openStand(() => {
    if (isBroken) throw new Error('a bug');
    return false;
  });
  expect((await fetch(url)).status).toBe(500);
  isBroken = false;
  expect((await fetch(url)).status).toBe(404);
  expect(faults.length).toBe(1);
  const page = await openBarePage(url);
  await until(() => page.heard.some(({ say }) => say === 'welcome'), 'a page is welcome');
});

test('[SE20] a socket that is refused is closed, also where its other end never closes it', async () => {
  const { pages } = await openStand(() => false);
  const socket = connect({ port: pages.port, host: '127.0.0.1', allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  let [answer, isGone] = ['', false];
  socket.on('data', (bytes: Buffer) => (answer += String(bytes)));
  socket.on('error', () => (isGone = true));
  socket.write(
    `GET /socket HTTP/1.1\r\nHost: 127.0.0.1:${pages.port}\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  );
  await until(() => answer.includes('403'), 'it is refused');
  await until(() => {
    if (!isGone) socket.write('x');
    return isGone;
  }, 'nobody is there any more');
});
