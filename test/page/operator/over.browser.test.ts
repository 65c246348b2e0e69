/** What opens over the desk: find, the monitor, and the first run. */
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '../../../src/core/wire/view.ts';
import { frame, layDesk, strike } from '../../support/operator.ts';
import { sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));
afterAll(() => page.viewport(414, 896));

const faults = async (): Promise<readonly string[]> => {
  const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
  return found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`);
};

async function typed(words: string) {
  const laid = await layDesk();
  laid.desk.toggleFind();
  await laid.settle();
  const input = laid.part('deck-find', 'input');
  if (!(input instanceof HTMLInputElement)) throw new Error('an input');
  input.value = words;
  input.dispatchEvent(new Event('input'));
  await laid.settle();
  const rows = () =>
    laid
      .parts('deck-find', 'li button')
      .map((one) => [...one.querySelectorAll('span')].map((each) => each.textContent.trim()));
  return { ...laid, input, rows };
}

test('[OP57] find opens with the focus in its line, takes the first by Enter, and gives the focus back', async () => {
  const { desk, part, input, deeds, settle, parts } = await typed('recall forest');
  expect(part('deck-find').shadowRoot?.activeElement).toBe(input);
  strike(input, 'Enter');
  await settle();
  expect(deeds).toEqual([{ do: 'put', changes: [{ address: '/pad/2/recall', value: true }] }]);
  expect(parts('deck-find')).toEqual([]);
  expect(desk.open).toBeNull();
});

test('[OP57] every address is found by its words, and by its own writing; what it is found for is to learn it', async () => {
  const byWords = await typed('prompt 3 weight');
  expect(byWords.rows()[0]).toEqual(['Learn Prompt 3 weight', '/prompt/3/weight', '']);
  byWords.parts('deck-find', 'li button')[0]?.click();
  expect(byWords.deeds).toEqual([{ do: 'learn', deed: { do: 'target', address: '/prompt/3/weight' } }]);
  expect((await typed('/stage/blackout')).rows()[0]?.[0]).toBe('Learn Blackout');
});

test('[OP57] what does nothing here says why, and cannot be taken', async () => {
  const { rows, parts, deeds } = await typed('noise scale');
  expect(rows()[0]).toEqual(['Learn Noise scale', 'video only', '–']);
  parts('deck-find', 'li button')[0]?.click();
  expect(deeds).toEqual([]);
  expect((await typed('status link')).rows()[0]?.[1]).toBe('it only tells');
  expect((await typed('nonsense')).rows()).toEqual([]);
});

test('[OP57] deeds are found beside addresses, arrows walk, Esc closes, and axe finds nothing', async () => {
  const { desk, part, parts, rows, input, settle } = await typed('monitor');
  expect(rows()[0]?.[0]).toBe('Monitor');
  expect(await faults()).toEqual([]);
  strike(input, 'ArrowDown');
  expect(part('deck-find').shadowRoot?.activeElement).toBe(parts('deck-find', 'li button')[0]);
  strike(input, 'Escape');
  await settle();
  expect(desk.open).toBeNull();
});

test('[OP58] the monitor is asked for while it is open, shows the newest first, and says what nobody took', async () => {
  const { desk, part, parts, deeds, show, settle } = await layDesk();
  part('deck-hands', '.devices').click();
  await settle();
  expect(deeds).toEqual([{ do: 'monitor', open: true }]);
  await show(states['monitor']?.(sampleView()) ?? null);
  const rows = parts('deck-monitor', 'tbody tr').map((row) =>
    [...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent),
  );
  expect(rows[0]).toEqual([
    'nanoKONTROL2',
    'CC 1 ch 1 = 46',
    'korg-nanokontrol2',
    '/prompt/2/weight 0.362, the hand waits',
  ]);
  expect(rows[3]).toEqual(['TouchDesigner', '/td/blue words', '', 'nothing is bound to it']);
  expect(await faults()).toEqual([]);
  desk.close();
  await settle();
  expect(deeds.at(-1)).toEqual({ do: 'monitor', open: false });
});

const fresh = (more: Partial<View> = {}): View => ({ ...sampleView(), ...states['first']?.(sampleView()), ...more });

test('[OP59] the first run is offered where nothing was ever saved, and where nobody asked for the picture', async () => {
  const { desk, parts, show, settle } = await layDesk(null);
  expect(parts('deck-first')).toEqual([]);
  await show(fresh());
  await settle();
  expect(parts('deck-first')).toHaveLength(1);
  expect(desk.open).toBe('first');
  for (const view of [sampleView(), fresh({ link: sampleView().link })]) {
    const other = await layDesk(view);
    await other.settle();
    expect(other.parts('deck-first')).toEqual([]);
  }
});

test('[OP59] a page that was opened to play at once is asked nothing', async () => {
  const { desk, parts, settle } = await layDesk(null);
  desk.offersFirst = false;
  desk.view = fresh();
  await settle();
  expect(parts('deck-first')).toEqual([]);
});

test('[OP60] its four steps go on, back and over, and leaving is said once', async () => {
  const { part, parts, deeds, settle } = await layDesk(fresh());
  await settle();
  const go = async (name: string) => {
    const button = parts('deck-first', 'button').find((one) => one.textContent.trim().startsWith(name));
    button?.click();
    await settle();
  };
  const word = () => part('deck-first', 'h2').textContent;
  expect(word()).toBe('Where is Scope?');
  await go('Connect and go on');
  expect(deeds).toEqual([{ do: 'wish', connect: true }]);
  expect(word()).toBe('Which show?');
  await go('Sea');
  await go('Play Sea');
  expect(deeds.at(-2)).toEqual({ do: 'file', kind: 'show', id: 'sea', chosen: true });
  expect(word()).toBe('What will you play with?');
  expect(deeds.at(-1)).toEqual({ do: 'monitor', open: true });
  await go('Back');
  await go('Skip this step');
  await go('Use nanoKONTROL2');
  expect(deeds).toContainEqual({ do: 'file', kind: 'mapping', id: 'nano', chosen: true });
  expect(word()).toBe('Where will the audience look?');
  expect(parts('deck-first', '.done b').map((one) => one.textContent)).toEqual(['Scope', 'Show', 'Controller']);
  await go('Go to the desk');
  expect(deeds.filter(({ do: what }) => what === 'settled')).toHaveLength(1);
  expect(parts('deck-first')).toEqual([]);
});

test('[OP60] what is moved lights up, whatever it is bound to', async () => {
  const { part, parts, show, settle } = await layDesk(fresh());
  await settle();
  parts('deck-first', 'nav li button')[2]?.click();
  await show({ ...fresh(), monitor: states['monitor']?.(sampleView()).monitor ?? null });
  expect(part('deck-first', '.heard').textContent.trim()).toBe('nanoKONTROL2 CC 1 ch 1 = 46');
});

test('[OP60] Esc leaves it, keys go on to the desk, and axe finds nothing in any step', async () => {
  const { part, parts, deeds, settle } = await layDesk(fresh());
  await settle();
  for (const step of [0, 1, 2, 3]) {
    parts('deck-first', 'nav li button')[step]?.click();
    await settle();
    await frame();
    expect(await faults(), `step ${step}`).toEqual([]);
    for (const one of parts('deck-first', 'button')) {
      const box = one.getBoundingClientRect();
      expect(Math.min(box.width, box.height), one.outerHTML.slice(0, 90)).toBeGreaterThanOrEqual(43.9);
    }
  }
  expect(strike(part('deck-first'), 'Digit1').defaultPrevented).toBe(false);
  strike(part('deck-first'), 'Escape');
  await settle();
  expect(deeds.at(-1)).toEqual({ do: 'monitor', open: false });
  expect(deeds.filter(({ do: what }) => what === 'settled')).toHaveLength(1);
  expect(parts('deck-first')).toEqual([]);
});
