/** Films on pads: a recall with one plays it, the next without plays Scope again. */
import { expect, test } from 'vitest';
import { freshDesk, withShow } from '../../../src/core/desk/begin.ts';
import type { Desk } from '../../../src/core/desk/desk.ts';
import { put } from '../../../src/core/desk/put.ts';
import { parseShow } from '../../../src/core/show/parse.ts';
import { showOf } from '../../../src/core/show/show.ts';
import { deskOf, line, preset, SHOW } from '../../support/deck.ts';

const press = (desk: Desk, address: string, value: string | boolean = true, now = 0): Desk =>
  put(desk, { address, value, smooth: 0, from: 'test' }, now);
const filmOf = (desk: Desk) => desk.look.stage['film'];

test('[RC9] a preset with a film plays it, in the set list too; the next without one plays Scope, and so does panic', () => {
  const presets = [preset('intro', null, { stage: { film: 'intro.webm' } }), preset('sea', [line('sea')])];
  const setlist = presets.map(({ id }) => ({ preset: id, over: null, method: null, cover: null }));
  const desk = deskOf({ ...SHOW, presets, setlist, safe: 'sea' });
  expect(filmOf(desk)).toBe('');
  const playing = press(desk, '/pad/1/recall');
  expect(filmOf(playing)).toBe('intro.webm');
  expect(filmOf(press(playing, '/pad/2/recall'))).toBe('');
  expect(filmOf(press(playing, '/panic'))).toBe('');
  expect(filmOf(press(desk, '/setlist/next'))).toBe('intro.webm');
});

test('[RC10] what is stored while a film plays has the film, and undo of a recall brings it back', () => {
  const desk = press(deskOf(SHOW), '/stage/film', 'mine.webm');
  const stored = press(desk, '/pad/9/store');
  const [id = ''] = stored.pads.slice(8);
  expect(stored.presets[id ?? '']?.stage).toMatchObject({ film: 'mine.webm' });
  const gone = press(stored, '/pad/1/recall', true, 5000);
  expect(filmOf(gone)).toBe('');
  expect(filmOf(press(gone, '/undo', true, 9000))).toBe('mine.webm');
});

test('[SY4] a show file says the standby’s colour and film, and a preset its film', () => {
  const text = JSON.stringify({
    format: 'scope-deck/show@1',
    name: 'x',
    standby: { colour: '#101820', film: 'wait.webm' },
    stage: { standby: 'film', standbyafter: 5 },
    presets: [{ id: 'a', stage: { film: 'a.webm' }, transition: { time: 0, cover: 'loop' } }],
  });
  const file = parseShow(text, 'x.json');
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  const desk = withShow(freshDesk, 'x', showOf(file.value), true, 0);
  expect(desk.show.standby).toEqual({ colour: '#101820', film: 'wait.webm' });
  expect(desk.look.stage).toMatchObject({ standby: 'film', standbyafter: 5 });
  expect(desk.presets['a']).toMatchObject({ stage: { film: 'a.webm' }, cover: 'loop' });
});
