/** Two evenings to be recorded: one played on the screen with a bad network, one on instruments of all kinds. */
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';
import { fileOf } from '../mapping/board.ts';
import { record, type Take } from './takes.ts';

/** `each` is called every `every` ms with where it is from 0 to 1. */
function glide(sim: Sim, ms: number, every: number, each: (part: number) => void): void {
  for (let at = every; at <= ms; at += every) {
    sim.run(every);
    each(at / ms);
  }
}

/** Hands on the screen at constant chunks; Scope is restarted, a page reloaded, and the way to Scope lost for a while. */
function evening(): Take {
  const sim = createSim({ seed: 11, chunkMs: [750, 750], show: SHOW });
  sim.connect();
  glide(sim, 2000, 40, (part) => sim.put('/prompt/2/weight', part));
  sim.put('/prompt/3/text', 'a red balloon — über alles Weiß');
  glide(sim, 800, 30, (part) => sim.put('/prompt/3/weight', 1 - part / 2));
  sim.put('/pad/2/recall', true);
  sim.run(2500);
  glide(sim, 1000, 50, (part) => sim.put('/param/vace_context_scale', 2 * part));
  sim.put('/cache/reset', true);
  sim.run(1500);
  sim.put('/undo', true);
  sim.put('/pause', true);
  glide(sim, 600, 60, (part) => sim.put('/prompt/1/weight', part));
  sim.put('/pause', false);
  sim.run(2500);
  sim.restartScope();
  sim.put('/pad/3/recall', true);
  sim.run(6000);
  glide(sim, 1500, 30, (part) => sim.put('/crossfade/position', part));
  sim.pageGoes();
  sim.run(700);
  sim.pageComes('stage');
  sim.run(2500);
  sim.reachable(false);
  sim.put('/prompts', 'sea:0.4 | fire:0.6');
  sim.run(2500);
  sim.reachable(true);
  sim.run(5000);
  sim.put('/panic', true);
  sim.run(3000);
  return record(sim.first, sim.take);
}

const MAPPING = fileOf(
  [
    { from: { input: 'box', cc14: 0 }, to: '/prompt/1/weight' },
    { from: { input: 'box', cc: 7, channel: 1 }, to: '/prompt/2/weight', curve: 'exp' },
    { from: { input: 'box', cc: 8 }, to: ['/param/vace_context_scale', '/stage/hue'], layer: 'shift' },
    { from: { input: 'box', cc: 9 }, to: '/param/noise_scale', takeover: 'pickup' },
    { from: { input: 'box', cc: 20, relative: 'twos-complement' }, to: '/transition/time', step: 0.5 },
    { from: { input: 'box', note: 36 }, to: '/layer/shift', mode: 'gate' },
    { from: { input: 'box', note: 40 }, to: '/pad/1/recall' },
    { from: { input: 'box', note: 41 }, to: '/pad/2/recall' },
    { from: { input: 'box', pitchbend: true }, to: '/crossfade/position' },
    { from: { input: 'td', osc: '/td/a' }, to: '/prompt/3/weight', smooth: 300 },
    { from: { input: 'td', osc: '/td/scene/*', arg: 1 }, to: '/setlist/go', in: [1, 9] },
    { from: { key: 'KeyQ' }, to: '/prompt/1/mute', mode: 'toggle' },
  ],
  { inputs: { box: { type: 'midi', port: 'box' }, td: { type: 'osc', yield: 1500 } } },
  'box.json',
);

/** Faders of fourteen bits, pads, an encoder, a stream from another program, keys, a cable that is pulled; chunks as they come. */
function instruments(): Take {
  const sim = createSim({ seed: 12, chunkMs: [400, 1500], show: SHOW });
  const port = { key: 'in-1', name: 'The Box', maker: 'Us' };
  const midi = (...bytes: readonly number[]) => sim.happen({ kind: 'midi', page: 'page-1', port: 'in-1', bytes });
  const osc = (
    address: `/${string}`,
    ...args: Extract<Parameters<Sim['happen']>[0], { kind: 'osc' }>['packet'][0]['args']
  ) => sim.happen({ kind: 'osc', from: '10.0.0.9', packet: [{ address, args }], faults: [] });
  const key = (code: string, down: boolean) => sim.happen({ kind: 'key', code, down, shift: false, ctrl: false });
  sim.happen({ kind: 'mapping', files: [MAPPING] });
  sim.connect();
  sim.happen({ kind: 'port', page: 'page-1', port, here: true });
  glide(sim, 1500, 25, (part) => {
    const raw = Math.round(part * 16_383);
    midi(0xb0, 0, raw >> 7);
    if (part < 0.8) midi(0xb0, 32, raw & 127);
  });
  glide(sim, 900, 30, (part) => midi(0xb0, 7, Math.round(127 * part)));
  midi(0x90, 36, 100);
  glide(sim, 600, 30, (part) => midi(0xb0, 8, Math.round(127 * part)));
  midi(0x80, 36, 0);
  midi(0xb0, 8, 3);
  glide(sim, 900, 30, (part) => midi(0xb0, 9, Math.round(127 * part)));
  for (const step of [1, 1, 127, 2]) midi(0xb0, 20, step);
  midi(0x90, 41, 90);
  sim.run(2500);
  glide(sim, 3000, 50, (part) => {
    osc('/td/a', { type: 'f', value: Math.fround(0.5 + Math.sin(part * 9) / 2) });
    if (part > 0.5 && part < 0.6) sim.put('/prompt/3/weight', part);
  });
  osc('/td/scene/main', { type: 's', value: 'go' }, { type: 'h', value: 2n });
  sim.run(1200);
  osc('/seed', { type: 'h', value: 123_456_789_012n });
  osc('/prompt/1/weight', { type: 'f', value: Number.NaN });
  osc('/prompt/1/weight', { type: 'd', value: -0 });
  osc('/prompt/2/text', { type: 'b', value: new Uint8Array([7, 0, 255]) });
  osc('/prompt/2/text', { type: 's', value: 'fünf Türme\u0000\ud83c\udf0a' });
  osc('/nope', { type: 'I' });
  glide(sim, 800, 20, (part) => midi(0xe0, Math.round(127 * part), Math.round(127 * part)));
  key('KeyQ', true);
  sim.run(900);
  key('KeyQ', false);
  key('KeyP', true);
  sim.run(2000);
  key('KeyP', false);
  sim.happen({ kind: 'port', page: 'page-1', port, here: false });
  midi(0xb0, 7, 1);
  sim.run(4000);
  return record(sim.first, sim.take);
}

export const shows = { evening, instruments };
