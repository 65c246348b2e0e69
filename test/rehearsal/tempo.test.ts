import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delayTo } from '../../src/rehearsal/beats.ts';
import { modulate, phaseAt, readModulations, waveAt } from '../../src/rehearsal/modulation.ts';
import { createTempo } from '../../src/rehearsal/tempo.ts';
import { createStand, START } from './stand.ts';

const beat = (beats: number, bpm = 120) => ({
  bpm,
  beat_phase: beats % 1,
  bar_position: beats % 4,
  beat_count: Math.floor(beats),
  is_playing: true,
  source: 'link',
});

describe('the server’s beat', () => {
  test('[RH60] it can be enabled only where its package is installed', () => {
    expect(createTempo(false).enable('link', 120, 4, 0)).toContain('Required dependency not installed');
    expect(createTempo(true).enable('midi_clock', 120, 4, 0)).toContain('Required dependency not installed');
    expect(createTempo(true).enable('link', 120, 4, 0)).toBeNull();
  });

  test('[RH60] a forwarded beat counts for two seconds, and only while the beat is enabled', () => {
    const tempo = createTempo(true);
    const forwarded = { bpm: 90, beat_phase: 0.25 };
    tempo.hear(forwarded, 0);
    expect(tempo.beat(0)).toBeNull();
    tempo.enable('link', 120, 4, 0);
    tempo.hear(forwarded, 1000);
    expect(tempo.beat(2900)).toMatchObject({ bpm: 90, beat_phase: 0.25, bar_position: 0.25, beat_count: 0 });
    expect(tempo.beat(3100)).toMatchObject({ bpm: 120, source: 'link' });
  });

  test('[RH61] tempo_update comes fifteen times a second while it is enabled', () => {
    const stand = createStand({ hasLink: true });
    stand.open();
    stand.engine.tempo.enable('link', 120, 4, START);
    stand.run(2000);
    const notes = stand.engine.takeNotes();
    expect(notes.length).toBeGreaterThanOrEqual(30);
    expect(notes.length).toBeLessThanOrEqual(31);
    expect(notes.at(-1)?.message).toMatchObject({ type: 'tempo_update', bpm: 120, beat_count: 3 });
    stand.engine.tempo.disable();
    stand.run(4000);
    expect(stand.engine.takeNotes()).toEqual([]);
  });

  test('[RH62] a quantized message waits for its bar, merges what comes meanwhile, and says so', () => {
    const stand = createStand({ hasLink: true });
    stand.open();
    stand.engine.tempo.enable('link', 120, 4, START);
    stand.send({ quantize_mode: 'bar' }, 300);
    stand.send({ _quantized: true, n: 1, m: 1 }, 500);
    stand.send({ _quantized: true, n: 2 }, 700);
    stand.run(2600);
    const told = stand.engine.takeNotes().filter(({ message }) => !JSON.stringify(message).includes('tempo_update'));
    expect(told).toEqual([
      { session: 'a', message: { type: 'change_scheduled', delay_ms: 1500 } },
      { session: 'a', message: { type: 'change_applied' } },
    ]);
    const [, entry] = stand.engine.journal.messages.all();
    expect(entry).toMatchObject({ at: START + 2000, message: { n: 2, m: 1 } });
  });

  test('[RH62] a change of mode or lookahead forgets the waiting message; without beat it is applied at once', () => {
    const stand = createStand({ hasLink: true });
    stand.open();
    stand.send({ quantize_mode: 'bar' }, 10);
    stand.send({ _quantized: true, n: 1 }, 20);
    expect(stand.engine.journal.messages.all()).toHaveLength(2);
    stand.engine.tempo.enable('link', 120, 4, START);
    stand.send({ _quantized: true, n: 2 }, 30);
    stand.send({ lookahead_ms: 50 }, 40);
    stand.run(5000);
    expect(stand.applied('n')).not.toContain(2);
  });

  test.each([
    ['beat', 0.25, 0, 375],
    ['beat', 0, 0, 500],
    ['bar', 1.5, 0, 1250],
    ['bar', 3.999, 0, 2000.5],
    ['2_bar', 5, 0, 1500],
    ['4_bar', 1, 0, 7500],
    ['beat', 0.25, 400, 475],
    ['none', 0.5, 0, 0],
  ] as const)('[RH62] %s at beat %d with %d ms lookahead is due in %d ms', (mode, at, lookahead, delay) => {
    expect(delayTo(mode, beat(at), 4, lookahead)).toBeCloseTo(delay, 6);
  });

  test('[RH62] a waiting message is never late by more than its cycle, nor early', () => {
    const mode = fc.constantFrom('beat' as const, 'bar' as const, '2_bar' as const, '4_bar' as const);
    const at = fc.double({ min: 0, max: 1000, noNaN: true });
    fc.assert(
      fc.property(mode, at, fc.double({ min: 0, max: 20_000, noNaN: true }), (how, beats, lookahead) => {
        const delay = delayTo(how, beat(beats), 4, lookahead);
        const cycle = { beat: 500, bar: 2000, '2_bar': 4000, '4_bar': 8000 }[how];
        expect(delay).toBeGreaterThanOrEqual(-1e-6);
        expect(delay).toBeLessThanOrEqual(cycle + 6);
      }),
    );
  });

  test('[RH63] modulation swings a value once a chunk, and a step list as a whole, descending', () => {
    const swings = readModulations({
      noise_scale: { shape: 'square', depth: 0.2, rate: 'bar', base_value: 0.5 },
      denoising_steps: { shape: 'sine', depth: 1, rate: 'bar' },
      broken: { shape: 'zigzag' },
    });
    expect(swings.size).toBe(2);
    const swung = modulate({ denoising_step_list: [1000, 750, 250] }, swings, beat(1), 4);
    expect(swung).toMatchObject({
      noise_scale: 0.7,
      noise_controller: false,
      _modulated_noise_scale: true,
      _modulated_step_list: true,
      denoising_step_list: [1000, 999, 500],
    });
  });

  test('[RH63] waves stay within one, and every rate goes once round in its time', () => {
    const shape = fc.constantFrom(
      'sine' as const,
      'cosine' as const,
      'triangle' as const,
      'saw' as const,
      'square' as const,
      'exp_decay' as const,
    );
    fc.assert(
      fc.property(shape, fc.double({ min: -5, max: 5, noNaN: true }), (how, phase) => {
        expect(Math.abs(waveAt(how, phase))).toBeLessThanOrEqual(1);
      }),
    );
    expect(phaseAt('half_beat', beat(0.75), 4)).toBe(0.5);
    expect(phaseAt('2_bar', beat(6), 4)).toBe(0.75);
    expect(phaseAt('2_beat', beat(3), 4)).toBe(0.5);
  });

  test('[RH64] a reset in the rhythm of the bars cuts on each and draws a new seed', () => {
    const stand = createStand({ hasLink: true, random: () => 0.25 });
    stand.open();
    stand.engine.tempo.enable('link', 120, 4, START);
    stand.send({ beat_cache_reset_rate: 'bar' }, 100);
    stand.run(6600);
    const cuts = stand.engine.journal.chunks.all().filter(({ cut }) => cut === 'beat');
    expect(cuts.length).toBe(3);
    expect(stand.engine.loader.instance('longlive', START)?.sticky.get('base_seed')).toBe(
      Math.floor(0.25 * (2 ** 31 - 1)),
    );
  });
});
