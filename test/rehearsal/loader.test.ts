import { describe, expect, test } from 'vitest';
import { shapeOf } from '../../src/rehearsal/catalog.ts';
import { createEngine } from '../../src/rehearsal/engine.ts';
import { createLoader, type LoadEntry } from '../../src/rehearsal/loader.ts';
import type { Parameters } from '../../src/rehearsal/pipeline.ts';
import { createStand, START } from './stand.ts';

const entry = (pipeline: string, node = pipeline, loadParams: Parameters | null = null): LoadEntry => ({
  node,
  pipeline,
  loadParams,
});

const loader = () => createLoader({ loadMs: 2000, shapeOf: shapeOf(12) });

describe('loading', () => {
  test('[RH1] the status goes from not_loaded through the stages of loading to loaded', () => {
    const it = loader();
    expect(it.report(0)).toMatchObject({ status: 'not_loaded', pipeline_id: null, loading_stage: null });
    it.load([entry('longlive', 'longlive', { width: 832, height: 480 })], 0);
    const stages = [100, 1000, 1600, 1900].map((at) => it.report(at));
    expect(stages.map(({ status }) => status)).toEqual(['loading', 'loading', 'loading', 'loading']);
    expect(stages.map(({ loading_stage: stage }) => stage)).toEqual([
      'Initializing pipeline...',
      'Loading diffusion model...',
      'Loading text encoder...',
      'Loading VAE...',
    ]);
    expect(it.report(2100)).toEqual({
      status: 'loaded',
      pipeline_id: 'longlive',
      load_params: { width: 832, height: 480 },
      loaded_lora_adapters: null,
      error: null,
      loading_stage: null,
      produces_video: true,
      produces_audio: false,
    });
  });

  test('[RH1] for a moment after the request the status is still the old one', () => {
    const it = loader();
    it.load([entry('longlive')], 0);
    expect(it.report(5000).status).toBe('loaded');
    it.load([entry('longlive', 'longlive', { base_seed: 1 })], 5000);
    expect(it.report(5010).status).toBe('loaded');
    expect(it.report(5100).status).toBe('loading');
  });

  test.each([
    ['an unknown pipeline', entry('nope')],
    ['a side that is no multiple of 16', entry('longlive', 'longlive', { width: 100 })],
    ['a side that is no number', entry('longlive', 'longlive', { height: 'x' })],
  ])('[RH2] %s shows error once, without words, and not_loaded from then on', (_why, wanted) => {
    const it = loader();
    it.load([wanted], 0);
    const reports = [5000, 5001, 5002].map((at) => it.report(at));
    expect(reports.map(({ status }) => status)).toEqual(['error', 'not_loaded', 'not_loaded']);
    expect(reports.map(({ error }) => error)).toEqual([null, null, null]);
  });

  test('[RH3] the same node with equal parameters is not loaded anew, whatever is not listed is unloaded', () => {
    const it = loader();
    it.load([entry('longlive', 'p1', { base_seed: 1, width: 576 }), entry('memflow')], 0);
    const first = it.instance('p1', 10_000);
    it.load([entry('longlive', 'p1', { width: 576, base_seed: 1 })], 10_000);
    expect(it.instance('p1', 20_000)).toBe(first);
    expect(it.instance('memflow', 20_000)).toBeUndefined();
    expect(it.report(20_000)).toMatchObject({ status: 'loaded', pipeline_id: 'p1' });
    it.load([entry('longlive', 'p1', { base_seed: 2 })], 20_000);
    expect(it.instance('p1', 30_000)).not.toBe(first);
  });

  test('[RH3] loads that are asked for one after another are done one after another', () => {
    const it = loader();
    it.load([entry('longlive')], 0);
    it.load([entry('memflow')], 100);
    expect(it.report(1000).status).toBe('loading');
    expect(it.nodes(2040)).toEqual(new Set(['longlive']));
    expect(it.nodes(4100)).toEqual(new Set(['memflow']));
  });
});

