import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundedQueue, ring } from '../../src/rehearsal/queue.ts';
import { createStand, RED } from './stand.ts';

const fates = (stand: ReturnType<typeof createStand>) => stand.engine.journal.messages.all().map(({ fate }) => fate);

describe('messages wait in a queue of eight', () => {
  test('[RH8] one message is taken per chunk, in the order in which they came', () => {
    const stand = createStand();
    stand.open();
    for (const n of [1, 2, 3]) stand.send({ n }, 100);
    stand.run(1700);
    const taken = stand.engine.journal.messages
      .all()
      .map(({ appliedAt, chunk }) => [(appliedAt ?? 0) - 1_000_000, chunk]);
    expect(taken).toEqual([
      [500, 2],
      [1000, 3],
      [1500, 4],
    ]);
  });

  test('[RH9] of a burst of twelve eight are applied and the newest four are lost', () => {
    const stand = createStand();
    stand.open();
    for (let n = 1; n <= 12; n += 1) stand.send({ n }, 100);
    stand.run(10_000);
    expect(stand.applied('n')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(fates(stand).filter((fate) => fate === 'dropped')).toHaveLength(4);
  });

  test('[RH10] at 30 a second and half-second chunks 1 to 9, 22, 35 and 50 are played, and the last never', () => {
    const stand = createStand();
    stand.open();
    // A timer at 30 Hz that slips to 38 ms for a while, as the real sender's did.
    let at = 225;
    for (let n = 1; n <= 60; n += 1) {
      stand.send({ n }, at);
      at += n < 35 ? 38 : 33.3;
    }
    stand.run(60_000);
    expect(stand.applied('n')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 22, 35, 50]);
    const oldest = Math.max(...stand.engine.journal.messages.all().map((m) => (m.appliedAt ?? m.at) - m.at));
    expect(oldest).toBeGreaterThan(3900);
    expect(oldest).toBeLessThan(4200);
  });

  test('[RH10] two messages per chunk settle at a delay of eight chunks', () => {
    const stand = createStand({ chunk: 600 });
    stand.open();
    for (let n = 0; n < 100; n += 1) stand.send({ n }, 10 + n * 300);
    stand.run(60_000);
    const late = stand.engine.journal.messages.all().filter(({ fate }) => fate === 'applied');
    const lags = late.slice(20, 40).map((m) => (m.appliedAt ?? 0) - m.at);
    expect(Math.min(...lags)).toBeGreaterThan(4200);
    expect(Math.max(...lags)).toBeLessThanOrEqual(4800);
  });

  test('[RH10] one message per chunk leaves no backlog and loses none', () => {
    const stand = createStand();
    stand.open();
    for (let n = 0; n < 50; n += 1) stand.send({ n }, 100 + n * 510);
    stand.run(40_000);
    expect(stand.applied('n')).toHaveLength(50);
    const lags = stand.engine.journal.messages.all().map((m) => (m.appliedAt ?? 0) - m.at);
    expect(Math.max(...lags)).toBeLessThanOrEqual(500);
  });

  test('[RH11] while paused a message is taken every ten milliseconds, and the last value is in force after it', () => {
    const stand = createStand();
    stand.open();
    stand.send({ paused: true }, 100);
    for (let n = 1; n <= 50; n += 1) stand.send({ n }, 1000 + n * 20);
    expect(stand.applied('n')).toHaveLength(50);
    stand.send({ paused: false });
    stand.run(3000);
    const [processor] = stand.engine.sessions.get('a')?.processors.values() ?? [];
    expect(processor?.parameters['n']).toBe(50);
    expect(fates(stand)).not.toContain('dropped');
  });

  test('[RH12] every node has a queue of its own, an unknown node gets nothing, no node means all', () => {
    const stand = createStand();
    const nodes = [
      { id: 'one', type: 'pipeline', pipeline_id: 'longlive' },
      { id: 'two', type: 'pipeline', pipeline_id: 'longlive' },
      { id: 'out', type: 'sink' },
    ];
    const edges = [{ from: 'two', from_port: 'video', to_node: 'out', to_port: 'video', kind: 'stream' }];
    stand.open({ graph: { nodes, edges } });
    for (let n = 0; n < 8; n += 1) stand.send({ node_id: 'one', n }, 50);
    stand.send({ node_id: 'two', n: 100 });
    stand.send({ node_id: 'three', n: 200 });
    stand.send({ n: 300 });
    expect(
      stand.engine.journal.messages
        .all()
        .slice(8)
        .map(({ node, fate }) => [node, fate]),
    ).toEqual([
      ['two', 'queued'],
      [null, 'ignored'],
      ['one', 'dropped'],
      ['two', 'queued'],
    ]);
  });

  test('[RH12] without a graph the node is called what it was loaded as', () => {
    const stand = createStand();
    stand.open();
    stand.send({ node_id: 'longlive', n: 1 }, 50);
    stand.run(1200);
    expect(stand.applied('n')).toEqual([1]);
  });

  test.each([
    [{ bpm: 120, beat_phase: 0.5 }],
    [{ output_sinks: {} }],
    [{ quantize_mode: 'bar' }],
    [{ modulations: {} }],
    [{}],
  ])('[RH13] a message of special keys only costs a place all the same: %j', (message) => {
    const stand = createStand();
    stand.open();
    for (let n = 0; n < 8; n += 1) stand.send(message, 50);
    stand.send({ n: 1 });
    expect(fates(stand).at(-1)).toBe('dropped');
  });

  test.each([
    ['not JSON'],
    [''],
    ['[1,2,3]'],
    ['"paused"'],
    ['null'],
    ['true'],
    ['5'],
    [{ modulations: 5 }],
    [{ lookahead_ms: 'abc' }],
    [{ output_sinks: 5 }],
    [{ bpm: 'x', beat_phase: 0 }],
  ])('[RH14] what is no object, or breaks on a special key, is ignored and costs nothing: %j', (message) => {
    const stand = createStand();
    stand.open();
    stand.send(message, 50);
    expect(fates(stand)).toEqual(['ignored']);
    for (let n = 0; n < 8; n += 1) stand.send({ n, prompts: [RED] });
    expect(fates(stand).slice(1)).toEqual(Array.from({ length: 8 }, () => 'queued'));
  });
});

