import { describe, expect, test } from 'vitest';
import { fpsMeter } from '../../src/rehearsal/pace.ts';
import { BLUE, createStand, RED, START } from './stand.ts';

const frameCounts = (stand: ReturnType<typeof createStand>) =>
  stand.engine.journal.chunks.all().map(({ frames }) => frames);

/** From a chunk's end to its first frame on the wire. */
function delayAt(stand: ReturnType<typeof createStand>, at: number): number {
  stand.run(at);
  const frames = stand.run(at + 1000);
  const first = frames.find(({ frame }) => frame.index === 0);
  return first ? first.at - (first.frame.chunk.at + 750) : Number.NaN;
}

describe('frames and time', () => {
  test('[RH40] a first chunk has nine frames and the others twelve, and so again after a hard cut', () => {
    const stand = createStand();
    stand.open();
    stand.send({ reset_cache: true }, 1250);
    stand.run(2600);
    expect(frameCounts(stand)).toEqual([9, 12, 12, 9, 12]);
  });

  test('[RH40] pipelines of four frames begin with five', () => {
    const stand = createStand({ frames: 4 });
    stand.open();
    stand.run(1600);
    expect(frameCounts(stand)).toEqual([5, 4, 4]);
  });

  test('[RH41] video mode waits for input frames, thirteen make the first chunk', () => {
    const stand = createStand();
    const session = stand.open({ input_mode: 'video' });
    stand.run(2000);
    expect(frameCounts(stand)).toEqual([]);
    session.input(12, START + 2000);
    stand.run(2600);
    session.input(24, START + 2600);
    stand.run(4000);
    expect(frameCounts(stand)).toEqual([13, 12]);
  });

  test('[RH41] a graph without a source runs in text mode, whatever was asked', () => {
    const stand = createStand();
    const nodes = [
      { id: 'longlive', type: 'pipeline', pipeline_id: 'longlive' },
      { id: 'out', type: 'sink' },
    ];
    const edges = [{ from: 'longlive', from_port: 'video', to_node: 'out', to_port: 'video', kind: 'stream' }];
    stand.open({ input_mode: 'video', graph: { nodes, edges } });
    stand.run(1100);
    expect(frameCounts(stand)).toEqual([9, 12]);
  });

  test('[RH42] pipeline_fps begins at 60, is the mean over ten chunks, and changes exactly when one ends', () => {
    let jitter = 0;
    const stand = createStand({ chunk: 750, random: () => (jitter += 0.013) % 1 });
    const session = stand.open();
    expect(session.fps).toBe(60);
    const seen = new Set<number>();
    for (let at = 0; at <= 30_000; at += 100) {
      stand.run(at);
      seen.add(session.fps);
    }
    expect(seen.size - 1).toBe(stand.engine.journal.chunks.all().length);
    const lastTen = stand.engine.journal.chunks.all().slice(-10);
    const [first] = lastTen;
    const wall = (lastTen.at(-1)?.endedAt ?? 0) - (first?.at ?? 0);
    expect(session.fps).toBeCloseTo(120_000 / wall, 6);
  });

  test('[RH42] over 60 frames a second it is clamped, and says nothing any more', () => {
    const stand = createStand({ chunk: 150 });
    const session = stand.open();
    stand.run(10_000);
    expect(session.fps).toBe(60);
  });

  test('[RH42] a pause does not count as slowness', () => {
    const meter = fpsMeter();
    meter.ended(12, 500, 1000);
    meter.ended(12, 500, 1500);
    meter.interrupt();
    meter.ended(12, 500, 100_000);
    expect(meter.fps).toBe(24);
  });

  test('[RH43] playback is slower than production: the delay grows to about a minute and then stays', () => {
    const stand = createStand({ chunk: 750 });
    stand.open();
    const [atStart, after20, after70, after150] = [
      delayAt(stand, 1000),
      delayAt(stand, 20_000),
      delayAt(stand, 70_000),
      delayAt(stand, 150_000),
    ];
    expect(atStart).toBeLessThan(450);
    expect(after20).toBeGreaterThan(atStart + 150);
    expect(after70).toBeGreaterThan(1000);
    expect(Math.abs(after150 - after70)).toBeLessThan(250);
    expect(after150).toBeLessThan(2000);
  });

  test('[RH43] a full queue refuses new frames', () => {
    const stand = createStand({ chunk: 750 });
    const session = stand.open();
    stand.run(200_000);
    const produced = frameCounts(stand).reduce((sum, count) => sum + count, 0);
    expect(produced - session.framesOut).toBeGreaterThan(35);
  });

  test('[RH44] reset_cache empties the queue of frames and takes the delay away', () => {
    const stand = createStand({ chunk: 750 });
    stand.open();
    const before = delayAt(stand, 100_000);
    stand.send({ reset_cache: true });
    stand.run(stand.now() + 1600);
    expect(before).toBeGreaterThan(1000);
    expect(delayAt(stand, stand.now())).toBeLessThan(450);
  });

  test('[RH45] frames wait until the client is connected; who connects late begins with the whole delay', () => {
    const stand = createStand({ chunk: 750 });
    const initial = { pipeline_ids: ['longlive'], prompts: [RED] };
    const session = stand.engine.open('late', initial, true, START);
    expect(stand.run(5000)).toEqual([]);
    session?.connected(START + 5000);
    const [first] = stand.run(5100);
    expect(first?.frame.chunk.number).toBe(1);
  });

  test('[RH46] two sessions on one pipeline halve each other, and each keeps its own prompts', () => {
    const stand = createStand();
    stand.open({}, { id: 'a' });
    stand.open({ prompts: [BLUE] }, { id: 'b' });
    stand.run(5100);
    const of = (id: string) => stand.engine.journal.chunks.all().filter(({ session }) => session === id);
    expect(of('a')).toHaveLength(5);
    expect(of('b')).toHaveLength(5);
    expect(of('a').at(-1)?.prompts[0]?.text).toBe('red');
    expect(of('b').at(-1)?.prompts[0]?.text).toBe('blue');
    stand.engine.close('a', 'test', START + 5100);
    stand.run(10_200);
    expect(of('b').length).toBeGreaterThan(14);
  });

  test('[RH47] a chunk whose prompts changed takes longer', () => {
    const stand = createStand({ encodeMs: 100 });
    stand.open();
    stand.send({ prompts: [BLUE] }, 700);
    stand.run(3000);
    expect(stand.engine.journal.chunks.all().map(({ ms }) => ms)).toEqual([600, 500, 600, 500, 500]);
  });

  test('[RH48] chunk times may be drawn from a range', () => {
    let n = 0;
    const stand = createStand({ chunkMs: [400, 1500], random: () => [0, 0.5, 0.999][(n += 1) % 3] ?? 0 });
    stand.open();
    stand.run(60_000);
    const ms = stand.engine.journal.chunks.all().map((chunk) => chunk.ms);
    expect(Math.min(...ms)).toBeGreaterThanOrEqual(400);
    expect(Math.max(...ms)).toBeLessThanOrEqual(1502);
    expect(Math.max(...ms) - Math.min(...ms)).toBeGreaterThan(500);
  });

  test('[RH48] what happens does not depend on how often the engine is asked', () => {
    const seldom = createStand();
    const often = createStand();
    seldom.open();
    often.open();
    const late = seldom.run(20_000);
    const all = [];
    for (let at = 0; at <= 20_000; at += 7) all.push(...often.run(at));
    all.push(...often.run(20_000));
    expect(all.map(({ at }) => at)).toEqual(late.map(({ at }) => at));
    expect(often.engine.journal.chunks.all()).toEqual(seldom.engine.journal.chunks.all());
  });
});

