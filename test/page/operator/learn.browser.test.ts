/** Learn mode on the screen: what can be learned is outlined, a press there chooses and plays nothing, the panel keeps. */
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fill, frame, layDesk, PANELS, point } from '../../support/operator.ts';
import { sampleLearn, sampleView, states } from '../../support/view.ts';

beforeAll(() => page.viewport(1280, 720));
afterAll(() => page.viewport(414, 896));

const learning = (name = 'learn') => states[name]?.(sampleView()) ?? null;
const learn = (deed: object) => ({ do: 'learn', deed });

async function layLearn(name = 'learn') {
  const laid = await layDesk();
  await laid.show(learning(name));
  await frame();
  await laid.settle();
  return laid;
}

test('[OP52] L and its button begin and end it; Esc closes what is open first, then leaves', async () => {
  const { desk, part, deeds, show } = await layDesk();
  part('deck-far', '.acts button:nth-of-type(2)').click();
  desk.toggleLearn();
  await show(learning());
  part('deck-far', '.acts button:nth-of-type(2)').click();
  expect(part('deck-far', '.acts button:nth-of-type(2)').getAttribute('aria-pressed')).toBe('true');
  expect(deeds).toEqual([learn({ do: 'begin' }), learn({ do: 'begin' }), learn({ do: 'end' })]);
  desk.toggleFind();
  desk.close();
  expect(deeds).toHaveLength(3);
  desk.close();
  expect(deeds.at(-1)).toEqual(learn({ do: 'end' }));
});

test('[OP53] a press on what can be learned chooses it, and plays nothing', async () => {
  const { part, deeds } = await layLearn();
  for (const address of ['/prompt/6/weight', '/pad/5/recall', '/stage/trails', '/prompt/1/mute', '/morph/x']) {
    const mark = part('deck-learn-marks', `[data-address="${address}"]`);
    const { x, y, width, height } = mark.getBoundingClientRect();
    // What lies under the finger is the mark.
    const root = part('deck-learn-marks').shadowRoot;
    expect(root?.elementFromPoint(x + width / 2, y + height / 2)?.closest('button')).toBe(mark);
    mark.click();
    expect(deeds.at(-1)).toEqual(learn({ do: 'target', address }));
  }
  expect(deeds).toHaveLength(5);
});

test('[OP53] blackout, freeze and panic act as ever', async () => {
  const { part, parts, deeds } = await layLearn();
  const [blackout, freeze] = parts('deck-five', 'button');
  for (const one of [blackout, freeze]) point(one ?? document.body, 'down');
  point(part('deck-five', '.panic'), 'down');
  fill(part('deck-five', '.panic > i'));
  expect(deeds).toEqual(
    ['/stage/blackout', '/stage/freeze', '/panic'].map((address) => ({
      do: 'put',
      changes: [{ address, value: true }],
    })),
  );
});

test('[OP54] each mark stands on its control, with what is bound to it as a plate; a clash says how many', async () => {
  const { part } = await layLearn();
  const fader = part('deck-columns', 'deck-column:nth-of-type(5)', 'deck-fader').getBoundingClientRect();
  const mark = part('deck-learn-marks', '[data-address="/prompt/5/weight"]');
  const box = mark.getBoundingClientRect();
  expect([box.x, box.y, box.width, box.height].map(Math.round)).toEqual(
    [fader.x, fader.y, fader.width, fader.height].map(Math.round),
  );
  expect(mark.textContent.trim()).toBe('CC 4 ×2');
  expect(part('deck-learn-marks', '[data-address="/stage/hue"]').textContent.trim()).toBe('CC 19');
  expect(part('deck-learn-marks', '[aria-pressed="true"]').dataset['address']).toBe('/prompt/6/weight');
});

test('[OP54] the bank that is seen is the bank that is learned', async () => {
  const { desk, part, parts, settle } = await layLearn();
  desk.bank = 1;
  await settle();
  await frame();
  await settle();
  expect(parts('deck-learn-marks', '[data-address="/pad/1/recall"]')).toEqual([]);
  expect(part('deck-learn-marks', '[data-address="/pad/17/recall"]').getBoundingClientRect().width).toBeGreaterThan(43);
});

test('[OP55] the panel shows what was heard, proposes the whole range, and keeps either', async () => {
  const { parts, part, deeds } = await layLearn();
  const acts = parts('deck-learn-panel', '.acts button');
  expect(acts.map((one) => one.textContent.trim())).toEqual(['Again', 'Keep 5–103', 'Keep 0–127']);
  expect(acts.map((one) => one.classList.contains('go'))).toEqual([false, false, true]);
  for (const act of acts) act.click();
  part('deck-learn-panel', '.more button').click();
  expect(deeds).toEqual([
    learn({ do: 'again' }),
    learn({ do: 'keep', range: 'heard' }),
    learn({ do: 'keep', range: 'full' }),
    learn({ do: 'pick', key: 'cc 21 1 x' }),
  ]);
  expect(part('deck-learn-panel', '.sweep').getAttribute('aria-label')).toBe('Heard 5 to 103 of 0 to 127');
});