describe('properties', { timeout: 30_000 }, () => {
  test('[RH9] applied messages are the sent ones in order, fewer than the chunks and eight at most in waiting', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 }), (gaps) => {
        const stand = createStand();
        stand.open();
        let at = 0;
        let most = 0;
        for (const [n, gap] of gaps.entries()) {
          at += gap;
          stand.send({ n }, at);
          const waiting = fates(stand).filter((fate) => fate === 'queued').length;
          most = Math.max(most, waiting);
        }
        stand.run(at + 10_000);
        const applied = stand.applied('n') as number[];
        expect(most).toBeLessThanOrEqual(8);
        expect(applied).toEqual(applied.toSorted((a, b) => a - b));
        expect(fates(stand)).not.toContain('queued');
        const chunks = stand.engine.journal.messages.all().flatMap(({ chunk }) => (chunk === undefined ? [] : [chunk]));
        expect(new Set(chunks).size).toBe(chunks.length);
      }),
    );
  });

  test('[RH9] a full queue refuses what comes and keeps what it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.array(fc.option(fc.integer())), (capacity, deeds) => {
        const queue = boundedQueue<number>(capacity);
        let model: number[] = [];
        for (const deed of deeds) {
          if (deed === null) {
            expect(queue.take()).toBe(model[0]);
            model = model.slice(1);
          } else {
            expect(queue.put(deed)).toBe(model.length < capacity);
            if (model.length < capacity) model = [...model, deed];
          }
          expect(queue.size).toBe(model.length);
        }
      }),
    );
  });

  test('[RH90] a ring keeps the newest and never grows beyond twice its size', () => {
    const kept = ring<number>(10);
    for (let n = 0; n < 1000; n += 1) kept.push(n);
    expect(kept.all()).toEqual(Array.from({ length: 10 }, (_, i) => 990 + i));
  });
});