describe('pause', () => {
  test('[RH49] the own track freezes at once and goes on sending its last frame', () => {
    const stand = createStand();
    stand.open();
    stand.run(3000);
    stand.send({ paused: true });
    const frozen = stand.run(4000);
    expect(frozen.length).toBeGreaterThan(15);
    // One frame was in hand already.
    expect(new Set(frozen.slice(1).map(({ frame }) => frame)).size).toBe(1);
  });

  test('[RH49] generation pauses only when the message has its turn', () => {
    const stand = createStand();
    stand.open();
    for (let n = 0; n < 6; n += 1) stand.send({ n }, 250);
    stand.send({ paused: true });
    stand.run(10_000);
    expect(stand.mixes()).toHaveLength(7);
  });

  test('[RH49] with a full queue the pause is lost and generation goes on behind a frozen picture', () => {
    const stand = createStand();
    stand.open();
    for (let n = 0; n < 8; n += 1) stand.send({ n }, 250);
    stand.send({ paused: true });
    stand.run(10_000);
    expect(stand.mixes().length).toBeGreaterThan(18);
  });

  test('[RH49] any truthy value pauses', () => {
    const stand = createStand();
    stand.open();
    stand.send({ paused: 'yes' }, 250);
    stand.run(5000);
    expect(stand.mixes()).toHaveLength(1);
  });

  test('[RH49] with a graph what is queued is played out, and then nothing comes', () => {
    const stand = createStand();
    const nodes = [
      { id: 'longlive', type: 'pipeline', pipeline_id: 'longlive' },
      { id: 'out', type: 'sink' },
    ];
    const edges = [{ from: 'longlive', from_port: 'video', to_node: 'out', to_port: 'video', kind: 'stream' }];
    stand.open({ graph: { nodes, edges } }, { canPlay: false });
    stand.run(3000);
    stand.send({ paused: true });
    expect(stand.run(5500).length).toBeGreaterThan(3);
    expect(stand.run(10_000)).toEqual([]);
  });

  test('[RH49] after it the old frames come first', () => {
    const stand = createStand();
    stand.open();
    stand.run(30_000);
    stand.send({ paused: true });
    stand.run(40_000);
    stand.send({ paused: false, prompts: [BLUE] });
    const texts = stand.run(43_000).map(({ frame }) => frame.chunk.prompts[0]?.text);
    expect(texts[0]).toBe('red');
    expect(texts.at(-1)).toBe('blue');
  });
});
