/** Learning on a desk that plays: what is bound goes on, and what is kept becomes a deal for the user's file. */
import { expect, test } from 'vitest';
import type { Action } from '../../../src/core/action.ts';
import type { Binding, MappingFile } from '../../../src/core/mapping/file.ts';
import { freshRig, type Rig, type Turned, turn } from '../../../src/core/rig.ts';
import { learnView } from '../../../src/core/view/learn.ts';
import type { LearnDeed } from '../../../src/core/learn/learning.ts';
import { deskOf } from '../../support/deck.ts';
import { way } from './ears.ts';

const file = (bindings: readonly Binding[], id = 'mine'): MappingFile => ({
  id,
  mapping: {
    format: 'scope-deck/mapping@1',
    name: id,
    inputs: { box: { type: 'midi', port: 'Box' } },
    bindings: [...bindings],
  },
});

class Show {
  rig: Rig;
  now = 1000;
  last: Turned | null = null;

  constructor(files: readonly MappingFile[] = []) {
    this.rig = freshRig(deskOf());
    this.act({ at: 0, kind: 'port', page: 'p', port: { key: 'k', name: 'Box', maker: 'M' }, here: true });
    this.act({ at: 0, kind: 'mapping', files });
  }

  act(action: Action): this {
    this.last = turn(this.rig, action);
    this.rig = this.last.rig;
    return this;
  }

  learn(deed: LearnDeed): this {
    return this.act({ at: this.now, kind: 'learn', deed });
  }

  cc(number: number, values: readonly number[]): this {
    for (const value of values) {
      this.now += 10;
      this.act({ at: this.now, kind: 'midi', page: 'p', port: 'k', bytes: [0xb0, number, value] });
    }
    this.now += 300;
    return this.act({ at: this.now, kind: 'tick' });
  }

  view(canUndo = false) {
    return learnView(this.rig.desk, this.now, canUndo);
  }
}

test('[LR14] clicking a target and moving a control makes a proposal, and keeping it a binding for the file', () => {
  const show = new Show()
    .learn({ do: 'begin' })
    .learn({ do: 'target', address: '/prompt/6/weight' })
    .cc(5, way(5, 103))
    .cc(21, [9, 30, 50]);
  expect(show.view()?.proposal).toMatchObject({
    from: 'Box',
    control: 'CC 5',
    is: 'a fader',
    evidence: '5 and 103, each once',
    will: '0 to 127, takeover scale',
    full: '0–127',
    heard: '5–103',
    prefers: 'full',
    rivals: [{ words: 'CC 21' }],
    clash: '',
  });
  show.learn({ do: 'keep', range: 'full' });
  expect(show.last?.tasks).toEqual([
    {
      do: 'bind',
      bound: {
        input: { type: 'midi', port: 'Box' },
        binding: { from: { channel: 1, cc: 5 }, to: '/prompt/6/weight', mode: 'absolute', takeover: 'scale' },
      },
    },
  ]);
});

test('[LR15] the mode stays on for the next target, and nothing counts for it that was moved before', () => {
  const show = new Show()
    .learn({ do: 'target', address: '/stage/hue' })
    .cc(5, way(0, 127))
    .learn({ do: 'keep', range: 'full' });
  expect(show.view()).toMatchObject({ target: null, proposal: null, kept: 'CC 5 plays Hue.' });
  show.cc(9, way(0, 60)).learn({ do: 'target', address: '/stage/zoom' });
  expect(show.view()).toMatchObject({ name: 'Zoom', proposal: null });
  expect(show.learn({ do: 'end' }).view()).toBeNull();
});

test('[LR15] again forgets what was heard, another control can be picked, and a coding said', () => {
  const show = new Show().learn({ do: 'target', address: '/stage/hue' }).cc(5, way(0, 127)).cc(20, [1, 1, 1, 1]);
  const rival = show.view()?.proposal?.rivals[0]?.key ?? '';
  expect(show.learn({ do: 'pick', key: rival }).view()?.proposal).toMatchObject({ control: 'CC 20', sweep: null });
  show.learn({ do: 'coding', scheme: 'signed-bit' });
  expect(
    show
      .view()
      ?.proposal?.codings.filter(({ isChosen }) => isChosen)
      .map(({ words }) => words),
  ).toEqual(['right 1, left 65']);
  expect(show.learn({ do: 'again' }).view()).toMatchObject({ target: '/stage/hue', proposal: null });
});

