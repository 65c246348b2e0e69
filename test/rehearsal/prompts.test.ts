import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/core/unit.ts';
import { BLUE, createStand, GREEN, RED } from './stand.ts';

const blue = { blue: 1 };
const red = { red: 1 };
const part = (share: number) => ({ red: Math.round((1 - share) * 1000) / 1000, blue: Math.round(share * 1000) / 1000 });
const to = (steps: number | undefined, target: Json = [BLUE]) => ({
  target_prompts: target,
  ...(steps === undefined ? {} : { num_steps: steps }),
});

/** Chunk 1 plays red; each message is taken by one chunk from the second on; null: nothing is sent. */
function play(messages: readonly unknown[], initial = {}) {
  const stand = createStand();
  stand.open(initial);
  for (const [i, message] of messages.entries()) {
    stand.run(i * 500 + 250);
    if (message !== null) stand.send(message);
  }
  stand.run(messages.length * 500 + 500);
  return stand;
}

const mixesAfter = (messages: readonly unknown[], initial = {}) => play(messages, initial).mixes().slice(1);

describe('which prompts are played', () => {
  test('[RH20] new prompts snap in the chunk that takes them', () => {
    expect(mixesAfter([null, { prompts: [BLUE] }, null])).toEqual([red, blue, blue]);
  });

  test('[RH20] prompts equal to the last incoming ones change nothing, even when something else is shown', () => {
    const after = [{ transition: to(2) }, null, null, { prompts: [RED] }, null];
    expect(mixesAfter(after)).toEqual([red, blue, blue, blue, blue]);
  });

  test('[RH20] a weight that is moved by a thousandth makes them new again', () => {
    const almost = { text: 'red', weight: 1.001 };
    expect(mixesAfter([{ transition: to(2) }, null, { prompts: [almost] }])).toEqual([red, blue, red]);
  });

  test('[RH20] order, length and unknown keys make a list new too', () => {
    const stand = play([{ transition: to(2) }, null, { prompts: [{ ...RED, note: 1 }] }]);
    expect(stand.mixes().at(-1)).toEqual(red);
  });

  test.each([
    ['red', red],
    [['red', 'blue'], { red: 0.5, blue: 0.5 }],
    [[{ text: 'blue' }], blue],
    [[{ weight: 1 }], { '': 1 }],
  ])('[RH21] prompts may be one text, texts, or items without weight or text: %j', (prompts, mix) => {
    expect(mixesAfter([{ prompts: [GREEN] }, { prompts }]).at(-1)).toEqual(mix);
  });

  test.each([
    [[1, 1], part(0.5)],
    [[2, 2], part(0.5)],
    [[75, 25], part(0.25)],
    [[1, 3], part(0.75)],
    [[0, 100], blue],
    [[0, 0], part(0.5)],
    [[-1, -3], part(0.5)],
  ])('[RH22] weights %j are normalised, and a sum of nothing means equal shares', ([r = 0, b = 0], mix) => {
    const prompts = [
      { text: 'red', weight: r },
      { text: 'blue', weight: b },
    ];
    expect(mixesAfter([{ prompts }]).at(-1)).toEqual(mix);
  });

  test('[RH22] only `spatial_interpolation_method` bends the blend, only for two, and only at the next encoding', () => {
    const pair = (weight: number) => [
      { text: 'red', weight: 1 - weight },
      { text: 'blue', weight },
    ];
    const mixes = mixesAfter([
      { prompts: pair(0.25), prompt_interpolation_method: 'slerp' },
      { spatial_interpolation_method: 'slerp' },
      { prompts: pair(0.26) },
    ]);
    expect(mixes.slice(0, 2)).toEqual([part(0.25), part(0.25)]);
    expect(mixes[2]?.['blue']).toBeGreaterThan(0.27);
  });

  test('[RH23] an empty list is ignored', () => {
    expect(mixesAfter([{ prompts: [] }, null])).toEqual([red, red]);
  });
});

