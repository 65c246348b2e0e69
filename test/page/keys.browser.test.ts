import type { Subscription } from 'rxjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KeyEvent, keys$ } from '../../src/page/keys.ts';
import { pause } from '../support/wait.ts';

let events: KeyEvent[] = [];
let isLive = false;
let listening: Subscription;
beforeEach(() => {
  events = [];
  isLive = false;
  listening = keys$(() => isLive).subscribe((event) => events.push(event));
});
afterEach(() => {
  listening.unsubscribe();
  document.body.replaceChildren();
});

type Keys = Partial<KeyboardEventInit>;
const send =
  (type: 'keydown' | 'keyup') =>
  (code: string, keys: Keys = {}, on: EventTarget = document.body) => {
    const event = new KeyboardEvent(type, { code, bubbles: true, composed: true, cancelable: true, ...keys });
    on.dispatchEvent(event);
    return event;
  };
const down = send('keydown');
const up = send('keyup');
const told = () =>
  events.map((event) => (event.of === 'key' ? `${event.code} ${event.down ? 'down' : 'up'}` : event.what));

test('[KY1] a key is told once down and once up, by its place; its repeats are not', () => {
  down('KeyB', { key: 'x' });
  down('KeyB', { repeat: true });
  up('KeyB');
  expect(told()).toEqual(['KeyB down', 'KeyB up']);
  const [first] = events;
  expect(first).toMatchObject({ shift: false, ctrl: false });
});

test('[KY2] full screen, far view and the map of keys stay on the page', () => {
  for (const [code, keys] of [
    ['KeyF', {}],
    ['KeyH', {}],
    ['Slash', { shiftKey: true }],
  ] as const) {
    down(code, keys);
    up(code, keys);
  }
  expect(told()).toEqual(['full', 'far', 'keys']);
});

test('[KY3] output is held: let go early, nothing happens', async () => {
  down('KeyD');
  await pause(100);
  up('KeyD');
  await pause(450);
  expect(told()).toEqual([]);
  down('KeyD');
  await pause(450);
  expect(told()).toEqual(['output']);
  up('KeyD');
});

test('[KY4] nothing is told while words are typed, through shadow roots too', () => {
  const host = document.createElement('div');
  const field = document.createElement('textarea');
  host.attachShadow({ mode: 'open' }).append(field);
  const box = Object.assign(document.createElement('input'), { type: 'text' });
  const tick = Object.assign(document.createElement('input'), { type: 'checkbox' });
  document.body.append(host, box, tick);
  down('KeyB', {}, field);
  down('KeyF', {}, box);
  down('Space', {}, box);
  expect(told()).toEqual([]);
  down('KeyB', {}, tick);
  expect(told()).toEqual(['KeyB down']);
});

test('[KY5] an element that used the key keeps it', () => {
  const fader = document.createElement('div');
  fader.addEventListener('keydown', (event) => event.code === 'KeyM' && event.preventDefault());
  document.body.append(fader);
  down('KeyM', {}, fader);
  up('KeyM', {}, fader);
  down('Digit3', {}, fader);
  expect(told()).toEqual(['Digit3 down']);
});

test('[KY6] with Ctrl or Cmd only undo is ours; the rest is the browser’s', () => {
  expect(down('KeyR', { ctrlKey: true }).defaultPrevented).toBe(false);
  down('KeyF', { ctrlKey: true });
  down('KeyB', { altKey: true });
  expect(told()).toEqual([]);
  expect(down('KeyZ', { metaKey: true, shiftKey: true }).defaultPrevented).toBe(true);
  expect(events).toMatchObject([{ code: 'KeyZ', ctrl: true, shift: true, down: true }]);
});

test('[KY7] keys that scroll or press what has the focus are kept from the browser, arrows are not', () => {
  expect(['Space', 'PageUp', 'PageDown'].map((code) => down(code).defaultPrevented)).toEqual([true, true, true]);
  expect(up('Space').defaultPrevented).toBe(true);
  expect(['ArrowUp', 'Tab', 'Enter'].map((code) => down(code).defaultPrevented)).toEqual([false, false, false]);
});

test('[KY8] F5 reloads, but not while live, and then also not while words are typed', () => {
  expect(down('F5').defaultPrevented).toBe(false);
  up('F5');
  isLive = true;
  expect(down('F5').defaultPrevented).toBe(true);
  const words = document.body.appendChild(document.createElement('input'));
  expect(down('F5', {}, words).defaultPrevented).toBe(true);
});

test('[KY9] Esc is told as closing, and never as a key', () => {
  for (let i = 0; i < 10; i += 1) {
    down('Escape');
    up('Escape');
  }
  expect(events.filter((event) => event.of === 'key')).toEqual([]);
});

test('[KY10] what is held when the focus leaves is let go', () => {
  down('KeyP');
  dispatchEvent(new Event('blur'));
  up('KeyP');
  expect(told()).toEqual(['KeyP down', 'KeyP up']);
});

test('[KY11] a key whose letting go was lost is let go when it is pressed again', () => {
  down('KeyZ', { metaKey: true });
  down('KeyZ', { metaKey: true });
  expect(told()).toEqual(['KeyZ down', 'KeyZ up', 'KeyZ down']);
});
