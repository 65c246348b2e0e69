import { page } from 'vitest/browser';
import { beforeAll, expect, test } from 'vitest';
import { fill, layDesk, point, strike } from '../../support/operator.ts';
import { sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));

const put = (address: string, value: unknown = true) => ({ do: 'put', changes: [{ address, value }] });

test('[OP10] pads act on press: a full one recalls, an empty one stores', async () => {
  const { part, deeds } = await layDesk();
  point(part('deck-pads', 'deck-pad:nth-of-type(5)', 'button'), 'down');
  point(part('deck-pads', 'deck-pad:nth-of-type(14)', 'button'), 'down');
  expect(deeds).toEqual([put('/pad/5/recall'), put('/pad/14/store')]);
});

test('[OP10] blackout, freeze and flash act on press, and the click that follows acts no second time', async () => {
  const { parts, deeds } = await layDesk();
  const [blackout, freeze, , flash] = parts('deck-five', 'button');
  for (const button of [blackout, freeze, flash]) {
    if (button === undefined) throw new Error('five presses');
    point(button, 'down');
    button.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
  }
  expect(deeds).toEqual([put('/stage/blackout'), put('/stage/freeze'), put('/stage/flash', 1)]);
});

test('[OP10] a key presses a pad as a hand does', async () => {
  const { part, deeds } = await layDesk();
  part('deck-pads', 'deck-pad:nth-of-type(5)', 'button').click();
  expect(deeds).toEqual([put('/pad/5/recall')]);
});

test('[OP11] all else acts on release inside: mute, the owner of the mix, a place of the set list', async () => {
  const { part, parts, deeds } = await layDesk();
  const presses = [
    part('deck-columns', 'deck-column:nth-of-type(2)', '.keys button'),
    part('deck-mix', '.who button:nth-of-type(2)'),
    parts('deck-list', 'deck-setlist', 'button')[4],
  ];
  for (const press of presses) point(press ?? document.body, 'down');
  expect(deeds).toEqual([]);
  for (const press of presses) press?.click();
  expect(deeds).toEqual([put('/prompt/2/mute'), put('/mix/source', 'decks'), put('/setlist/go', 5)]);
});

test('[OP12] panic needs its line to be full, and letting go before it does nothing', async () => {
  const { part, deeds } = await layDesk();
  const panic = part('deck-five', '.panic');
  point(panic, 'down');
  expect(panic.hasAttribute('data-held')).toBe(true);
  point(panic, 'up');
  fill(part('deck-five', '.panic > i'));
  expect(deeds).toEqual([]);
  point(panic, 'down');
  fill(part('deck-five', '.panic > i'));
  expect(deeds).toEqual([put('/panic')]);
});

test('[OP12] the line of panic takes 400 ms, that of every other hold 600 ms', async () => {
  const { desk, part, settle } = await layDesk();
  desk.outputState = { word: 'Stage', line: 'full screen', isHeld: true, lost: 'nothing' };
  await settle();
  const timeOf = (path: readonly string[]) => {
    point(part(...path), 'down');
    return getComputedStyle(part(...path, 'i')).animationDuration;
  };
  expect(timeOf(['deck-five', '.panic'])).toBe('0.4s');
  expect(timeOf(['deck-far', 'deck-link', '.hold'])).toBe('0.6s');
  expect(timeOf(['deck-far', '.output'])).toBe('0.6s');
});

test('[OP13] a look is stored over another only while Shift or the second button is held and a tint fills', async () => {
  const { part, deeds } = await layDesk();
  const pad = part('deck-pads', 'deck-pad:nth-of-type(5)', 'button');
  point(pad, 'down', { button: 2 });
  point(pad, 'up', { button: 2 });
  expect(deeds).toEqual([]);
  point(pad, 'down', { shift: true });
  fill(part('deck-pads', 'deck-pad:nth-of-type(5)', '.holding'));
  expect(deeds).toEqual([put('/pad/5/store')]);
});

test('[OP14] a press connects a link that sleeps or waits; stopping it is held', async () => {
  const { part, deeds, show } = await layDesk(states['idle']?.(sampleView()) ?? null);
  const press = () => part('deck-far', 'deck-link', 'button');
  point(press(), 'down');
  point(press(), 'up');
  expect(deeds).toEqual([{ do: 'wish', connect: true }]);
  await show(sampleView());
  point(press(), 'down');
  point(press(), 'up');
  expect(deeds).toHaveLength(1);
  point(press(), 'down');
  fill(part('deck-far', 'deck-link', 'i'));
  expect(deeds.at(-1)).toEqual({ do: 'wish', connect: false });
});

test('[OP14] the output is opened by a press, and changed only by a hold', async () => {
  const { desk, part, deeds, settle } = await layDesk();
  part('deck-far', '.output').click();
  expect(deeds).toEqual([{ do: 'output' }]);
  desk.outputState = { word: 'Stage', line: 'full screen', isHeld: true, lost: 'nothing' };
  await settle();
  part('deck-far', '.output').click();
  expect(deeds).toHaveLength(1);
  point(part('deck-far', '.output'), 'down');
  fill(part('deck-far', '.output', 'i'));
  expect(deeds).toHaveLength(2);
});

test('[OP15] locked, nothing is stored, edited or loaded, and looks are recalled as ever', async () => {
  const { part, parts, deeds, settle } = await layDesk(states['locked']?.(sampleView()) ?? null);
  point(part('deck-pads', 'deck-pad:nth-of-type(14)', 'button'), 'down');
  const full = part('deck-pads', 'deck-pad:nth-of-type(5)', 'button');
  point(full, 'down', { button: 2 });
  expect(full.hasAttribute('data-held')).toBe(false);
  strike(part('deck-reading', '.text'), 'Enter');
  parts('deck-list', '.tabs button')[2]?.click();
  await settle();
  for (const file of parts('deck-list', 'deck-files', 'button')) file.click();
  expect(deeds).toEqual([]);
  point(full, 'down');
  expect(deeds).toEqual([put('/pad/5/recall')]);
});

test('[OP16] touching or focusing a column reads its slot, once', async () => {
  const { part, deeds } = await layDesk();
  point(part('deck-columns', 'deck-column:nth-of-type(3)', '.name'), 'down');
  point(part('deck-columns', 'deck-column:nth-of-type(2)', '.name'), 'down');
  part('deck-columns', 'deck-column:nth-of-type(6)', '.name').focus();
  expect(deeds).toEqual([
    { do: 'read', slot: 3 },
    { do: 'read', slot: 6 },
  ]);
});