describe('transitions', () => {
  test.each([
    [undefined, [blue, blue, blue, blue]],
    [0, [blue, blue, blue, blue]],
    [-3, [blue, blue, blue, blue]],
    [1, [red, red, red, red]],
    [2, [red, blue, blue, blue]],
    [4, [red, part(1 / 3), part(2 / 3), blue]],
    ['4', [red, part(1 / 3), part(2 / 3), blue]],
    ['4.5', [blue, blue, blue, blue]],
    [4.9, [red, part(1 / 3), part(2 / 3), blue]],
  ])('[RH24] with %j steps the positions are evenly spaced from 0 to 1, both included', (steps, mixes) => {
    const transition = { ...to(undefined), ...(steps === undefined ? {} : { num_steps: steps }) };
    expect(mixesAfter([{ prompts: [BLUE], transition }, null, null, null])).toEqual(mixes);
  });

  test('[RH25] after one step the server believes it has arrived: the same target is ignored, another is not', () => {
    const messages = [{ transition: to(1) }, { transition: to(0) }, { prompts: [BLUE] }, { prompts: [GREEN] }];
    expect(mixesAfter(messages)).toEqual([red, red, red, { green: 1 }]);
  });

  test('[RH26] the transition stays until it is done, whatever else is sent, and progress is reported', () => {
    const stand = play([{ transition: to(4) }, { noise_scale: 0.5 }, { n: 1 }, null, null]);
    expect(stand.mixes().slice(1)).toEqual([red, part(1 / 3), part(2 / 3), blue, blue]);
    const positions = stand.engine.journal.chunks.all().map(({ transition }) => transition);
    expect(positions).toEqual([null, 0, 1 / 3, 2 / 3, 1, null]);
    const [processor] = stand.engine.sessions.get('a')?.processors.values() ?? [];
    expect(processor?.parameters['transition']).toBeUndefined();
    expect(processor?.parameters['prompts']).toEqual([RED]);
  });

  test('[RH27] the identical transition sent again lets it go on', () => {
    const again = { transition: to(4) };
    expect(mixesAfter([again, again, again, again])).toEqual([red, part(1 / 3), part(2 / 3), blue]);
  });

  test('[RH27] a new target starts from the present point, with one unchanged chunk', () => {
    const mixes = mixesAfter([{ transition: to(3) }, null, { transition: to(3, [GREEN]) }, null, null]);
    expect(mixes).toEqual([red, part(0.5), part(0.5), { red: 0.25, blue: 0.25, green: 0.5 }, { green: 1 }]);
  });

  test('[RH27] re-sent each chunk with a moving target, the picture does not move at all', () => {
    const moving = [0.2, 0.4, 0.6, 0.8, 1].map((weight) => ({
      transition: to(4, [
        { text: 'red', weight: 1 - weight },
        { text: 'blue', weight },
      ]),
    }));
    expect(mixesAfter([...moving, null, null, null])).toEqual([
      red,
      red,
      red,
      red,
      red,
      part(1 / 3),
      part(2 / 3),
      blue,
    ]);
  });

  test('[RH28] plain new prompts half-way cancel and snap', () => {
    expect(mixesAfter([{ transition: to(4) }, null, { prompts: [GREEN] }, null])).toEqual([
      red,
      part(1 / 3),
      { green: 1 },
      { green: 1 },
    ]);
  });

  test('[RH28] plain prompts equal to the last incoming ones half-way snap back, and stay there', () => {
    expect(mixesAfter([{ transition: to(4) }, null, { prompts: [RED] }, null, null])).toEqual([
      red,
      part(1 / 3),
      red,
      red,
      red,
    ]);
  });

  test('[RH28] chained transitions of two move every second chunk', () => {
    const pair = (weight: number) => ({
      transition: to(2, [
        { text: 'red', weight: 1 - weight },
        { text: 'blue', weight },
      ]),
    });
    expect(mixesAfter([pair(0.5), null, pair(1), null])).toEqual([red, part(0.5), part(0.5), blue]);
  });

  test('[RH29] a transition without a target, or null, does nothing', () => {
    expect(mixesAfter([{ transition: { num_steps: 4 } }, { transition: null }, { transition: {} }])).toEqual([
      red,
      red,
      red,
    ]);
  });

  test('[RH29] a target that differs in nothing that is seen is taken at once', () => {
    const same = [
      { text: 'red', weight: 2 },
      { text: 'blue', weight: 0 },
    ];
    const stand = play([{ transition: to(4, same) }, null]);
    expect(stand.engine.journal.chunks.all().map(({ transition }) => transition)).toEqual([null, null, null]);
  });

  test('[RH26] slerp takes another way to the same end', () => {
    const transition = { ...to(5), temporal_interpolation_method: 'slerp' };
    const mixes = mixesAfter([{ transition }, null, null, null, null]);
    expect(mixes[0]).toEqual(red);
    expect(mixes[2]).toEqual(part(0.5));
    expect(mixes[1]?.['blue']).toBeGreaterThan(0.28);
    expect(mixes[4]).toEqual(blue);
  });

  test('[RH24] in the offer there is nothing to come from: the first chunk is at the target', () => {
    const stand = createStand();
    stand.open({ transition: to(4) });
    stand.run(1200);
    expect(stand.mixes()).toEqual([blue, blue]);
  });
});

