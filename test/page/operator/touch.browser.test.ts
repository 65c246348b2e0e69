/** Fingers and arrows: a finger that is held stores, and arrows walk within a region. */
import { page } from 'vitest/browser';
import { beforeAll, expect, test } from 'vitest';
import { fill, layDesk, strike } from '../../support/operator.ts';
import { sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));

const put = (address: string) => ({ do: 'put', changes: [{ address, value: true }] });
const finger = (on: Element, type: string) =>
  on.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      cancelable: true,
      pointerId: 3,
      pointerType: 'touch',
      isPrimary: true,
    }),
  );
const pad = (n: number) => ['deck-pads', `deck-pad:nth-of-type(${n})`, 'button'] as const;

test('[OP61] a finger that is held on a full pad stores once the tint is full, and recalls nothing', async () => {
  const { part, deeds } = await layDesk();
  const button = part(...pad(5));
  finger(button, 'pointerdown');
  expect(button.hasAttribute('data-held')).toBe(true);
  expect(getComputedStyle(part('deck-pads', 'deck-pad:nth-of-type(5)', '.holding')).animationDuration).toBe('0.6s');
  expect(deeds).toEqual([]);
  fill(part('deck-pads', 'deck-pad:nth-of-type(5)', '.holding'));
  finger(button, 'pointerup');
  expect(deeds).toEqual([put('/pad/5/store')]);
});

test('[OP61] a tap recalls, a finger that slides away does neither, and an empty pad stores at once', async () => {
  const { part, deeds } = await layDesk();
  finger(part(...pad(5)), 'pointerdown');
  finger(part(...pad(5)), 'pointerup');
  expect(deeds).toEqual([put('/pad/5/recall')]);
  finger(part(...pad(6)), 'pointerdown');
  finger(part(...pad(6)), 'pointerleave');
  finger(part(...pad(6)), 'pointerup');
  expect(deeds).toHaveLength(1);
  finger(part(...pad(14)), 'pointerdown');
  expect(deeds.at(-1)).toEqual(put('/pad/14/store'));
});

test('[OP61] in a locked show a finger recalls at once', async () => {
  const { part, deeds } = await layDesk(states['locked']?.(sampleView()) ?? null);
  finger(part(...pad(5)), 'pointerdown');
  expect(deeds).toEqual([put('/pad/5/recall')]);
});

test.each([
  ['deck-five', 'button', 'Blackout', 'Freeze'],
  ['deck-far', '.acts button', 'Display 2', 'L'],
  ['deck-hands', 'button', '', ''],
  ['deck-list', '.walk button', '', ''],
])('[OP62] Tab enters %s once, and arrows walk in it past what is dead', async (name, selector) => {
  const { parts, part, settle } = await layDesk();
  const able = () => parts(name, selector).filter((one) => !one.matches(':disabled'));
  expect(able().filter((one) => one.tabIndex === 0)).toHaveLength(1);
  const [first, second] = able();
  first?.focus();
  if (first) strike(first, 'ArrowRight');
  await settle();
  expect(part(name).shadowRoot?.activeElement).toBe(second);
  expect(able().filter((one) => one.tabIndex === 0)).toEqual([second]);
  if (second) strike(second, 'ArrowLeft');
  expect(part(name).shadowRoot?.activeElement).toBe(first);
});