describe('sessions', () => {
  test('[RH4] an offer is refused while nothing is loaded, while it loads, and after an error', () => {
    const engine = createEngine({
      chunkMs: [500, 500],
      encodeMs: 0,
      loadMs: 1000,
      drag: 1,
      hasLink: false,
      shapeOf: shapeOf(12),
      random: () => 0,
    });
    const offer = (at: number) => engine.open('x', { pipeline_ids: ['longlive'] }, true, at);
    expect(offer(START)).toBeNull();
    engine.loader.load([entry('longlive')], START);
    expect(offer(START + 500)).toBeNull();
    expect(offer(START + 1100)).not.toBeNull();
    engine.loader.load([entry('nope')], START + 2000);
    expect(offer(START + 3000)).toBeNull();
  });

  const sink = { id: 'out', type: 'sink' };
  const node = { id: 'longlive', type: 'pipeline', pipeline_id: 'longlive' };
  const edge = { from: 'longlive', from_port: 'video', to_node: 'out', to_port: 'video', kind: 'stream' };
  test.each<[string, Parameters]>([
    ['without pipeline_ids', { pipeline_ids: undefined as never }],
    ['with none', { pipeline_ids: [] }],
    ['with an unknown one', { pipeline_ids: ['longlive', 'nope'] }],
    [
      'with a graph but no pipeline_ids',
      { pipeline_ids: undefined as never, graph: { nodes: [node, sink], edges: [edge] } },
    ],
    ['with a graph without sink', { graph: { nodes: [node], edges: [] } }],
    ['with a graph of two equal ids', { graph: { nodes: [node, node, sink], edges: [edge] } }],
    [
      'with a graph of something not loaded',
      { graph: { nodes: [{ ...node, id: 'x', pipeline_id: 'y' }, sink], edges: [] } },
    ],
    ['with a graph that leads nowhere', { graph: { nodes: [node, sink], edges: [{ ...edge, to_node: 'zzz' }] } }],
  ])(
    '[RH5] %s a session is accepted and stays dead: no chunk, no frame, 30 frames a second in the metrics',
    (_how, p) => {
      const stand = createStand();
      const session = stand.open(p);
      expect(stand.run(5000)).toEqual([]);
      expect(session.fps).toBe(30);
      expect(session.isDead).toBe(true);
      expect(stand.mixes()).toEqual([]);
    },
  );

  test('[RH5] a receiving-only offer without a graph runs the pipeline, and no frame ever comes', () => {
    const stand = createStand();
    stand.open({}, { canPlay: false });
    expect(stand.run(5000)).toEqual([]);
    expect(stand.mixes().length).toBeGreaterThan(8);
  });

  test('[RH5] a graph names what is loaded anew', () => {
    const stand = createStand();
    const graph = { nodes: [{ ...node, id: 'mine' }, sink], edges: [{ ...edge, from: 'mine' }] };
    stand.open({ graph }, { canPlay: false });
    stand.send({ node_id: 'mine', n: 1 }, 100);
    expect(stand.run(2000).length).toBeGreaterThan(10);
    expect(stand.applied('n')).toEqual([1]);
  });

  test('[RH6] a running session keeps its pipeline when another is loaded', () => {
    const stand = createStand();
    stand.open();
    stand.run(1000);
    stand.engine.loader.load([entry('nope')], START + 1000);
    stand.run(5100);
    expect(stand.engine.loader.isLoaded(START + 5100)).toBe(false);
    expect(stand.mixes()).toHaveLength(10);
  });

  test('[RH7] the oldest session is the one that is listed, dead or not', () => {
    const stand = createStand();
    stand.open({ pipeline_ids: [] }, { id: 'dead' });
    stand.open({}, { id: 'alive' });
    expect(stand.engine.oldest()?.id).toBe('dead');
    stand.engine.close('dead', 'test', START);
    expect(stand.engine.oldest()?.id).toBe('alive');
  });

  test('[RH15] parameters by REST reach every session, and the merged view shows what no chunk ever got', () => {
    const stand = createStand();
    stand.open({}, { id: 'a' });
    const b = stand.open({}, { id: 'b' });
    for (let n = 0; n < 9; n += 1) stand.engine.broadcast({ n, nested: { n } }, START);
    expect(b.parameters).toMatchObject({ n: 8, nested: { n: 8 } });
    const fates = stand.engine.journal.messages.all().map(({ session, fate }) => `${session} ${fate}`);
    expect(fates.filter((fate) => fate === 'a dropped')).toHaveLength(1);
    expect(fates.filter((fate) => fate === 'b dropped')).toHaveLength(1);
  });

  test('[RH15] merging is shallow, unknown keys stay, one-shots act once', () => {
    const stand = createStand();
    stand.open();
    stand.send({ odd: { a: 1, b: 2 }, images: ['/x.png'] }, 100);
    stand.send({ odd: { a: 3 } });
    stand.run(3000);
    const [processor] = stand.engine.sessions.get('a')?.processors.values() ?? [];
    expect(processor?.parameters['odd']).toEqual({ a: 3 });
    expect(processor?.parameters['images']).toBeUndefined();
    expect(stand.engine.loader.instance('longlive', START)?.sticky.get('odd')).toEqual({ a: 3 });
  });

  test('[RH54] an out-of-memory ends the worker: the session stays, the figures freeze', () => {
    const stand = createStand();
    const session = stand.open();
    stand.run(2600);
    stand.engine.fault('oom');
    stand.run(10_000);
    const { fps, framesOut } = session;
    stand.run(20_000);
    expect([session.fps, session.framesOut]).toEqual([fps, framesOut]);
    expect(stand.engine.oldest()?.id).toBe('a');
    expect(stand.mixes()).toHaveLength(6);
  });

  test('[RH54] exceptions stop the frames until the switch is off again', () => {
    const stand = createStand();
    stand.open();
    stand.engine.fault('exceptions');
    stand.run(3000);
    expect(stand.mixes()).toEqual([]);
    stand.engine.fault('none');
    stand.run(5000);
    expect(stand.mixes().length).toBeGreaterThan(2);
  });
});
