import { page } from 'vitest/browser';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { frame, layDesk, point, strike } from '../../support/operator.ts';
import { sampleSlot, sampleView } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));

afterEach(() => vi.useRealTimers());

const second = ['deck-columns', 'deck-column:nth-of-type(2)', 'deck-fader'] as const;
const weights = (deeds: readonly unknown[]) =>
  deeds.flatMap((deed) => JSON.stringify(deed).match(/\/prompt\/2\/weight","value":([\d.]+)/)?.[1] ?? []).map(Number);
const bar = (fader: HTMLElement) => Number(fader.style.getPropertyValue('--value'));

test('[OP1] touching a fader moves nothing, wherever it is touched', async () => {
  const { part, deeds } = await layDesk();
  const fader = part(...second);
  const before = bar(fader);
  point(fader, 'down', { y: 400 });
  point(fader, 'up', { y: 400 });
  expect(weights(deeds)).toEqual([]);
  expect(bar(fader)).toBe(before);
});

test('[OP2] a fader moves by the distance dragged, and Shift makes a tenth of it', async () => {
  const { part, deeds } = await layDesk();
  const fader = part(...second);
  const way = part(...second, '.track').clientHeight;
  point(fader, 'down', { y: 100 });
  point(fader, 'move', { y: 100 + way / 4 });
  point(fader, 'move', { y: 100 + way / 2, shift: true });
  point(fader, 'up');
  const [first, then] = weights(deeds);
  expect(first).toBeCloseTo(0.84 - 0.25, 3);
  expect(then).toBeCloseTo(0.84 - 0.25 - 0.025, 3);
});

test('[OP2] a drag past the end comes back at once', async () => {
  const { part, deeds } = await layDesk();
  const fader = part(...second);
  const way = part(...second, '.track').clientHeight;
  point(fader, 'down', { y: 0 });
  point(fader, 'move', { y: -way });
  point(fader, 'move', { y: -way * 0.9 });
  expect(weights(deeds).at(-1)).toBeCloseTo(0.9, 2);
});

test('[OP3] arrows move a fader by 1 %, with Shift by 10 %, Home and End to its ends, Backspace to its rest', async () => {
  const { part, deeds } = await layDesk();
  const fader = part(...second);
  strike(fader, 'ArrowUp');
  strike(fader, 'ArrowDown', { shiftKey: true });
  strike(fader, 'Home');
  strike(fader, 'End');
  strike(fader, 'Backspace');
  expect(weights(deeds)).toEqual([0.85, 0.75, 0, 1, 0]);
});

test('[OP3] a key that a fader used goes no further', async () => {
  const { part, desk } = await layDesk();
  const heard = vi.fn();
  desk.addEventListener('keydown', heard);
  expect(strike(part(...second), 'ArrowUp').defaultPrevented).toBe(true);
  strike(part(...second), '1', { code: 'Digit1' });
  expect(heard).toHaveBeenCalledTimes(1);
});

test('[OP4] the wheel changes no value', async () => {
  const { part, deeds } = await layDesk();
  for (const path of [second, ['deck-master', 'deck-fader'], ['deck-knobs', 'deck-fader']]) {
    part(...path).dispatchEvent(new WheelEvent('wheel', { deltaY: 300, bubbles: true, composed: true }));
  }
  expect(deeds).toEqual([]);
});

test('[OP5] a fader keeps the hand’s value until the desk says the same, and then says what the desk says', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { part, show } = await layDesk();
  const fader = part(...second);
  strike(fader, 'End');
  expect(bar(fader)).toBe(1);
  const late = sampleView();
  await show({ ...late, slots: late.slots.with(1, sampleSlot('Neon street', { value: 0.9 })) });
  expect(bar(fader)).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(bar(fader)).toBe(0.9);
});

test('[OP6] a slot’s fader says wanted, seen, sent and hand, each as one property, and names them', async () => {
  const { part } = await layDesk();
  const { style } = part(...second);
  const said = ['--value', '--seen', '--sent', '--hand'].map((name) => Number(style.getPropertyValue(name)));
  expect(said).toEqual([0.84, 0.353, 0.563, 0.36]);
  expect(part(...second).getAttribute('aria-valuetext')).toBe('0.84, on the picture 0.35, hand waits at 0.36');
});

test('[OP7] while only values move nothing is rendered, and no more than once a frame is written', async () => {
  const { part, show, desk } = await layDesk();
  const column = part('deck-columns', 'deck-column:nth-of-type(1)');
  const root = column.shadowRoot;
  if (root === null) throw new Error('a column has a shadow root');
  const changes: MutationRecord[] = [];
  const watch = new MutationObserver((records) => changes.push(...records));
  watch.observe(root, { subtree: true, childList: true, characterData: true });
  const writes = vi.spyOn(part('deck-columns', 'deck-column:nth-of-type(1)', 'deck-fader').style, 'setProperty');
  const view = sampleView();
  for (let i = 0; i < 200; i++) {
    desk.view = {
      ...view,
      slots: view.slots.with(0, sampleSlot('Pine forest', { value: i / 200, seen: 0.1, sent: 0.2, share: 24 })),
    };
  }
  await show({
    ...view,
    slots: view.slots.with(0, sampleSlot('Pine forest', { value: 0.7, seen: 0.1, sent: 0.2, share: 24 })),
  });
  watch.disconnect();
  expect(changes).toEqual([]);
  expect(writes.mock.calls.filter(([name]) => name === '--value')).toEqual([['--value', '0.7']]);
});

test('[OP8] an empty slot has no bar and takes no drag', async () => {
  const { part, deeds } = await layDesk();
  const fader = part('deck-columns', 'deck-column:nth-of-type(7)', 'deck-fader');
  point(fader, 'down', { x: 0, y: 0 });
  point(fader, 'move', { x: 50, y: -50 });
  strike(fader, 'ArrowUp');
  expect(fader.getAttribute('aria-disabled')).toBe('true');
  expect(JSON.stringify(deeds)).not.toContain('put');
});

test('[OP9] a gesture lights the fader that it moved within one frame, and the hands bar says it in words', async () => {
  const { desk, part, show } = await layDesk();
  const fader = part('deck-columns', 'deck-column:nth-of-type(3)', 'deck-fader');
  desk.view = {
    ...sampleView(),
    gesture: { from: 'Fader 3', address: '/prompt/3/weight', became: '/prompt/3/weight 0.5', at: 1 },
  };
  await frame();
  await frame();
  expect(fader.hasAttribute('lit')).toBe(true);
  const said = () => part('deck-hands', '.last').textContent.replace(/\s+/g, ' ').trim();
  expect(said()).toContain('Fader 3 → Prompt 3 0.50');
  await show({
    ...sampleView(),
    gesture: { from: 'Key 2', address: '/pad/2/recall', became: '/pad/2/recall true', at: 2 },
  });
  expect(said()).toContain('Key 2 → Pad 2');
});
