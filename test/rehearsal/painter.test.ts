import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGLIVE_SHAPE } from '../../src/rehearsal/catalog.ts';
import { colourOf, mixOf } from '../../src/rehearsal/colour.ts';
import { createPainter } from '../../src/rehearsal/painter.ts';
import type { Chunk } from '../../src/rehearsal/processor.ts';

const [width, height] = [192, 112];

function chunkOf(prompts: Chunk['prompts'], more: Partial<Chunk> = {}): Chunk {
  return {
    number: 5,
    at: 0,
    prompts,
    transition: null,
    frames: 12,
    cut: null,
    updated: false,
    scene: 1,
    seed: 42,
    noise: 0.7,
    steps: [1000, 750, 500, 250],
    size: { ...LONGLIVE_SHAPE, width, height },
    ...more,
  };
}

const painter = createPainter(width, height);
const paint = (chunk: Chunk, index = 6) => Uint8ClampedArray.from(painter.paint({ chunk, index }).data);

function meanOf(pixels: Uint8ClampedArray): readonly number[] {
  const sums = [0, 0, 0];
  for (let i = 0; i < pixels.length; i += 4) for (const c of [0, 1, 2]) sums[c] = (sums[c] ?? 0) + (pixels[i + c] ?? 0);
  return sums.map((sum) => sum / (pixels.length / 4));
}

const swatchOf = (pixels: Uint8ClampedArray) => Array.from(pixels.slice(4 * (8 * width + 8), 4 * (8 * width + 8) + 3));

/** Mean absolute difference of two pictures. */
const difference = (a: Uint8ClampedArray, b: Uint8ClampedArray) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;

describe('the picture', { timeout: 30_000 }, () => {
  test('[RH80] the corner is exactly the mix of the prompts’ colours', () => {
    const shares = fc.tuple(fc.string(), fc.string(), fc.double({ min: 0.05, max: 0.95, noNaN: true }));
    fc.assert(
      fc.property(shares, ([a, b, share]) => {
        const prompts = [
          { text: a, share },
          { text: b, share: 1 - share },
        ];
        const { r, g, b: blue } = mixOf(prompts);
        expect(swatchOf(paint(chunkOf(prompts)))).toEqual([r, g, blue]);
      }),
      { numRuns: 20 },
    );
  });

  test('[RH80] the mean colour goes from one prompt’s to the other’s without turning back', () => {
    const at = [0, 0.25, 0.5, 0.75, 1].map((share) =>
      meanOf(
        paint(
          chunkOf(
            [
              { text: 'red', share: 1 - share },
              { text: 'blue', share },
            ].filter((p) => p.share > 0),
          ),
        ),
      ),
    );
    for (const [i, now] of at.entries()) {
      const before = at[i - 1];
      if (!before) continue;
      expect(now[0] ?? 0).toBeLessThan((before[0] ?? 0) - 10);
      expect(now[2] ?? 0).toBeGreaterThan((before[2] ?? 0) + 10);
    }
  });

  test('[RH80] colours are the same every time, named ones are what they are called, and others are told apart', () => {
    expect(colourOf('a misty forest')).toEqual(colourOf('a misty forest'));
    expect(colourOf('red').r).toBeGreaterThan(3 * colourOf('red').b);
    expect(colourOf('a blue house').b).toBeGreaterThan(2 * colourOf('a blue house').r);
    const apart = ['a misty forest at dawn', 'a neon city in rain', 'embers over lava', 'an ocean'].map(colourOf);
    expect(new Set(apart.map((colour) => JSON.stringify(colour))).size).toBe(4);
  });

  test('[RH81] every frame differs from the one before it, so that a freeze shows', () => {
    const chunk = chunkOf([{ text: 'glass flowers', share: 1 }]);
    for (const index of [1, 2, 3])
      expect(difference(paint(chunk, index), paint(chunk, index - 1))).toBeGreaterThan(0.5);
    expect(difference(paint(chunk, 3), paint(chunk, 3))).toBe(0);
  });

  test('[RH82] words are on it, brighter the louder they are', () => {
    const bright = (pixels: Uint8ClampedArray) => {
      let count = 0;
      for (let i = 0; i < pixels.length; i += 4) {
        if ((pixels[i] ?? 0) > 200 && (pixels[i + 1] ?? 0) > 200 && (pixels[i + 2] ?? 0) > 200) count += 1;
      }
      return count;
    };
    const loud = bright(paint(chunkOf([{ text: 'WORDS', share: 1 }])));
    const nothing = bright(paint(chunkOf([{ text: ' ', share: 1 }])));
    expect(loud).toBeGreaterThan(nothing + 300);
  });

  test('[RH82] words of any length and script are drawn without complaint', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        expect(paint(chunkOf([{ text, share: 1 }])).length).toBe(width * height * 4);
      }),
      { numRuns: 12 },
    );
  });

  test('[RH83] a hard cut is seen as a burn of light, a transition as a bar at its foot', () => {
    const prompts = [{ text: 'red', share: 1 }];
    const [, plain = 0] = meanOf(paint(chunkOf(prompts), 0));
    const [, burnt = 0] = meanOf(paint(chunkOf(prompts, { cut: 'reset' }), 0));
    const [, after = 0] = meanOf(paint(chunkOf(prompts, { cut: 'reset' }), 8));
    expect(burnt).toBeGreaterThan(plain + 60);
    expect(Math.abs(after - plain)).toBeLessThan(6);
    const foot = (transition: number | null) => {
      const row = paint(chunkOf(prompts, { transition })).slice(4 * width * (height - 2), 4 * width * (height - 1));
      return meanOf(row)[1] ?? 0;
    };
    expect(foot(0.25)).toBeGreaterThan(foot(null) + 20);
    expect(foot(0.75)).toBeGreaterThan(foot(0.25) + 60);
  });

  test('[RH83] seed, noise, step list and scene change the picture', () => {
    const prompts = [{ text: 'glass flowers', share: 1 }];
    const plain = paint(chunkOf(prompts));
    for (const more of [{ seed: 43 }, { noise: 0 }, { steps: [1000] }, { scene: 2 }]) {
      expect(difference(paint(chunkOf(prompts, more)), plain)).toBeGreaterThan(0.2);
    }
  });
});
