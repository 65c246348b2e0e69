import { page } from 'vitest/browser';
import { beforeAll, expect, test } from 'vitest';
import { layDesk, strike } from '../../support/operator.ts';
import { sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));

const words = (element: HTMLElement) => element.textContent.replace(/\s+/g, ' ').trim();

test('[OP30] the problem seat shows the gravest, as an alert when the picture is at risk', async () => {
  const { part, show } = await layDesk();
  const seat = () => part('deck-far', 'deck-problem', '.seat');
  expect(seat().getAttribute('role')).toBe('status');
  await show(states['full']?.(sampleView()) ?? null);
  expect(seat().dataset['weight']).toBe('risk');
  expect(seat().getAttribute('role')).toBe('alert');
  await show({ ...sampleView(), problems: [] });
  expect(words(seat())).toBe('Nothing to report');
});

test('[OP31] more than one opens a list over the middle, the gravest first; Esc closes it and gives the focus back', async () => {
  const { part, parts, settle, deeds } = await layDesk(states['full']?.(sampleView()) ?? null);
  const open = parts('deck-far', 'deck-problem', 'button').find((one) => one.textContent === '9 problems');
  open?.focus();
  open?.click();
  await settle();
  const rows = parts('deck-problems', 'li');
  expect(rows.map((row) => row.dataset['weight'])).toEqual(['risk', ...Array(4).fill('odd'), ...Array(4).fill('know')]);
  part('deck-problems', 'li button').click();
  expect(deeds).toEqual([{ do: 'midi' }]);
  strike(part('deck-over', '.close'), 'Escape');
  await settle();
  expect(parts('deck-over')).toEqual([]);
  expect(part('deck-far', 'deck-problem').shadowRoot?.activeElement).toBe(open);
});

test('[OP32] what opens never covers the far bar, the picture, the presses or a column’s fader', async () => {
  const { desk, part, parts, settle } = await layDesk();
  desk.toggleKeys();
  await settle();
  const over = part('deck-over').getBoundingClientRect();
  const kept = [
    part('deck-far'),
    part('deck-picture'),
    part('deck-five'),
    ...parts('deck-columns', 'deck-column', 'deck-fader'),
  ];
  for (const one of kept) {
    const box = one.getBoundingClientRect();
    const isApart =
      over.right <= box.left || over.left >= box.right || over.bottom <= box.top || over.top >= box.bottom;
    expect(isApart, one.localName).toBe(true);
  }
});

test('[OP33] without the bridge the seat says so, gravest of all, and nothing that is dead looks live', async () => {
  const { desk, part, settle } = await layDesk();
  desk.bridge = 'lost';
  await settle();
  expect(words(part('deck-far', 'deck-problem', '.seat'))).toMatch(/^The bridge does not answer\./);
  expect(words(part('deck-far', 'deck-link', 'b'))).toBe('No bridge');
  expect(getComputedStyle(part('.right')).filter).toBe('grayscale(1)');
});

test('[OP34] a rehearsal hatches the whole far bar and stands where Live stands', async () => {
  const { part } = await layDesk(states['rehearsal']?.(sampleView()) ?? null);
  expect(words(part('deck-far', 'deck-link', 'b'))).toBe('Rehearsal');
  expect(getComputedStyle(part('deck-far')).backgroundImage).toContain('repeating-linear-gradient');
});

test('[OP35] a broken file stays in its list, says its sentence, and cannot be chosen', async () => {
  const { parts, settle, deeds } = await layDesk();
  parts('deck-list', '.tabs button')[2]?.click();
  await settle();
  const broken = parts('deck-list', 'deck-files', '.broken')[0];
  expect(broken && words(broken)).toContain('no address "/promt/1/weight"');
  broken?.click();
  expect(deeds).toEqual([]);
  parts('deck-list', 'deck-files', '[aria-label=Mappings] button')[1]?.click();
  expect(deeds).toEqual([{ do: 'file', kind: 'mapping', id: 'td', chosen: false }]);
});
