/** What the bare keyboard does. */
import { expect, test } from 'vitest';
import { defaultKey } from '../../../src/core/control/keys.ts';

const none = { shift: false, ctrl: false };
const shift = { shift: true, ctrl: false };
const ctrl = { shift: false, ctrl: true };
const key = (code: string, held = none) => defaultKey(code, held);

test('[CT50] the top row recalls pads 1 to 10, with Shift without waiting for the beat', () => {
  const pad = (n: number, atOnce: boolean) => ({ kind: 'trigger', address: `/pad/${n}/recall`, atOnce, holdMs: 0 });
  expect(key('Digit1')).toEqual(pad(1, false));
  expect(key('Digit9')).toEqual(pad(9, false));
  expect(key('Digit0')).toEqual(pad(10, false));
  expect(key('Digit0', shift)).toEqual(pad(10, true));
});

test('[CT51] the keys beside P, and those of a clicker, walk the set list', () => {
  const go = (address: string) => ({ kind: 'trigger', address, atOnce: false, holdMs: 0 });
  expect(key('BracketLeft')).toEqual(go('/setlist/previous'));
  expect(key('BracketRight')).toEqual(go('/setlist/next'));
  expect(key('PageUp')).toEqual(go('/setlist/previous'));
  expect(key('PageDown')).toEqual(go('/setlist/next'));
});

test('[CT52] freeze and blackout flip, the level steps by a twentieth, T taps, comma and stop nudge', () => {
  expect(key('Space')).toEqual({ kind: 'toggle', address: '/stage/freeze', holdMs: 0 });
  expect(key('KeyZ')).toEqual(key('Space'));
  expect(key('KeyB')).toEqual({ kind: 'toggle', address: '/stage/blackout', holdMs: 0 });
  expect(key('Minus')).toEqual({ kind: 'step', address: '/stage/level', by: -0.05 });
  expect(key('Equal')).toEqual({ kind: 'step', address: '/stage/level', by: 0.05 });
  expect(key('KeyT')).toEqual({ kind: 'trigger', address: '/tempo/tap', atOnce: false, holdMs: 0 });
  expect(key('Comma')).toEqual({ kind: 'nudge', address: '/tempo/nudge', value: -10 });
  expect(key('Period')).toEqual({ kind: 'nudge', address: '/tempo/nudge', value: 10 });
});

test('[CT53] pause and panic want the key held', () => {
  expect(key('Pause')).toEqual({ kind: 'toggle', address: '/pause', holdMs: 600 });
  expect(key('KeyP')).toEqual({ kind: 'trigger', address: '/panic', atOnce: false, holdMs: 400 });
  expect(key('KeyD')).toEqual({ kind: 'page', what: 'output', holdMs: 400 });
});

test('[CT54] with Ctrl only Z acts: undo, and redo with Shift', () => {
  expect(key('KeyZ', ctrl)).toEqual({ kind: 'trigger', address: '/undo', atOnce: false, holdMs: 0 });
  expect(key('KeyZ', { shift: true, ctrl: true })).toEqual({
    kind: 'trigger',
    address: '/redo',
    atOnce: false,
    holdMs: 0,
  });
  for (const code of ['KeyT', 'KeyP', 'Digit1', 'KeyF', 'Minus']) expect(key(code, ctrl)).toBeNull();
});

test('[CT55] Escape closes what is open on the page, and by itself never stops the show', () => {
  for (const held of [none, shift]) expect(key('Escape', held)).toEqual({ kind: 'page', what: 'close', holdMs: 0 });
});

test('[CT56] keys of the page are no addresses, and unknown keys are nothing', () => {
  const what = (code: string, held = none) => {
    const deed = key(code, held);
    return deed?.kind === 'page' ? deed.what : null;
  };
  expect(['KeyF', 'KeyH', 'KeyL', 'Slash'].map((code) => what(code))).toEqual(['full', 'far', 'learn', 'find']);
  expect(what('Slash', shift)).toBe('keys');
  for (const code of ['', 'KeyQ', 'F5', 'constructor', '__proto__']) expect(key(code)).toBeNull();
});
