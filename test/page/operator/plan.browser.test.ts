import axe from 'axe-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type Laid, layDesk, PANELS } from '../../support/operator.ts';
import { sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));
afterAll(() => page.viewport(414, 896));

const sizes = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [1024, 768],
] as const;

/** Every seat that is promised never to move, by name. */
const seats: readonly (readonly string[])[] = [
  ['deck-far'],
  ['deck-far', 'deck-link'],
  ['deck-far', 'deck-pace'],
  ['deck-far', 'deck-problem'],
  ['deck-far', '.acts'],
  ['deck-far', '.acts > *'],
  ['deck-picture'],
  ['deck-master'],
  ['deck-master', 'deck-fader'],
  ['deck-five', 'button'],
  ['deck-list'],
  ['deck-list', '.tabs'],
  ['deck-list', '.walk'],
  ['deck-list', '.walk > *'],
  ['deck-reading'],
  ['deck-reading', '.head > *'],
  ['deck-mix', '.who button'],
  ['deck-mix', 'deck-fader'],
  ['deck-mix', 'deck-morph', '.plane'],
  ['deck-knobs', 'deck-fader'],
  ['deck-columns', 'deck-column'],
  ['deck-columns', 'deck-column', 'deck-fader'],
  ['deck-columns', 'deck-column', '.keys button'],
  ['deck-tempo'],
  ['deck-tempo', '.press'],
  ['deck-pads', 'deck-pad'],
  ['deck-pads', 'deck-pad', '.name'],
  ['deck-hands'],
];

function boxes({ parts }: Laid): Record<string, string> {
  const all: Record<string, string> = {};
  for (const path of seats) {
    parts(...path).forEach((one, i) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      all[`${path.join(' ')} ${i}`] = [x, y, width, height].map((side) => Math.round(side * 10) / 10).join(' ');
    });
  }
  return all;
}

test.each(sizes)('[OP40] nothing moves or grows between any two states, at %i × %i', async (width, height) => {
  await page.viewport(width, height);
  const laid = await layDesk();
  const before = boxes(laid);
  for (const [name, make] of Object.entries(states)) {
    await laid.show(make(sampleView()));
    expect(boxes(laid), name).toEqual(before);
  }
  await laid.show(null);
  expect(boxes(laid), 'before the bridge’s first word').toEqual(before);
});

test.each(sizes)(
  '[OP41] the plan fills the window and nothing overlaps or leaves it, at %i × %i',
  async (width, height) => {
    await page.viewport(width, height);
    const laid = await layDesk(states['full']?.(sampleView()) ?? null);
    const panels = PANELS.map((name) => laid.part(name));
    for (const [i, one] of panels.entries()) {
      const a = one.getBoundingClientRect();
      expect([a.left >= 0, a.top >= 0, a.right <= width, a.bottom <= height, a.height > 0], one.localName).toEqual([
        true,
        true,
        true,
        true,
        true,
      ]);
      for (const other of panels.slice(i + 1)) {
        const b = other.getBoundingClientRect();
        const isApart =
          a.right <= b.left + 0.5 || a.left >= b.right - 0.5 || a.bottom <= b.top + 0.5 || a.top >= b.bottom - 0.5;
        expect(isApart, `${one.localName} and ${other.localName}`).toBe(true);
      }
    }
  },
);

test.each(sizes)('[OP42] all that can be pressed is 44 px or more, at %i × %i', async (width, height) => {
  await page.viewport(width, height);
  const { parts } = await layDesk();
  const presses = [
    ['deck-five', '.press'],
    ['deck-columns', 'deck-column', '.press'],
    ['deck-tempo', '.press'],
    ['deck-pads', 'deck-pad'],
    ['deck-mix', '.press'],
    ['deck-far', '.press'],
    ['deck-list', '.press'],
    ['deck-hands', '.press'],
  ];
  for (const press of presses.flatMap((path) => parts(...path))) {
    const box = press.getBoundingClientRect();
    if (box.width === 0) continue;
    expect(Math.min(box.width, box.height), press.outerHTML.slice(0, 80)).toBeGreaterThanOrEqual(43.9);
  }
});

test.each(['show', 'full', 'rehearsal', 'decks', 'pads', 'locked', 'idle'])(
  '[OP43] axe finds nothing on the desk: %s',
  async (name) => {
    await page.viewport(1280, 720);
    const { desk } = await layDesk(states[name]?.(sampleView()) ?? null);
    expect(await violations(desk)).toEqual([]);
  },
);

test.each(['files', 'params', 'keys', 'far', 'light'])('[OP43] axe finds nothing on what opens: %s', async (name) => {
  await page.viewport(1280, 720);
  const { desk, settle } = await layDesk();
  if (name === 'files' || name === 'params') desk.tab = name;
  if (name === 'keys') desk.toggleKeys();
  if (name === 'far') desk.toggleFar();
  if (name === 'light') document.documentElement.dataset['theme'] = 'light';
  await settle();
  expect(await violations(desk)).toEqual([]);
  delete document.documentElement.dataset['theme'];
});

async function violations(desk: HTMLElement): Promise<readonly string[]> {
  const found = await axe.run(desk, { rules: { 'page-has-heading-one': { enabled: false } } });
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, any, all }) =>
        `${id}: ${JSON.stringify(target)} ${[...any, ...all].map(({ message }) => message).join('; ')}`,
    ),
  );
}

test('[OP44] the far view opens and leaves without a trace on the desk', async () => {
  await page.viewport(1280, 720);
  const laid = await layDesk();
  const before = boxes(laid);
  laid.desk.toggleFar();
  await laid.settle();
  expect(laid.part('deck-far-view', '.now .thing').textContent).toBe('City in rain');
  expect(laid.part('.desk').inert).toBe(true);
  laid.desk.toggleFar();
  await laid.settle();
  expect(laid.parts('deck-far-view')).toEqual([]);
  expect(boxes(laid)).toEqual(before);
});
