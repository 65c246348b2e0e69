/** Seeded gestures: what a busy performer, a bad network and a bad evening do to the rig. */
import type { Sim } from '../../support/scope-sim.ts';

const pick = <T>(sim: Sim, ...from: readonly [T, ...T[]]): T => from[Math.floor(sim.random() * from.length)] ?? from[0];

/** A hand on a fader: 30 values a second towards a last one, which is told. */
function sweep(sim: Sim, address: string, to: number, ms: number): void {
  const steps = Math.max(1, Math.round(ms / 33));
  const from = sim.random();
  for (let i = 1; i <= steps; i++) {
    const value = from + ((to - from) * i) / steps;
    sim.at(sim.now + i * 33, () => sim.put(address, value));
  }
}

export type Gesture = (sim: Sim) => void;

export const HANDS: readonly Gesture[] = [
  (sim) => sweep(sim, `/prompt/${pick(sim, 1, 2, 3, 4)}/weight`, sim.random(), sim.within(50, 1500)),
  (sim) => sweep(sim, `/prompt/${pick(sim, 1, 2, 3, 4)}/weight`, pick(sim, 0, 1), sim.within(50, 600)),
  (sim) => sweep(sim, '/crossfade/position', sim.random(), sim.within(100, 1200)),
  (sim) => sweep(sim, '/param/vace_context_scale', sim.random(), sim.within(50, 900)),
  (sim) => sim.put(`/prompt/${pick(sim, 1, 2, 3, 5)}/text`, pick(sim, 'forest', 'city', 'sea', 'fire', '')),
  (sim) => sim.put(`/pad/${pick(sim, 1, 2, 3, 4)}/recall`, true),
  (sim) => sim.put(`/pad/${pick(sim, 1, 2, 3)}/recall`, true),
  (sim) => sim.put(`/prompt/${pick(sim, 1, 2, 3)}/mute`, pick(sim, true, false)),
  (sim) => sim.put(`/prompt/${pick(sim, 1, 2, 3)}/solo`, pick(sim, true, false)),
  (sim) => sim.put('/prompts', pick(sim, 'sea:0.4 | fire:0.6', 'forest', 'city:0.5 | sea:0.2 | moon')),
  (sim) => sim.put('/prompt/blend', pick(sim, 'linear', 'slerp')),
  (sim) => sim.put('/transition/time', sim.within(0, 6)),
  (sim) => sim.put('/transition/steps', pick(sim, 0, 1, 2, 3, 9)),
  (sim) => sim.put('/transition/method', pick(sim, 'linear', 'slerp')),
  (sim) => sim.put('/seed', Math.floor(sim.within(0, 999))),
  (sim) => sim.put(`/param/denoising_step_list/${pick(sim, 1, 2, 3, 4)}`, sim.within(0, 1000)),
  (sim) => sim.put(pick(sim, '/undo', '/redo', '/panic', '/setlist/next', '/setlist/previous'), true),
  (sim) => sim.put('/cache/reset', true),
  (sim) => sim.put('/pause', pick(sim, true, false)),
];

export const BLOWS: readonly Gesture[] = [
  (sim) => sim.drop(true),
  (sim) => sim.drop(false),
  (sim) => {
    sim.pageGoes();
    sim.at(sim.now + sim.within(100, 2000), () => void sim.pageComes(pick(sim, 'operator', 'stage')));
  },
  (sim) => void sim.pageComes('stage'),
  (sim) => sim.restartScope(),
  (sim) => {
    sim.reachable(false);
    sim.at(sim.now + sim.within(200, 6000), () => sim.reachable(true));
  },
];

export const CRASHES: readonly Gesture[] = [(sim) => sim.restartBridge()];

/** `hands` gestures, one each few hundred ms; a blow now and then, of those that are given. */
export function storm(sim: Sim, hands: number, blows: readonly Gesture[] = []): void {
  for (let i = 0; i < hands; i++) {
    HANDS[Math.floor(sim.random() * HANDS.length)]?.(sim);
    sim.run(sim.random() < 0.3 ? sim.within(0, 60) : sim.within(100, 1500));
    if (blows.length === 0 || sim.random() > 0.08) continue;
    blows[Math.floor(sim.random() * blows.length)]?.(sim);
    sim.run(sim.within(0, 4000));
  }
}
