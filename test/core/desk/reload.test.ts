/** A show file saved while its show plays. */
import { expect, test } from 'vitest';
import { withShow } from '../../../src/core/desk/begin.ts';
import { storePad } from '../../../src/core/desk/store.ts';
import type { Show } from '../../../src/core/show/show.ts';
import { deskOf, puts, SHOW } from '../../support/deck.ts';

const saved = (desk: ReturnType<typeof deskOf>, show: Show) => withShow(desk, 'show', show, false, 2000);
const count = SHOW.presets.length;

test('[DK35] a show file saved while it plays keeps what was stored from the desk, on its pads', () => {
  const stored = storePad(storePad(deskOf(), 1, 1000), count + 3, 1000);
  const name = stored.pads[count + 2] ?? '';
  const after = saved(stored, { ...SHOW, name: 'written anew' });
  expect(after.pads).toEqual([...SHOW.presets.map(({ id }) => id), null, null, name]);
  expect(after.presets[name]).toEqual(stored.presets[name]);
  const first = SHOW.presets[0]?.id ?? '';
  expect(after.presets[first]).toEqual(stored.presets[first]);
  expect(after.show.name).toBe('written anew');
});

test('[DK36] where the file has changed a preset that was stored too, the file wins; where it has laid one on a stored pad, the stored one moves on', () => {
  const stored = storePad(storePad(deskOf(), 1, 1000), count + 1, 1000);
  const own = stored.pads[count] ?? '';
  const [first, ...others] = SHOW.presets;
  if (first === undefined) throw new Error('the show has presets');
  const written = { ...first, name: 'another name' };
  const more = { ...first, id: 'one-more' };
  const after = saved(stored, { ...SHOW, presets: [written, ...others, more] });
  expect(after.presets[first.id]).toEqual(written);
  expect(after.pads).toEqual([...SHOW.presets.map(({ id }) => id), 'one-more', own]);
});

test('[DK37] what the file no longer has leaves, and another show brings nothing along', () => {
  const stored = storePad(deskOf(), count + 1, 1000);
  const [, ...others] = SHOW.presets;
  expect(Object.keys(saved(stored, { ...SHOW, presets: others }).presets)).not.toContain(SHOW.presets[0]?.id);
  expect(withShow(stored, 'another', SHOW, false, 2000).pads).toEqual(SHOW.presets.map(({ id }) => id));
});

const onGrid = () => puts(deskOf(), 0, ['/tempo/bpm', 120], ['/tempo/quantize', 'bar']);

test('[DK42] what was armed in one show is not recalled in another', () => {
  const armed = puts(onGrid(), 100, ['/setlist/go', 2]);
  expect(armed.armed?.preset).toBe('both');
  expect(saved(armed, SHOW).armed?.preset).toBe('both');
  expect(withShow(armed, 'another', SHOW, true, 2000).armed).toBeNull();
  expect(withShow(armed, 'another', SHOW, false, 2000).armed).toBeNull();
});

test('[DK43] a set list that is written anew while it plays goes on after the preset that plays, and what is armed in it stays that', () => {
  const [first, second, third] = SHOW.setlist;
  if (first === undefined || second === undefined || third === undefined) throw new Error('the show has three places');
  const armed = puts(puts(deskOf(), 0, ['/setlist/go', 2], ['/tempo/bpm', 120], ['/tempo/quantize', 'bar']), 1, [
    '/setlist/next',
    true,
  ]);
  const shorter = saved(armed, { ...SHOW, setlist: [second, third] });
  expect([shorter.place, shorter.armed?.place, shorter.armed?.preset]).toEqual([0, 1, 'city']);
  const longer = saved(armed, { ...SHOW, setlist: [third, first, first, second, third] });
  expect([longer.place, longer.armed?.place]).toEqual([3, 4]);
  const without = saved(armed, { ...SHOW, setlist: [first] });
  expect([without.place, without.armed]).toEqual([0, null]);
  expect(saved(armed, { ...SHOW, setlist: [] }).place).toBeNull();
});