test('[LR16] what is bound goes on while one learns', () => {
  const show = new Show([file([{ from: { cc: 7 }, to: '/stage/hue', takeover: 'jump' }])]);
  show.learn({ do: 'target', address: '/stage/zoom' }).cc(7, [127]);
  expect(show.rig.desk.look.stage['hue']).toBe(180);
  show.act({ at: show.now, kind: 'key', code: 'KeyB', down: true, shift: false, ctrl: false });
  expect(show.rig.desk.look.stage['blackout']).toBe(true);
});

test('[LR17] plates tell what is bound, and a control that plays more than one address is a clash', () => {
  const show = new Show([
    file([
      { from: { cc: 4 }, to: '/prompt/5/weight' },
      { from: { cc: 1 }, to: ['/prompt/1/weight', '/prompt/2/weight'] },
      { from: { channel: 2, cc: 3 }, to: '/prompt/3/weight' },
      { from: { cc: 9 }, to: '/stage/hue', layer: 'shift' },
      { from: { cc: 9 }, to: '/stage/zoom' },
    ]),
    file([{ from: { channel: 1, cc: 4 }, to: '/stage/trails' }], 'learned'),
  ]).learn({ do: 'target', address: '/stage/mirror' });
  expect(show.view()?.plates).toEqual({
    '/prompt/5/weight': { label: 'CC 4', short: 'CC4', count: 2 },
    '/stage/trails': { label: 'CC 4', short: 'CC4', count: 2 },
    '/prompt/1/weight': { label: 'CC 1', short: 'CC1', count: 1 },
    '/prompt/2/weight': { label: 'CC 1', short: 'CC1', count: 1 },
    '/prompt/3/weight': { label: 'CC 3 ch 2', short: 'CC3+', count: 1 },
    '/stage/hue': { label: 'CC 9 + shift', short: 'CC9+', count: 1 },
    '/stage/zoom': { label: 'CC 9', short: 'CC9', count: 1 },
  });
  expect(show.cc(4, way(0, 127)).view()?.proposal?.clash).toBe('It plays Prompt 5 weight and 1 more');
});

test('[LR18] a locked show is not taught, and an address that only tells or does nothing is no target', () => {
  const show = new Show().act({ at: 0, kind: 'put', changes: [{ address: '/show/lock', value: true }] });
  expect(show.learn({ do: 'begin' }).view()).toBeNull();
  expect(show.rig.desk.notes.map(({ problem }) => problem.code)).toEqual(['show/locked']);
  for (const address of ['/status/fps', '/no/such', '/pad/1/state'])
    expect(new Show().learn({ do: 'begin' }).learn({ do: 'target', address }).view()?.target).toBeNull();
});

test('[LR19] a second device of one name is told by its place', () => {
  const show = new Show();
  show.act({ at: 0, kind: 'port', page: 'p', port: { key: 'k2', name: 'Box', maker: 'M' }, here: true });
  show.learn({ do: 'target', address: '/stage/hue' });
  for (const value of way(0, 127)) {
    show.now += 10;
    show.act({ at: show.now, kind: 'midi', page: 'p', port: 'k2', bytes: [0xb0, 40, value] });
  }
  expect(show.view()?.proposal?.from).toBe('Box (2)');
  show.learn({ do: 'keep', range: 'full' });
  expect(show.last?.tasks).toMatchObject([{ do: 'bind', bound: { input: { port: 'Box', nth: 2 } } }]);
});

test('[LR20] the last binding is taken back on demand', () => {
  const show = new Show().learn({ do: 'begin' }).learn({ do: 'undo' });
  expect(show.last?.tasks).toEqual([{ do: 'unbind' }]);
});