describe('resets', () => {
  test('[RH30] after transition-only control a reset jumps back to the stored prompts', () => {
    expect(mixesAfter([{ transition: to(2) }, null, { reset_cache: true }, null])).toEqual([red, blue, red, red]);
  });

  test('[RH30] prompts and transition together complete, survive a reset, and can go back', () => {
    const both = { prompts: [BLUE], transition: to(2) };
    const back = { prompts: [RED] };
    expect(mixesAfter([both, null, { reset_cache: true }, back])).toEqual([red, blue, blue, red]);
  });

  test('[RH30] a reset within a transition is at its target at once', () => {
    expect(mixesAfter([{ transition: to(4) }, null, { reset_cache: true }])).toEqual([red, part(1 / 3), blue]);
  });

  test('[RH31] prompts of an earlier session stay, unless the offer brings its own', () => {
    const stand = play([{ prompts: [BLUE] }]);
    stand.engine.close('a', 'test', stand.now() + 1_000_000);
    stand.open({ prompts: undefined as never }, { id: 'b' });
    stand.run(3000);
    expect(stand.mixes().at(-1)).toEqual(blue);
  });

  test('[RH31] what was loaded anew remembers nothing', () => {
    const stand = play([{ prompts: [BLUE], secret: 1 }]);
    expect(stand.engine.loader.instance('longlive', 2_000_000)?.sticky.get('secret')).toBe(1);
    stand.engine.loader.load(
      [{ node: 'longlive', pipeline: 'longlive', loadParams: { base_seed: 7 } }],
      stand.now() + 1_000_000,
    );
    expect(stand.engine.loader.instance('longlive', 2_000_000)?.sticky.get('secret')).toBeUndefined();
  });
});

describe('what poisons', () => {
  const alive = (stand: ReturnType<typeof createStand>) => stand.mixes().length;

  test('[RH32] a fresh pipeline without prompts fails endlessly, without frames, until a list arrives', () => {
    const stand = createStand();
    stand.open({ prompts: undefined as never });
    expect(stand.run(5000)).toEqual([]);
    expect(alive(stand)).toBe(0);
    expect(stand.engine.journal.failures.all()[0]?.count).toBeGreaterThan(400);
    stand.send({ prompts: [BLUE] });
    stand.run(6000);
    expect(stand.mixes()[0]).toEqual(blue);
  });

  test.each([
    [{ prompts: null }],
    [{ prompts: 5 }],
    [{ prompts: [5] }],
    [{ transition: 'x' }],
    [{ transition: { target_prompts: 5 } }],
    [{ denoising_step_list: 'x' }],
    [{ base_seed: 'x' }],
    [{ width: 320 }],
  ])('[RH33] %j fails every chunk until it is overwritten', (poison) => {
    const stand = createStand();
    stand.open();
    stand.send(poison, 250);
    stand.run(4000);
    expect(alive(stand)).toBe(1);
    stand.send({ prompts: [BLUE], denoising_step_list: [1000, 500], base_seed: 1, width: 576 });
    stand.run(6000);
    expect(stand.mixes().at(-1)).toEqual(blue);
  });

  test('[RH33] while it fails, messages are taken as fast as they come', () => {
    const stand = createStand();
    stand.open();
    stand.send({ prompts: null }, 250);
    stand.run(1000);
    for (let n = 0; n < 8; n += 1) stand.send({ n });
    stand.run(1050);
    expect(stand.applied('n')).toHaveLength(9);
  });

  test.each([
    [{ prompts: [{ text: 'blue', weight: 'x' }] }],
    [{ prompts: [{ text: 'blue', weight: null }] }],
    [{ prompts: [{ text: 5 }] }],
    [{ prompts: [{ text: 'blue' }, 'green'] }],
    [{ lora_scales: 5 }],
  ])('[RH34] %j fails one chunk and is dropped', (message) => {
    const stand = play([message, null, null]);
    expect(stand.engine.journal.failures.all().map(({ count }) => count)).toEqual([1]);
    expect(stand.mixes().at(-1)).toEqual(red);
  });

  test('[RH34] a broken `ctrl_input` cannot be healed, a sound one sums the mouse', () => {
    const healthy = play([
      { ctrl_input: { button: ['KeyW'], mouse: [1, 2] } },
      { ctrl_input: { button: [], mouse: [3, 4] } },
    ]);
    expect(healthy.mixes()).toHaveLength(3);
    const broken = play([{ ctrl_input: 5 }, { ctrl_input: { button: [], mouse: [0, 0] } }, null]);
    expect(broken.mixes()).toHaveLength(1);
  });
});
