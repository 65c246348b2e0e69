/**
 * The whole loop without a network and without waiting: the rig's fold, the rehearsal's engine, a page with one
 * connection and the one HTTP door between them, all in virtual time. Everything that chance decides comes from the seed.
 */
import type { Action } from '../../src/core/action.ts';
import { freshDesk, withShow } from '../../src/core/desk/begin.ts';
import { restore, Saved, save } from '../../src/core/desk/saved.ts';
import type { LinkEvent, Part } from '../../src/core/link/link.ts';
import { freshLink } from '../../src/core/link/link.ts';
import { freshRig, type Rig, type Send, type Task, turn, wantedOf } from '../../src/core/rig.ts';
import type { Show } from '../../src/core/show/show.ts';
import type { Json, Ms } from '../../src/core/unit.ts';
import { pipelineShape, Schemas } from '../../src/core/wire/scope.ts';
import { schemas, shapeOf } from '../../src/rehearsal/catalog.ts';
import { createEngine, type Engine } from '../../src/rehearsal/engine.ts';
import { seeded } from '../../src/rehearsal/random.ts';
import { blend, toShown } from '../../src/rehearsal/shares.ts';

export type SimOptions = {
  readonly seed: number;
  readonly chunkMs: readonly [Ms, Ms];
  readonly show: Show;
  readonly encodeMs?: Ms;
  /** How the metrics answer; left out: as Scope's do. */
  readonly metrics?: Metrics;
};

/** `slow`: after 1.3 s; `elsewhere`: only another session is listed; `lies`: another figure each time; `falls silent`: after a while. */
export type Metrics = 'true' | 'missing' | 'slow' | 'constant' | 'elsewhere' | 'lies' | 'falls silent';

const TICK_MS = 20;
const POLL_MS = 100;
const FRAMES_MS = 200;
const HEALTH_MS = 1000;

/** A message as it arrived at Scope, and how many waited then, itself included. */
export type Arrival = { readonly at: Ms; readonly bytes: number; readonly depth: number; readonly message: Json };

type Peer = {
  readonly page: string;
  readonly attempt: number;
  session: string | null;
  frames: number;
  isOpen: boolean;
};
type Unstamped = Action extends infer Each ? (Each extends Action ? Omit<Each, 'at'> : never) : never;

export type Sim = ReturnType<typeof createSim>;

