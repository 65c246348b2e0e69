import { afterEach, expect, test, vi } from 'vitest';
import { announceOutput, outputWords, watchOutput } from '../../../src/page/stage/output.ts';
import { hideCursorAtRest, keepAwake } from '../../../src/page/stage/surroundings.ts';
import { until } from '../../support/wait.ts';

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

test('[ST17] the operator knows how the stage stands: not there, a window, gone; and one that was there before', async () => {
  const states: string[] = [];
  const listening = watchOutput().subscribe((state) => states.push(outputWords[state].line));
  expect(states).toEqual(['open a window']);
  const close = announceOutput();
  await until(() => states.at(-1) === 'not full screen', 'a window');
  const late: string[] = [];
  const listeningLate = watchOutput().subscribe((state) => late.push(state));
  await until(() => late.at(-1) === 'window', 'the window that was there before');
  dispatchEvent(new PageTransitionEvent('pagehide'));
  await until(() => states.at(-1) === 'window gone', 'a window gone');
  close();
  listening.unsubscribe();
  listeningLate.unsubscribe();
});

test('[OU2] a stage that answers no more is gone, though it said no goodbye; another one that is there counts', async () => {
  const states: string[] = [];
  const listening = watchOutput(30).subscribe((state) => states.push(state));
  const channel = new BroadcastChannel('scope-deck-output');
  channel.postMessage({ from: 'crashes', is: 'full' });
  await until(() => states.at(-1) === 'full', 'full screen');
  const close = announceOutput();
  await until(() => states.at(-1) === 'small', 'full screen is lost, a window is there');
  close();
  await until(() => states.at(-1) === 'gone', 'no window is there');
  channel.close();
  listening.unsubscribe();
});
