/** What is kept on disk brings the desk back as it was wanted. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restore, Saved, save } from '../../../src/core/desk/saved.ts';
import { freshLink } from '../../../src/core/link/link.ts';
import { mixOf } from '../../../src/core/look/sample.ts';
import { freshRig, wantedOf } from '../../../src/core/rig.ts';
import type { Json } from '../../../src/core/unit.ts';
import { deskOf, puts, SHOW } from '../../support/deck.ts';

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const change = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      '/prompt/1/weight',
      '/prompt/2/weight',
      '/prompt/3/weight',
      '/crossfade/position',
      '/stage/level',
      '/morph/x',
    ),
    unit,
  ),
  fc.tuple(fc.constantFrom('/prompt/1/text', '/prompt/3/text'), fc.string({ maxLength: 20 })),
  fc.tuple(
    fc.constantFrom('/prompt/1/mute', '/prompt/2/solo', '/pause', '/stage/blackout', '/show/lock'),
    fc.boolean(),
  ),
  fc.tuple(
    fc.constantFrom(
      '/pad/1/recall',
      '/pad/3/recall',
      '/pad/4/recall',
      '/pad/9/store',
      '/undo',
      '/setlist/next',
      '/panic',
    ),
    fc.constant(true),
  ),
  fc.tuple(fc.constant('/seed'), fc.nat(1e6)),
  fc.tuple(fc.constant('/param/denoising_step_list/2'), fc.nat(1000)),
  fc.tuple(fc.constant('/prompt/blend'), fc.constantFrom('linear', 'slerp')),
);

test('[DK32] save and restore keep what is wanted, by way of JSON, and saving again writes the same', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
      const desk = changes.reduce(
        (each, [address, value], i) => puts(each, i * 300, [address, value satisfies Json]),
        deskOf(),
      );
      const rig = freshRig(desk, { ...freshLink(SHOW.pipeline), wish: true, sessions: ['s1'] });
      const text = JSON.stringify(save(rig, false));
      const saved = Saved.parse(JSON.parse(text));
      const back = freshRig(restore(deskOf(), saved, 1e6), freshLink(SHOW.pipeline, saved.wish, saved.sessions));
      expect(wantedOf(back, 1e6)).toEqual(wantedOf(rig, 1e6));
      expect(back.desk.look.stage).toEqual(desk.look.stage);
      expect(back.desk.presets).toEqual(desk.presets);
      expect(back.desk.pads).toEqual(desk.pads);
      expect(JSON.stringify(save(back, false))).toBe(
        JSON.stringify(save({ ...rig, desk: { ...desk, look: { ...desk.look, hold: back.desk.look.hold } } }, false)),
      );
    }),
    { numRuns: 300 },
  );
});

test('[DK33] a hand that was still gliding comes back where it was going', () => {
  const desk = puts(deskOf(), 1000, ['/prompt/2/weight', 1]);
  const back = restore(deskOf(), save(freshRig(desk), false), 1001);
  expect(mixOf(back.look, 1001)).toEqual(mixOf(desk.look, 1e6));
});

test('[DK34] the mix that is held while all is silent survives', () => {
  const desk = puts(deskOf(), 0, ['/prompt/glide', 0], ['/prompt/1/weight', 0]);
  const back = restore(deskOf(), save(freshRig(desk), false), 0);
  expect(mixOf(back.look, 0)).toEqual([{ text: 'forest', weight: 1 }]);
});

test('[DK44] a state that says what cannot be is brought within what can, and the desk plays', () => {
  const state = save(freshRig(deskOf(), freshLink(SHOW.pipeline)), false);
  const desk = {
    ...state.desk,
    place: 99,
    decks: { ...state.desk.decks, position: 7 },
    morph: { x: -3, y: 0.5 },
    glide: -1,
    over: { unit: 'time', count: 1e9 },
    stage: { ...state.desk.stage, level: 'bright', hue: 1e6, loop: 'sometimes', gone: 1, mirror: '4' },
  };
  const back = restore(deskOf(), Saved.parse({ ...state, desk }), 1e6);
  expect(puts(back, 1e6, ['/setlist/previous', true]).place).toBe(SHOW.setlist.length - 2);
  expect(back.look).toMatchObject({
    decks: { position: 1 },
    morph: { x: 0, y: 0.5 },
    glide: 0,
    over: { unit: 'time', count: 60 },
  });
  expect(back.look.stage).toMatchObject({ level: 1, hue: 180, loop: 'off', mirror: 4 });
  expect(back.look.stage).not.toHaveProperty('gone');
  expect(restore(deskOf(), Saved.parse({ ...state, desk: { ...desk, place: -4 } }), 1e6).place).toBeNull();
});

test('[DK46] after a crash the beat runs on and the grid is as it was; after an orderly end the grid alone', () => {
  const desk = puts(deskOf(), 1000, ['/tempo/bpm', 140], ['/tempo/quantize', 'bar']);
  const back = (orderly: boolean) =>
    restore(deskOf(), Saved.parse(save(freshRig(desk, freshLink(SHOW.pipeline)), orderly)), 5000);
  expect(back(false)).toMatchObject({ quantize: 'bar', tempo: { bpm: 140, zero: desk.tempo.zero, source: 'set' } });
  expect(back(true)).toMatchObject({ quantize: 'bar', tempo: { bpm: null } });
});
