import { afterEach, expect, test, vi } from 'vitest';
import type { Stages } from '../../../src/core/wire/view.ts';
import { displaysHash, placeIn } from '../../../src/page/stage/displays.ts';
import { outputAfter, type OutputState, outputWords } from '../../../src/page/stage/output.ts';
import { stageUrl } from '../../../src/page/stage/stage-window.ts';
import { hideCursorAtRest, keepAwake } from '../../../src/page/stage/surroundings.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('[ST15] the cursor goes when it has rested for 1.5 s, and comes back when it moves', () => {
  vi.useFakeTimers();
  const root = document.createElement('div');
  const stop = hideCursorAtRest(root);
  vi.advanceTimersByTime(1400);
  dispatchEvent(new PointerEvent('pointermove'));
  vi.advanceTimersByTime(1400);
  expect(root.style.cursor).toBe('');
  vi.advanceTimersByTime(200);
  expect(root.style.cursor).toBe('none');
  dispatchEvent(new PointerEvent('pointermove'));
  expect(root.style.cursor).toBe('');
  stop();
});

test('[ST16] the screen is kept awake, and asked for again when the page is seen again', () => {
  const asked = vi.spyOn(navigator.wakeLock, 'request').mockRejectedValue(new Error('no'));
  const seen = vi.spyOn(document, 'visibilityState', 'get');
  const stop = keepAwake();
  seen.mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(asked).toHaveBeenCalledTimes(1);
  seen.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(asked).toHaveBeenCalledTimes(2);
  stop();
});

test('[ST17] the operator knows how the stage stands: not there, a window, full screen; and what of it was lost', () => {
  const all = (...stages: readonly Stages[]) =>
    stages.reduce<OutputState[]>((said, each) => [...said, outputAfter(said.at(-1) ?? 'closed', each)], []);
  expect(all('none', 'window', 'full', 'window', 'full')).toEqual(['closed', 'window', 'full', 'small', 'full']);
  expect(all('full', 'none', 'none', 'window')).toEqual(['full', 'gone', 'gone', 'window']);
  expect(outputWords.small.lost).toBe('full-screen');
  expect(outputWords.gone.lost).toBe('window');
});

test('[OU2] a stage under the operator’s own name would die with it, so it is opened under another one of this computer, where there is one', () => {
  const at = (url: string, isChromium = true) =>
    stageUrl(Object.assign(document.createElement('a'), { href: url }), isChromium);
  expect(at('http://127.0.0.1:4400/?connect=1')).toBe('http://stage.localhost:4400/stage');
  expect(at('http://127.0.0.1:4400/', false)).toBe('http://127.0.0.1:4400/stage');
  expect(at('http://192.168.1.5:4400/')).toBe('http://192.168.1.5:4400/stage');
});

test('[OU3] a stage is told the displays by its address, and finds the one it stands on, wherever it was dragged', () => {
  const place = { width: 100, height: 100, isHere: false, top: 0 };
  const hash = displaysHash([
    { ...place, name: 'Desk', left: 0, isHere: true },
    { ...place, name: 'Epson, & co', left: -1920, top: 30 },
  ]);
  expect(placeIn(hash, { left: -1920, top: 30 })).toEqual({ number: 2, name: 'Epson, & co' });
  expect(placeIn(hash, { left: 0, top: 0 })).toEqual({ number: 1, name: 'Desk' });
  expect(placeIn(hash, { left: 7, top: 0 })).toBeNull();
  expect(placeIn('', { left: 0, top: 0 })).toBeNull();
});