export function createSim({ seed, chunkMs, show, encodeMs = 60, metrics = 'true' }: SimOptions) {
  const random = seeded(seed);
  const within = (least: number, most: number) => least + (most - least) * random();
  const events: { readonly at: Ms; readonly run: () => void }[] = [];
  const take: Action[] = [];
  const sends: (Send & { readonly at: Ms })[] = [];
  const arrivals: Arrival[] = [];
  const pictures: { readonly at: Ms; readonly prompts: readonly string[] }[] = [];
  const offers: { readonly at: Ms; readonly parameters: Readonly<Record<string, Json>> }[] = [];
  let engine = newEngine();
  let server = 1;
  let pace = chunkMs;
  let now: Ms = 0;
  let rig: Rig = freshRig(withShow(freshDesk, 'show', show, true, 0), freshLink(show.pipeline));
  const first = rig;
  let peer: Peer | null = null;
  let page = '';
  const here = new Set<string>();
  let pages = 0;
  let sessions = 0;
  let doorFreeAt: Ms = 0;
  let isReachable = true;
  let mostOpen = 0;

  function newEngine(): Engine {
    return createEngine({ chunkMs, encodeMs, loadMs: 1500, drag: 1, shapeOf: shapeOf(12), hasLink: false, random });
  }

  const at = (when: Ms, run: () => void) => void events.push({ at: Math.max(now, when), run });
  const every = (ms: Ms, run: () => void, from = ms) =>
    at(now + from, function again() {
      run();
      at(now + ms, again);
    });

  function happen(unstamped: Unstamped): void {
    const action: Action = { at: now, ...unstamped };
    take.push(action);
    const turned = turn(rig, action);
    rig = turned.rig;
    for (const task of turned.tasks) doTask(task);
    for (const send of turned.sends) post(send);
  }
  const link = (event: LinkEvent) => happen({ kind: 'link', event });

  function post(send: Send): void {
    sends.push({ ...send, at: now });
    const text = JSON.stringify(send.message);
    const target = peer;
    at(now + within(2, 8), () => {
      if (target === null || target !== peer || target.attempt !== send.player.attempt || target.session === null)
        return;
      const session = engine.sessions.get(target.session);
      session?.receive(text, now);
      const depth = Math.max(0, ...[...(session?.processors.values() ?? [])].map((each) => each.messagesWaiting));
      if (session !== undefined) arrivals.push({ at: now, bytes: text.length, depth, message: send.message });
    });
  }

  function doTask(task: Task): void {
    switch (task.do) {
      case 'connect': {
        const mine: Peer = { ...task.player, session: null, frames: 0, isOpen: false };
        at(now + within(5, 30), () => {
          if (!here.has(task.player.page)) return;
          peer = mine;
          link({ of: 'offered', attempt: mine.attempt, sdp: 'offer' });
        });
        return;
      }
      case 'answer': {
        const mine = peer;
        if (mine?.attempt !== task.player.attempt) return;
        mine.session = task.session;
        at(now + within(20, 80), () => {
          if (mine !== peer) return;
          engine.sessions.get(task.session)?.connected(now);
          mine.isOpen = true;
          link({ of: 'opened', attempt: mine.attempt });
        });
        return;
      }
      case 'leave':
        if (peer?.attempt === task.player.attempt) peer = null;
        return;
      case 'greet':
        return;
      default:
        doorFreeAt = Math.max(doorFreeAt, now) + within(3, 15);
        at(doorFreeAt, () => ask(task));
    }
  }

  /** One HTTP request, when its turn has come. */
  function ask(task: Exclude<Task, { do: 'connect' | 'answer' | 'leave' | 'greet' }>): void {
    if (!isReachable) {
      if (task.do === 'delete' || task.do === 'patch') return;
      const problem = { code: 'scope/unreachable', server: 'sim', note: '' } as const;
      if (task.do === 'offer') link({ of: 'refused', attempt: task.attempt, problem, unloaded: false });
      else link({ of: 'unreachable', problem });
      return;
    }
    switch (task.do) {
      case 'status': {
        const { status, pipeline_id: pipeline, load_params: load, loading_stage: stage } = engine.loader.report(now);
        if (status === 'loaded' && rig.desk.pipeline === null) happen({ kind: 'pipeline', shape: loadedShape() });
        return link({ of: 'status', status, pipeline, load, stage });
      }
      case 'load':
        return engine.loader.load(
          [{ node: task.pipeline.id, pipeline: task.pipeline.id, loadParams: task.pipeline.load }],
          now,
        );
      case 'delete':
        engine.close(task.session, 'deleted', now);
        return link({ of: 'deleted', session: task.session });
      case 'ice':
        return link({ of: 'ice', attempt: task.attempt, servers: [] });
      case 'offer': {
        const id = `session-${++sessions}`;
        offers.push({ at: now, parameters: task.parameters });
        const opened = engine.open(id, task.parameters, true, now);
        mostOpen = Math.max(mostOpen, engine.sessions.size);
        if (opened !== null) return link({ of: 'answered', attempt: task.attempt, session: id, sdp: 'answer' });
        const problem = { code: 'scope/offer-refused', status: 400, note: 'Pipeline not loaded' } as const;
        return link({ of: 'refused', attempt: task.attempt, problem, unloaded: true });
      }
      case 'patch':
        return engine.sessions.has(task.session) ? undefined : link({ of: 'patch-refused', session: task.session });
    }
  }

  function loadedShape() {
    const shape = pipelineShape(Schemas.parse({ pipelines: schemas }), show.pipeline.id);
    if (shape === null) throw new Error(`the rehearsal has no ${show.pipeline.id}`);
    return shape;
  }

  /** The metrics as they are half-way through the request. */
  function poll(): void {
    const { phase } = rig.link;
    if (phase.is !== 'live' || !isReachable || metrics === 'missing') return;
    if (metrics === 'falls silent' && now > 15_000) return;
    const askedAt = now;
    const { session } = phase;
    const way = metrics === 'slow' ? 650 : within(1, 6);
    at(now + way, () => {
      const fps = figure(session);
      at(now + way, () => {
        link({ of: 'metrics', session, listed: fps !== null });
        happen({ kind: 'poll', session, poll: { askedAt, heardAt: now, fps } });
      });
    });
  }

  function figure(session: string): number | null {
    const listed = engine.oldest();
    const fps = listed?.id === session ? listed.fps : null;
    switch (metrics) {
      case 'constant':
        return fps === null ? null : 30;
      case 'elsewhere':
        return null;
      case 'lies':
        return fps === null ? null : within(5, 40);
      default:
        return fps;
    }
  }

  function tellFrames(): void {
    if (peer?.isOpen === true)
      happen({ kind: 'frames', attempt: peer.attempt, count: peer.frames, fps: 16, dropped: 0 });
  }

  function advance(until: Ms): void {
    for (const sent of engine.advance(until)) {
      if (peer?.session !== sent.session || !peer.isOpen) continue;
      peer.frames += 1;
      pictures.push({ at: sent.at, prompts: sent.frame.chunk.prompts.map(({ text }) => text) });
    }
  }

  every(TICK_MS, () => happen({ kind: 'tick' }));
  every(POLL_MS, poll);
  every(FRAMES_MS, tellFrames, within(0, FRAMES_MS));
  every(HEALTH_MS, () => isReachable && link({ of: 'health', server }), 0);

  const sim = {
    seed,
    take,
    sends,
    arrivals,
    offers,
    /** The frames that reached the page, and what each shows. */
    pictures,
    first,
    random,
    within,
    get rig() {
      return rig;
    },
    get now() {
      return now;
    },
    get engine() {
      return engine;
    },
    /** The most sessions that were open at once. */
    get mostOpen() {
      return mostOpen;
    },
    happen,
    put: (address: string, value: Json) => happen({ kind: 'put', changes: [{ address, value }] }),
    at,
    /** Lets `ms` pass. */
    run(ms: Ms): void {
      const until = now + ms;
      for (;;) {
        let soonest = -1;
        for (const [i, event] of events.entries())
          if (event.at <= until && (soonest < 0 || event.at < (events[soonest]?.at ?? 0))) soonest = i;
        const event = events[soonest];
        if (event === undefined) break;
        events.splice(soonest, 1);
        advance(event.at);
        now = Math.max(now, event.at);
        engine.pace = { chunkMs: pace, encodeMs };
        event.run();
      }
      advance(until);
      now = until;
    },
    pace(next: readonly [Ms, Ms]): void {
      pace = next;
    },
    pageComes(part: Part, connect = true, holds: { attempt: number; session: string } | null = null): string {
      page = `page-${++pages}`;
      here.add(page);
      link({ of: 'page-came', page: { id: page, part }, connect, holds });
      return page;
    },
    pageGoes(id = page): void {
      if (peer?.page === id) peer = null;
      here.delete(id);
      link({ of: 'page-went', page: id });
    },
    /** The connection ends; `silent`: without a word to the page. */
    drop(silent: boolean): void {
      const { phase } = rig.link;
      if (phase.is !== 'live') return;
      engine.close(phase.session, 'vanished', now);
      const { attempt } = phase.player;
      if (!silent) at(now + within(5, 200), () => link({ of: 'ended', attempt, why: 'closed', refused: false }));
    },
    /** The bridge crashes and comes back from what it had on disk; the pages come again, the player with what it holds. */
    restartBridge(): void {
      const saved = Saved.parse(JSON.parse(JSON.stringify(save(rig, false))));
      const desk = restore(withShow(freshDesk, 'show', show, true, now), saved, now);
      rig = freshRig(desk, freshLink(show.pipeline, saved.wish, saved.sessions));
      const { isOpen = false, attempt = 0, session = null } = peer ?? {};
      const holds = isOpen && session !== null ? { attempt, session } : null;
      if (holds === null) peer = null;
      for (const id of here) {
        const isPlayer = id === peer?.page;
        at(now + within(200, 2200), () => {
          if (here.has(id))
            link({ of: 'page-came', page: { id, part: 'operator' }, connect: false, holds: isPlayer ? holds : null });
        });
      }
    },
    restartScope(): void {
      engine = newEngine();
      server += 1;
    },
    reachable(is: boolean): void {
      isReachable = is;
    },
    /** Puts the rig as a test needs it; such a run is no take. */
    change(how: (rig: Rig) => Rig): void {
      rig = how(rig);
    },
    /** Connects a page and waits until chunks are seen to end. */
    connect(): void {
      sim.pageComes('operator');
      sim.run(6000);
    },
    live: () => rig.link.phase.is === 'live',
    /** What the newest chunk shows, and what the desk wants to be shown, by text. */
    shown: () => sharesOf(engine.journal.chunks.all().at(-1)?.prompts ?? []),
    wanted: () => {
      const wanted = wantedOf(rig, now);
      return sharesOf(toShown(blend(wanted.blend, rig.desk.look.blend)));
    },
    /** The parameters that Scope's session holds. */
    held: (): Readonly<Record<string, Json>> => {
      const session = peer?.session === null || peer === null ? undefined : engine.sessions.get(peer.session);
      const [processor] = session?.processors.values() ?? [];
      return processor === undefined ? {} : { ...processor.parameters, paused: processor.isPaused };
    },
    sharesOf,
    fates: () => engine.journal.messages.all(),
  };
  return sim;
}

const sharesOf = (
  shown: readonly { readonly text: string; readonly share: number }[],
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    shown
      .map(({ text, share }) => [text, Math.round(share * 1000) / 1000] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
