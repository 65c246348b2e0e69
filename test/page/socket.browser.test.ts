import type { Subscription } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FromPage } from '../../src/core/wire/page.ts';
import { openSocket, type Socket, type SocketEvent, socketBackOff, socketUrl } from '../../src/page/socket.ts';

/** The far end of a socket, moved by the test. */
class FakeLine extends EventTarget {
  readyState: number = WebSocket.CONNECTING;
  readonly said: FromPage[] = [];
  send(text: string): void {
    this.said.push(JSON.parse(text) as FromPage);
  }
  open(): void {
    this.readyState = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }
  tell(text: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: typeof text === 'string' ? text : JSON.stringify(text) }));
  }
  close(): void {
    this.readyState = WebSocket.CLOSED;
    this.dispatchEvent(new Event('close'));
  }
}

const lines: FakeLine[] = [];
const heard: SocketEvent[] = [];
let holds: { attempt: number; session: string } | null = null;
let socket: Socket;
let listening: Subscription;
const last = (): FakeLine => lines.at(-1) ?? new FakeLine();
const words = (line: FakeLine) => line.said.map(({ say }) => say);

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
  heard.length = 0;
  holds = null;
  const hello = () => ({ say: 'hello', part: 'operator', connect: false, holds }) as const;
  socket = openSocket('ws://here/socket', hello, () => {
    const line = new FakeLine();
    lines.push(line);
    return line;
  });
  listening = socket.event$.subscribe((event) => heard.push(event));
});
afterEach(() => {
  listening.unsubscribe();
  vi.useRealTimers();
});

test('[SK1] hello is the first word on each socket, with what is held now', () => {
  last().open();
  expect(words(last())).toEqual(['hello', 'clock']);
  holds = { attempt: 3, session: 's' };
  last().close();
  vi.advanceTimersByTime(400);
  last().open();
  expect(lines).toHaveLength(2);
  expect(last().said[0]).toEqual({ say: 'hello', part: 'operator', connect: false, holds });
});

test('[SK2] what is said while the socket is down is dropped, not kept', () => {
  socket.say({ say: 'wish', connect: true });
  last().open();
  last().close();
  socket.say({ say: 'wish', connect: true });
  vi.advanceTimersByTime(400);
  last().open();
  expect(lines.flatMap(words)).toEqual(['hello', 'clock', 'hello', 'clock']);
});

test('[SK3] tries again after 200 ms to 2 s, longer each time, from the start once it was open', () => {
  const dials = [lines.length];
  for (const wait of [260, 520, 1040, 2100, 2600, 2600]) {
    last().close();
    vi.advanceTimersByTime(wait);
    dials.push(lines.length);
  }
  expect(dials).toEqual([1, 2, 3, 4, 5, 6, 7]);
  last().open();
  last().close();
  vi.advanceTimersByTime(260);
  expect(lines).toHaveLength(8);
  expect([0, 1, 9].map((tries) => socketBackOff(tries, 0.5))).toEqual([200, 400, 2000]);
  expect(socketBackOff(0, 0)).not.toBe(socketBackOff(0, 1));
});

test('[SK4] what is heard comes out as it was said; what is not ours is passed over', () => {
  last().open();
  last().tell({ say: 'player', page: 'p1' });
  last().tell('not json');
  last().tell([1, 2]);
  last().tell('null');
  expect(heard).toEqual([{ of: 'open' }, { of: 'heard', message: { say: 'player', page: 'p1' } }]);
});

test('[SK5] the clock is asked every 2 s', () => {
  last().open();
  for (let i = 0; i < 5; i += 1) {
    vi.advanceTimersByTime(2000);
    last().tell({ say: 'clock', at: 0, bridge: 0 });
  }
  expect(words(last()).filter((word) => word === 'clock')).toHaveLength(6);
});

test('[SK9] a socket that neither opens nor fails is given up, and another is dialled', () => {
  vi.advanceTimersByTime(9000);
  expect(lines).toHaveLength(2);
  last().open();
  expect(words(last())).toEqual(['hello', 'clock']);
});

test('[SK6] a socket that answers nothing is dead, whatever it says of itself', () => {
  last().open();
  vi.advanceTimersByTime(9000);
  expect(heard.filter(({ of }) => of === 'lost')).toHaveLength(1);
  expect(lines.length).toBeGreaterThan(1);
});

test('[SK7] nobody listening, nothing open', () => {
  last().open();
  const [line] = lines;
  listening.unsubscribe();
  expect(line?.readyState).toBe(WebSocket.CLOSED);
  vi.advanceTimersByTime(10_000);
  expect(lines).toHaveLength(1);
});

test('[SK8] the address is the page’s own, secure where the page is', () => {
  expect(socketUrl({ protocol: 'http:', host: '127.0.0.1:4400' })).toBe('ws://127.0.0.1:4400/socket');
  expect(socketUrl({ protocol: 'https:', host: 'deck.example' })).toBe('wss://deck.example/socket');
});