test('[LR30] what is learned while a layer is held acts only with it, the key of the layer is not learned, and it is said', () => {
  const show = new Show([file([{ from: { input: 'box', cc: 60 }, to: '/layer/shift' }])])
    .learn({ do: 'target', address: '/stage/hue' })
    .cc(60, [127])
    .cc(5, way(0, 127));
  expect(show.view()?.proposal).toMatchObject({ control: 'CC 5', rivals: [] });
  expect(show.view()?.proposal?.will).toBe('with shift held: 0 to 127, takeover jump');
  show.cc(60, [0]).learn({ do: 'keep', range: 'full' });
  expect(show.last?.tasks).toMatchObject([{ do: 'bind', bound: { binding: { layer: 'shift', to: '/stage/hue' } } }]);
});

test('[LR31] what is learned without a layer has none, and a layer is learned by its own key', () => {
  const show = new Show([file([{ from: { input: 'box', cc: 60 }, to: '/layer/shift' }])])
    .cc(60, [127])
    .learn({ do: 'target', address: '/stage/hue' })
    .cc(60, [0])
    .cc(5, way(0, 127))
    .learn({ do: 'keep', range: 'full' });
  const [task] = show.last?.tasks ?? [];
  expect(task?.do === 'bind' ? task.bound.binding.layer : 'none').toBeUndefined();
  const layer = new Show().learn({ do: 'target', address: '/layer/shift' }).cc(61, [127, 0]);
  expect(layer.view()?.proposal?.control).toBe('CC 61');
});

test('[LR32] a button that another mapping lights is lit as there, a pad by its states and all else as an active one; no other is lit', () => {
  const states = { empty: 0, stored: 5, active: 1 };
  const lit = file([{ from: { input: 'box', note: 56 }, to: '/pad/1/recall', feedback: { states } }], 'apc');
  const learn = (address: string, note: number) => {
    const show = new Show([lit]).learn({ do: 'target', address });
    for (const velocity of [100, 0]) {
      show.now += 50;
      show.act({ at: show.now, kind: 'midi', page: 'p', port: 'k', bytes: [0x90, note, velocity] });
    }
    const [task] = show.learn({ do: 'keep', range: 'full' }).last?.tasks ?? [];
    return task?.do === 'bind' ? task.bound.binding.feedback : 'no binding';
  };
  expect(learn('/pad/9/recall', 56)).toEqual({ states });
  expect(learn('/stage/freeze', 56)).toEqual({ on: 1 });
  expect(learn('/stage/freeze', 57)).toBeUndefined();
});

const pressNote = (show: Show, note: number): Show => {
  for (const velocity of [100, 0]) {
    show.now += 50;
    show.act({ at: show.now, kind: 'midi', page: 'p', port: 'k', bytes: [0x90, note, velocity] });
  }
  return show;
};
const kept = (show: Show) => {
  const [task] = show.learn({ do: 'keep', range: 'full' }).last?.tasks ?? [];
  return task?.do === 'bind' ? task.bound.binding : null;
};

test('[LR33] a press may be taught as a double or a long one, and a recall where it lands; what is not said is not written', () => {
  const teach = (address: string) => pressNote(new Show().learn({ do: 'target', address }), 36);
  const show = teach('/pad/1/recall');
  expect(show.view()?.proposal?.presses.map(({ press, isChosen }) => [press, isChosen])).toEqual([
    ['single', true],
    ['double', false],
    ['long', false],
  ]);
  show.learn({ do: 'press', press: 'long' }).learn({ do: 'lands', lands: 'bar' });
  expect(show.view()?.proposal?.will).toBe('a long press does it, on the bar');
  expect(kept(show)).toEqual({
    from: { channel: 1, note: 36 },
    to: '/pad/1/recall',
    mode: 'trigger',
    press: 'long',
    quantize: 'bar',
  });
  expect(kept(teach('/pad/1/recall'))).toEqual({
    from: { channel: 1, note: 36 },
    to: '/pad/1/recall',
    mode: 'trigger',
  });
  expect(kept(teach('/setlist/next').learn({ do: 'lands', lands: 'off' }))?.quantize).toBe('off');
});

