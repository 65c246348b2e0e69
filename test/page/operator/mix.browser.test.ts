/** Decks and morph pad: which presets are on them, and who plays. */
import { page } from 'vitest/browser';
import { beforeAll, expect, test } from 'vitest';
import { layDesk, strike } from '../../support/operator.ts';
import { sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));

test('[OP50] a press on the name of a deck opens the presets over the middle, and a press there puts one on it and closes', async () => {
  const { part, parts, deeds, settle } = await layDesk();
  part('deck-mix', '.deck.B').click();
  await settle();
  const choices = parts('deck-over', 'button');
  expect(choices).toHaveLength(1);
  const presets = parts('deck-presets', 'button');
  expect(presets).toHaveLength(13);
  expect(
    presets.filter((one) => one.getAttribute('aria-checked') === 'true').map((one) => one.textContent.trim()),
  ).toEqual(['City in rain']);
  presets[4]?.click();
  await settle();
  expect(deeds).toEqual([{ do: 'put', changes: [{ address: '/crossfade/b', value: 'embers' }] }]);
  expect(parts('deck-over')).toEqual([]);
});

test('[OP50] the focus comes back to the deck that it opened from', async () => {
  const { desk, part, settle } = await layDesk();
  part('deck-mix', '.deck.A').focus();
  part('deck-mix', '.deck.A').click();
  await settle();
  expect(desk.close()).toBe(true);
  await settle();
  expect(part('deck-mix').shadowRoot?.activeElement?.textContent).toContain('Forest');
});

test('[OP51] the corners of the morph pad stand outside of its plane with name and share; arrows move the puck', async () => {
  const { part, parts, deeds } = await layDesk(states['pad']?.(sampleView()) ?? null);
  expect(parts('deck-mix', 'deck-morph', '.ends > span').map((one) => one.textContent)).toEqual([
    'Forest0',
    '100City in rain',
    'Embers0',
    '0Glacier',
  ]);
  const plane = part('deck-mix', 'deck-morph', '.plane');
  strike(plane, 'ArrowRight');
  strike(plane, 'ArrowUp', { shiftKey: true });
  const at = (x: number, y: number) => ({
    do: 'put',
    changes: [
      { address: '/morph/x', value: x },
      { address: '/morph/y', value: y },
    ],
  });
  expect(deeds).toEqual([at(0.63, 0.2), at(0.63, 0.3)]);
  expect(part('deck-mix', '.who button:nth-of-type(3)').matches(':disabled')).toBe(false);
});

test('[OP51] while another plays the mix the puck is a ghost', async () => {
  const { part, show } = await layDesk();
  expect(part('deck-mix', 'deck-morph').hasAttribute('ghost')).toBe(true);
  await show(states['pad']?.(sampleView()) ?? null);
  expect(part('deck-mix', 'deck-morph').hasAttribute('ghost')).toBe(false);
});