test('[OP55] which press it is and where it lands can be said, and what is odd about it is read', async () => {
  const { part, parts, deeds } = await layLearn('learnpad');
  const [press, lands] = parts('deck-learn-panel', 'select');
  for (const [select, at] of [
    [press, 1],
    [lands, 2],
  ] as const) {
    if (!(select instanceof HTMLSelectElement)) throw new Error('a select');
    select.selectedIndex = at;
    select.dispatchEvent(new Event('change'));
  }
  expect(deeds).toEqual([learn({ do: 'press', press: 'double' }), learn({ do: 'lands', lands: 'bar' })]);
  expect(part('deck-learn-panel', 'dl').textContent).toContain('Pad 1 will act when it is let go');
});

test('[OP82] on what is a finger wide a plate says kind and number, all of it, and its title the rest', async () => {
  const { part } = await layLearn('learnpad');
  const plate = (address: string) => part('deck-learn-marks', `[data-address="${address}"] .bind`);
  for (const address of ['/prompt/1/mute', '/prompt/2/mute', '/prompt/2/solo', '/prompt/3/weight', '/stage/flash']) {
    const { scrollWidth, clientWidth } = plate(address);
    expect(scrollWidth, address).toBeLessThanOrEqual(clientWidth);
  }
  expect(plate('/prompt/2/solo').textContent).toBe('N100+');
  expect(part('deck-learn-marks', '[data-address="/prompt/2/solo"]').title).toBe('note 100 + shift');
});

test('[OP55] how an encoder is read can be said by its bytes, and what is kept last stands until the next', async () => {
  const { part, deeds, show } = await layLearn('learnencoder');
  const select = part('deck-learn-panel', 'select');
  if (!(select instanceof HTMLSelectElement)) throw new Error('a select');
  select.selectedIndex = 3;
  select.dispatchEvent(new Event('change'));
  expect(deeds).toEqual([learn({ do: 'coding', scheme: 'signed-bit' })]);
  await show(learning('learnclick'));
  expect(part('deck-learn-panel', '[role="status"]').textContent).toBe(
    'CC 5 plays Prompt 6 weight. Click the next that you want to play.',
  );
  part('deck-learn-bar', 'button').click();
  expect(deeds.at(-1)).toEqual(learn({ do: 'undo' }));
});

const sizes = [
  [1280, 720],
  [1366, 768],
  [1920, 1080],
  [1024, 768],
] as const;
test.each(sizes)(
  '[OP56] learn moves nothing on the desk, and its own presses are 44 px, at %i × %i',
  async (width, height) => {
    await page.viewport(width, height);
    const laid = await layDesk();
    const seats = () => PANELS.map((name) => JSON.stringify(laid.part(name).getBoundingClientRect()));
    const before = seats();
    for (const name of ['learn', 'learnclick', 'learnencoder', 'learnpad']) {
      await laid.show(learning(name));
      await frame();
      await laid.settle();
      expect(seats(), name).toEqual(before);
      const presses = [
        ...laid.parts('deck-learn-panel', '.press, select'),
        ...laid.parts('deck-learn-bar', '.press'),
        ...laid.parts('deck-learn-marks', 'button'),
      ];
      expect(presses.length).toBeGreaterThan(40);
      for (const press of presses) {
        const box = press.getBoundingClientRect();
        expect(Math.min(box.width, box.height), `${name} ${press.outerHTML.slice(0, 120)}`).toBeGreaterThanOrEqual(
          43.5,
        );
      }
      const panel = laid.part('deck-learn-panel').getBoundingClientRect();
      for (const act of laid.parts('deck-learn-panel', '.acts button'))
        expect(act.getBoundingClientRect().bottom).toBeLessThanOrEqual(panel.bottom);
    }
    await page.viewport(1280, 720);
  },
);

test.each(['learn', 'learnclick', 'learnencoder', 'learnpad'])(
  '[OP56] axe finds nothing while one learns: %s',
  async (name) => {
    await layLearn(name);
    const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(
      found.violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`),
    ).toEqual([]);
  },
);

test('[OP55] a control with one range has one thing to keep', async () => {
  const laid = await layDesk();
  const view = learning();
  const proposal = sampleLearn().proposal;
  if (view === null || proposal === null) throw new Error('no sample');
  await laid.show({
    ...view,
    learn: sampleLearn({ proposal: { ...proposal, full: null, heard: null, sweep: null, codings: [], rivals: [] } }),
  });
  expect(laid.parts('deck-learn-panel', '.acts button').map((one) => one.textContent.trim())).toEqual([
    'Again',
    'Keep',
  ]);
});