test('[LR34] only what is pressed has presses, and only what leads to a recall lands; nothing that was said before counts for the next', () => {
  const offers = (show: Show) => {
    const { presses = [], landings = [] } = show.view()?.proposal ?? {};
    return [presses.length, landings.length];
  };
  const teach = (address: string) => new Show().learn({ do: 'target', address });
  expect(offers(pressNote(teach('/pad/1/store'), 36))).toEqual([3, 0]);
  expect(offers(pressNote(teach('/stage/freeze'), 36))).toEqual([3, 0]);
  expect(offers(pressNote(teach('/layer/shift'), 36))).toEqual([0, 0]);
  expect(offers(teach('/stage/zoom').cc(5, way(0, 127)))).toEqual([0, 0]);
  expect(offers(teach('/setlist/next').cc(20, [1, 1, 1, 1]))).toEqual([0, 6]);
  const program = teach('/pad/1/recall');
  program.now += 50;
  program.act({ at: program.now, kind: 'midi', page: 'p', port: 'k', bytes: [0xc0, 3] });
  expect(offers(program)).toEqual([2, 6]);
  const show = pressNote(teach('/pad/1/recall'), 36).learn({ do: 'press', press: 'long' });
  expect(kept(show.learn({ do: 'again' })) ?? kept(pressNote(show, 36))).not.toHaveProperty('press');
});

test('[LR35] another press of a control is no clash; what its plain press will wait for is said', () => {
  const plain = file([{ from: { input: 'box', note: 36 }, to: '/pad/1/recall' }]);
  const show = pressNote(new Show([plain]).learn({ do: 'target', address: '/pad/1/store' }), 36);
  expect(show.view()?.proposal).toMatchObject({ clash: 'It plays Pad 1 too', delays: '' });
  show.learn({ do: 'press', press: 'long' });
  expect(show.view()?.proposal).toMatchObject({ clash: '', delays: 'Pad 1 will act when it is let go' });
  show.learn({ do: 'press', press: 'double' });
  expect(show.view()?.proposal?.delays).toBe('Pad 1 will act 0.3 s after it is pressed');
  const both = file([
    { from: { input: 'box', note: 36 }, to: '/pad/1/recall' },
    { from: { input: 'box', note: 36 }, to: '/pad/1/store', press: 'long' },
  ]);
  expect(new Show([both]).learn({ do: 'begin' }).view()?.plates).toEqual({
    '/pad/1/recall': { label: 'note 36', short: 'N36', count: 1 },
    '/pad/1/store': { label: 'note 36 long', short: 'N36+', count: 1 },
  });
});

test('[LR36] a device is named so that no other answers to it, and so that it is known in another socket', () => {
  const learnOn = (name: string, ...others: readonly string[]) => {
    const show = new Show();
    for (const [i, each] of [name, ...others].entries())
      show.act({ at: 0, kind: 'port', page: 'p', port: { key: `d${i}`, name: each, maker: 'M' }, here: true });
    show.learn({ do: 'target', address: '/stage/hue' });
    for (const value of way(0, 127)) {
      show.now += 10;
      show.act({ at: show.now, kind: 'midi', page: 'p', port: 'd0', bytes: [0xb0, 40, value] });
    }
    const [task] = show.learn({ do: 'keep', range: 'full' }).last?.tasks ?? [];
    return task?.do === 'bind' ? task.bound.input : null;
  };
  expect(learnOn('2- nanoKONTROL2')).toEqual({ type: 'midi', port: 'nanoKONTROL2' });
  expect(learnOn('Synth (A)', 'Drums')).toEqual({ type: 'midi', port: 'Synth (A)' });
  expect(learnOn('Synth (A)', 'Synth (A) Port 2')).toEqual({ type: 'midi', port: '/^Synth \\(A\\)$/' });
});
