import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { between, blend, isSame, type Shares, toShown } from '../../src/rehearsal/shares.ts';
import { createStand, round } from './stand.ts';

const item = fc.record({
  text: fc.constantFrom('red', 'blue', 'green', 'grey'),
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
});
const list = fc.array(item, { minLength: 1, maxLength: 4 });

const mixOf = (prompts: readonly { text: string; weight: number }[]) =>
  Object.fromEntries(toShown(blend(prompts, 'linear')).map(({ text, share }) => [text, round(share)]));

describe('prompts, whatever is sent', { timeout: 30_000 }, () => {
  test('[RH35] `prompts` with an equal transition always arrives, after quiet of as many chunks as it has steps', () => {
    const fade = fc.record({
      prompts: list,
      steps: fc.integer({ min: 2, max: 6 }),
      wait: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(fade, { minLength: 1, maxLength: 6 }), (fades) => {
        const stand = createStand();
        stand.open();
        let chunk = 0;
        for (const { prompts, steps, wait } of fades) {
          stand.send({ prompts, transition: { target_prompts: prompts, num_steps: steps } }, chunk * 500 + 250);
          chunk += wait;
        }
        const last = fades.at(-1);
        stand.run((chunk + (last?.steps ?? 0) + 2) * 500);
        const shown = stand.mixes().at(-1) ?? {};
        for (const [text, share] of Object.entries(mixOf(last?.prompts ?? []))) {
          expect(shown[text] ?? 0).toBeCloseTo(share, 2);
        }
      }),
    );
  });

  test('[RH35] shares are never negative and sum to one', () => {
    const weight = fc.double({ min: -5, max: 5, noNaN: true });
    const wild = fc.array(fc.record({ text: fc.string(), weight }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 5 }), (lists) => {
        const stand = createStand();
        stand.open();
        for (const [i, prompts] of lists.entries()) stand.send({ prompts }, i * 500 + 250);
        stand.run(lists.length * 500 + 500);
        for (const mix of stand.engine.journal.chunks.all()) {
          expect(mix.prompts.every(({ share }) => share > 0 && share <= 1 + 1e-9)).toBe(true);
          expect(mix.prompts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test('[RH36] no message whatever ends the engine, and sound prompts always heal it', () => {
    const known = fc.constantFrom('prompts', 'transition', 'paused', 'reset_cache', 'lora_scales', 'manage_cache');
    const more = fc.constantFrom(
      'denoising_step_list',
      'base_seed',
      'node_id',
      'modulations',
      '_quantized',
      'bpm',
      'x',
    );
    const message = fc.dictionary(fc.oneof(known, more), fc.jsonValue());
    const raw = fc.oneof(
      message.map((value) => JSON.stringify(value)),
      fc.string(),
      fc.json(),
    );
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 12 }), (messages) => {
        const stand = createStand({ chunk: 100 });
        stand.open();
        for (const [i, text] of messages.entries()) stand.send(text, i * 120 + 50);
        stand.run(messages.length * 120 + 1200);
        const heal = { paused: false, denoising_step_list: [1000, 500], base_seed: 1, input_mode: 'text' };
        stand.send({ ...heal, prompts: [{ text: 'healed', weight: 1 }] });
        stand.run(messages.length * 120 + 1700);
        expect(stand.mixes().at(-1)).toEqual({ healed: 1 });
      }),
    );
  });
});

describe('shares', () => {
  const shares: fc.Arbitrary<Shares> = list.map((items) => blend(items, 'linear'));
  const method = fc.constantFrom('linear' as const, 'slerp' as const);

  test('[RH26] a way begins at its beginning, ends at its end, and gets nearer all the time', () => {
    fc.assert(
      fc.property(shares, shares, method, (a, b, how) => {
        expect(isSame(between(a, b, 0, how), a)).toBe(true);
        expect(isSame(between(a, b, 1, how), b)).toBe(true);
        const away = [0, 0.25, 0.5, 0.75, 1].map((t) => distance(between(a, b, t, how), b));
        for (const [i, now] of away.entries()) expect(now).toBeLessThanOrEqual((away[i - 1] ?? Infinity) + 1e-9);
      }),
    );
  });

  test('[RH22] the scale of the weights does not matter', () => {
    fc.assert(
      fc.property(list, fc.double({ min: 0.1, max: 100, noNaN: true }), (items, scale) => {
        const scaled = items.map(({ text, weight }) => ({ text, weight: weight * scale }));
        expect(isSame(blend(items, 'linear'), blend(scaled, 'linear'))).toBe(true);
      }),
    );
  });
});

const distance = (a: Shares, b: Shares): number =>
  [...new Set([...a.keys(), ...b.keys()])].reduce(
    (sum, key) => sum + Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0)),
    0,
  );
