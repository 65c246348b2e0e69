/** Hands that wait on all that is no prompt: drawn where they stand, and said in the hands bar. */
import { page } from 'vitest/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layDesk } from '../../support/operator.ts';
import { sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));
afterAll(() => page.viewport(414, 896));

const said = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

test('[OP80] a hand that waits for the master, an effect or the crossfader is drawn where it stands, and named', async () => {
  const { part, show } = await layDesk(states['hands']?.(sampleView()) ?? null);
  const faders = [
    ['deck-master', 'deck-fader'],
    ['deck-knobs', '[data-learn="/stage/zoom"]'],
    ['deck-mix', '[data-learn="/crossfade/position"]'],
  ];
  const hands = () =>
    faders.map((path) => part(...path)).map((one) => [one.hasAttribute('waits'), one.style.getPropertyValue('--hand')]);
  expect(hands()).toEqual([
    [true, '0.3'],
    [true, '0.8'],
    [true, '0.4'],
  ]);
  expect(part('deck-master', 'deck-fader').getAttribute('aria-valuetext')).toBe('100, hand waits at 30 %');
  expect(said(part('deck-hands', '.last').textContent)).toContain('Master waits: move it up to 1');
  await show(sampleView());
  expect(hands().map(([waits]) => waits)).toEqual([false, false, false]);
});

test('[OP81] who has what a stream and a hand share is said in the hands bar, while no hand waits', async () => {
  const view = states['hands']?.(sampleView()) ?? sampleView();
  const { part } = await layDesk({ ...view, hands: view.hands.filter(({ hand }) => hand === null) });
  expect(said(part('deck-hands', '.last').textContent)).toContain('Trails: hand 1.4 s');
});
