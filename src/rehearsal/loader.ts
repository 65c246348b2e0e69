/** What is loaded, what is loading, and what the status says of it: errors once, and never in words. */
import { type Json, type Ms, sameJson } from '../core/unit.ts';
import { createInstance, type Parameters, type PipelineInstance, type PipelineShape } from './pipeline.ts';

export interface LoadEntry {
  readonly node: string;
  readonly pipeline: string;
  readonly loadParams: Parameters | null;
}

export type LoadStatus = 'not_loaded' | 'loading' | 'loaded' | 'error';

export interface StatusReport {
  readonly status: LoadStatus;
  readonly pipeline_id: string | null;
  readonly load_params: Json;
  readonly loaded_lora_adapters: Json;
  readonly error: null;
  readonly loading_stage: string | null;
  readonly produces_video: boolean;
  readonly produces_audio: boolean;
}

export interface Loader {
  /** Answers nothing: a load is always accepted, and begins a moment later. */
  load(entries: readonly LoadEntry[], at: Ms): void;
  /** Reading an error forgets it. */
  report(at: Ms): StatusReport;
  instance(node: string, at: Ms): PipelineInstance | undefined;
  nodes(at: Ms): ReadonlySet<string>;
  isLoaded(at: Ms): boolean;
  /** A graph's node ids become names of what is loaded already. */
  rename(node: string, instance: PipelineInstance): void;
  /** How long a status stays as it was after a load was asked for. */
  staleMs: Ms;
}

export interface LoaderOptions {
  readonly loadMs: Ms;
  readonly shapeOf: (pipeline: string) => PipelineShape | undefined;
}

interface Job {
  readonly entry: LoadEntry;
  readonly from: Ms;
  readonly until: Ms;
}

interface Batch {
  readonly entries: readonly LoadEntry[];
  readonly startsAt: Ms;
}

const STAGES: readonly (readonly [number, string])[] = [
  [0.05, 'Initializing pipeline...'],
  [0.6, 'Loading diffusion model...'],
  [0.85, 'Loading text encoder...'],
  [1, 'Loading VAE...'],
];
const UNKNOWN_AFTER: Ms = 50;

export function createLoader(options: LoaderOptions): Loader {
  const instances = new Map<string, PipelineInstance>();
  const failed = new Set<string>();
  let batches: Batch[] = [];
  let jobs: Job[] = [];

  function begin(batch: Batch): void {
    const wanted = new Map(batch.entries.map((entry) => [entry.node, entry]));
    for (const [node, instance] of instances) {
      const entry = wanted.get(node);
      const isSame =
        entry && entry.pipeline === instance.shape.id && sameJson(entry.loadParams ?? {}, instance.loadParams ?? {});
      if (isSame) wanted.delete(node);
      else instances.delete(node);
    }
    failed.clear();
    let from = batch.startsAt;
    for (const entry of wanted.values()) {
      const until = from + (shapeFor(entry) ? options.loadMs : Math.min(UNKNOWN_AFTER, options.loadMs));
      jobs.push({ entry, from, until });
      from = until;
    }
  }

  function finish({ entry }: Job): void {
    const shape = shapeFor(entry);
    if (shape) instances.set(entry.node, createInstance(shape, entry.loadParams));
    else failed.add(entry.node);
  }

  function shapeFor(entry: LoadEntry): PipelineShape | undefined {
    const shape = options.shapeOf(entry.pipeline);
    if (!shape) return undefined;
    const { width = shape.width, height = shape.height } = entry.loadParams ?? {};
    return isSide(width) && isSide(height) ? { ...shape, width, height } : undefined;
  }

  /** Brings everything to `at`; loads run one after another. */
  function settle(at: Ms): void {
    for (;;) {
      const job = jobs[0];
      const batch = batches[0];
      if (job && job.until <= at) {
        jobs.shift();
        finish(job);
      } else if (!job && batch && batch.startsAt <= at) {
        batches = batches.slice(1);
        begin(batch);
      } else return;
    }
  }

  const isLoaded = () => jobs.length === 0 && failed.size === 0 && instances.size > 0;

  return {
    staleMs: 30,
    load(entries, at) {
      settle(at);
      const before = Math.max(at, jobs.at(-1)?.until ?? at);
      batches = [...batches, { entries, startsAt: before + this.staleMs }];
    },
    report(at) {
      settle(at);
      const job = jobs[0];
      const status: LoadStatus = job ? 'loading' : failed.size > 0 ? 'error' : isLoaded() ? 'loaded' : 'not_loaded';
      failed.clear();
      const [first] = instances;
      return {
        status,
        pipeline_id: first?.[0] ?? null,
        load_params: first?.[1].loadParams ?? job?.entry.loadParams ?? null,
        loaded_lora_adapters: first ? lorasOf(first[1]) : null,
        error: null,
        loading_stage: job ? stageOf(job, at) : null,
        produces_video: true,
        produces_audio: false,
      };
    },
    instance(node, at) {
      settle(at);
      return instances.get(node);
    },
    nodes(at) {
      settle(at);
      return new Set(instances.keys());
    },
    isLoaded(at) {
      settle(at);
      return isLoaded();
    },
    rename(node, instance) {
      instances.set(node, instance);
    },
  };
}

function stageOf(job: Job, at: Ms): string {
  const done = (at - job.from) / Math.max(1, job.until - job.from);
  return STAGES.find(([until]) => done < until)?.[1] ?? 'Initializing pipeline...';
}

function lorasOf(instance: PipelineInstance): Json {
  const loras = instance.loadParams?.['loras'];
  return Array.isArray(loras) && loras.length > 0 ? loras : null;
}

const isSide = (value: Json): value is number => typeof value === 'number' && value >= 16 && value % 16 === 0;
