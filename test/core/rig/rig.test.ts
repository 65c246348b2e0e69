/** The fold: one action in, what follows out. */
import { describe, expect, test } from 'vitest';
import type { OscArg, OscMessage } from '../../../src/core/control/osc-message.ts';
import type { Address } from '../../../src/core/address/row.ts';
import { freshRig, turn } from '../../../src/core/rig.ts';
import { SHOW } from '../../support/deck.ts';
import { createSim, type Sim } from '../../support/scope-sim.ts';

const float = (value: number): OscArg => ({ type: 'f', value });
const osc = (address: Address, ...args: readonly OscArg[]): OscMessage => ({ address, args });
const connected = (): Sim => {
  const sim = createSim({ seed: 1, chunkMs: [750, 750], show: SHOW });
  sim.connect();
  sim.run(5000);
  return sim;
};
const hear = (sim: Sim, ...packet: readonly OscMessage[]) =>
  sim.happen({ kind: 'osc', from: 'td', packet, faults: [] });

describe('OSC', () => {
  test('[RG9] a bundle is one action: all of it is in one message, none of it alone', () => {
    const sim = connected();
    const before = sim.sends.length;
    hear(sim, osc('/seed', float(5)), osc('/pad/2/recall'), osc('/prompt/blend', { type: 's', value: 'slerp' }));
    expect(sim.sends).toHaveLength(before + 1);
    expect(sim.sends.at(-1)?.message).toMatchObject({
      base_seed: 5,
      prompts: [{ text: 'city', weight: 1 }],
      spatial_interpolation_method: 'slerp',
    });
  });

  test('[RG10] a pattern reaches values only: triggers and gates need their exact address', () => {
    const sim = connected();
    hear(sim, osc('/prompt/[12]/mute', float(1)));
    expect(sim.rig.desk.look.slots.map(({ mute }) => mute)).toEqual([true, true, ...Array(6).fill(false)]);
    const { look, played } = sim.rig.desk;
    hear(sim, osc('/pad/*/recall'), osc('/{undo,panic}'), osc('/cache/*'), osc('/layer/*', float(1)));
    expect(sim.rig.desk.look).toBe(look);
    expect(sim.rig.desk.played).toBe(played);
  });

  test('[RG11] what cannot be read is noted with its sender; what can be read beside it plays', () => {
    const sim = connected();
    sim.happen({ kind: 'osc', from: 'td', packet: [osc('/seed', float(8))], faults: ['A string does not end.'] });
    expect(sim.rig.desk.look.params['base_seed']).toEqual({ is: 'still', value: 8 });
    expect(sim.rig.desk.notes.map(({ problem }) => problem.code)).toContain('osc/malformed');
  });
});

describe('sends', () => {
  test('[RG12] nothing is sent before a channel is open, nor after it closed', () => {
    const sim = createSim({ seed: 1, chunkMs: [750, 750], show: SHOW });
    sim.put('/seed', 5);
    sim.run(2000);
    expect(sim.sends).toEqual([]);
    sim.connect();
    sim.drop(false);
    sim.run(220);
    const before = sim.sends.length;
    sim.put('/seed', 6);
    expect(sim.sends).toHaveLength(before);
  });

  test('[RG13] a message is for the attempt that is live, so that none reaches another session', () => {
    const sim = connected();
    sim.pageComes('stage');
    sim.run(4000);
    sim.put('/seed', 6);
    expect(sim.sends.at(-1)?.player).toEqual({ page: 'page-2', attempt: 2 });
  });

  test('[RG14] a desk at rest sends one seal and then nothing, however long', () => {
    const sim = connected();
    sim.run(5000);
    const before = sim.sends.length;
    sim.run(120_000);
    expect(sim.sends).toHaveLength(before);
    expect(sim.rig.lane.sent.sealed).toBe(true);
  });
});

describe('time and problems', () => {
  test('[RG15] a tick on a rig at rest changes nothing but the time', () => {
    const sim = connected();
    sim.run(60_000);
    const { rig } = turn(sim.rig, { at: sim.now + 1, kind: 'tick' });
    expect(rig.desk).toBe(sim.rig.desk);
    expect(rig.lane).toBe(sim.rig.lane);
    expect(rig.link).toBe(sim.rig.link);
  });

  test('[RG16] a note leaves by itself after some seconds; a problem stands until its cause is gone', () => {
    const sim = connected();
    const denied = { code: 'midi/denied' } as const;
    sim.put('/nowhere', 1);
    sim.happen({ kind: 'problem', problem: denied, stands: true });
    expect(sim.rig.desk.notes).toHaveLength(1);
    sim.run(20_000);
    expect(sim.rig.desk.notes).toEqual([]);
    expect(Object.values(sim.rig.standing).map(({ problem }) => problem)).toEqual([denied]);
    sim.happen({ kind: 'problem', problem: denied, stands: false });
    expect(sim.rig.standing).toEqual({});
  });

  test('[RG17] polls and frames of a session or an attempt that is not live change nothing', () => {
    const { rig } = connected();
    const now = rig.now;
    const poll = { askedAt: now, heardAt: now + 3, fps: 3 };
    expect(turn(rig, { at: now, kind: 'poll', session: 'other', poll }).rig.lane).toBe(rig.lane);
    const frames = { kind: 'frames', attempt: 99, count: 5, fps: 5, dropped: 0 } as const;
    expect(turn(rig, { at: now, ...frames }).rig.lane).toBe(rig.lane);
    expect(turn(freshRig(), { at: 0, ...frames }).sends).toEqual([]);
  });
});
