/** Keeps the engine in time with the world, and carries frames and messages between it and the clients' peers. */
import { randomUUID } from 'node:crypto';
import type { Ms } from '../core/unit.ts';
import type { Engine } from './engine.ts';
import { createPainter, type Painter } from './painter.ts';
import { answerOffer, type Peer } from './peer.ts';
import type { Parameters } from './pipeline.ts';
import type { Frame } from './processor.ts';
import { deadEnd, isSpoken, readMedia } from './sdp.ts';
import type { Candidate, VideoFrame } from './wrtc.ts';

export interface Offer {
  readonly sdp: string;
  readonly initialParameters: Parameters;
}

export type OfferReply =
  | { readonly status: 200; readonly sdp: string; readonly sessionId: string }
  | { readonly status: 400 | 500; readonly detail: string };

export interface Runner {
  readonly engine: Engine;
  readonly startedAt: Ms;
  /** New connections find no way: as behind a firewall that lets HTTP through and nothing else. */
  blocked: boolean;
  now(): Ms;
  /** Brings the engine to the present; anything that reads or changes it comes after this. */
  catchUp(): Ms;
  offer(offer: Offer): Promise<OfferReply>;
  peer(session: string): Peer | undefined;
  addCandidate(session: string, candidate: Candidate): Promise<void>;
  remove(session: string, by: string): void;
  /** The session's network falls silent, and after a while the server notices. */
  vanish(session: string): void;
  /** Tells every client. */
  announce(message: object): void;
  stop(): void;
}

/** Consent checks, six of them, five seconds apart. */
const VANISHED_AFTER: Ms = 33_000;
/** A mistake that repeats must not fill the log. */
const AFTER_MISTAKE: Ms = 500;
/** Nothing to do is looked at again after so long; a timer cannot wait for ever. */
const LONGEST_SLEEP: Ms = 1_000;

export function createRunner(engine: Engine): Runner {
  const peers = new Map<string, Peer>();
  const painters = new Map<string, Painter>();
  const newest = new Map<string, { frame: Frame; picture: VideoFrame }>();
  const cutOff = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  /** The wall clock as it was at the start, and steady from there: a clock that is set back must not stop the film. */
  const now = (): Ms => performance.timeOrigin + performance.now();

  function catchUp(): Ms {
    const at = now();
    const last = new Map<string, Frame[]>();
    for (const { session, frame } of engine.advance(at)) {
      const frames = last.get(session) ?? [];
      frames.push(frame);
      last.set(session, frames);
    }
    // After a stall the newest few are enough: nobody sees what is painted over at once.
    for (const [session, frames] of last) for (const frame of frames.slice(-3)) show(session, frame);
    deliver();
    sleep();
    return at;
  }

  function deliver(): void {
    for (const { session, message } of engine.takeNotes()) {
      for (const [id, peer] of peers) if (session === null || session === id) peer.send(message);
    }
  }

  function sleep(): void {
    clearTimeout(timer);
    const wait = Math.min(LONGEST_SLEEP, Math.max(0, engine.next() - now()));
    timer = setTimeout(tick, wait);
  }

  /** A mistake of ours shall cost a moment, not the show. */
  function tick(): void {
    try {
      catchUp();
    } catch (error) {
      console.error('rehearsal: ', error);
      timer = setTimeout(tick, AFTER_MISTAKE);
    }
  }

  function show(id: string, frame: Frame): void {
    const peer = peers.get(id);
    if (!peer) return;
    const shown = newest.get(id);
    const picture = shown?.frame === frame ? shown.picture : painterFor(frame).paint(frame);
    newest.set(id, { frame, picture });
    peer.frame(picture);
  }

  function painterFor({ chunk: { size } }: Frame): Painter {
    const key = `${size.width}x${size.height}`;
    const painter = painters.get(key) ?? createPainter(size.width, size.height);
    painters.set(key, painter);
    return painter;
  }

  function remove(id: string, by: string): void {
    const at = catchUp();
    const peer = peers.get(id);
    engine.close(id, by, at);
    peers.delete(id);
    newest.delete(id);
    cutOff.delete(id);
    if (!peer) return;
    peer.send({ type: 'stream_stopped' });
    // The channel needs a moment to carry the last word.
    setTimeout(() => peer.close(), 100);
  }

  async function offer({ sdp, initialParameters }: Offer): Promise<OfferReply> {
    const at = catchUp();
    const id = randomUUID();
    const reply = await answer(id, sdp, initialParameters, at);
    const sessionId = reply.status === 200 ? id : null;
    engine.journal.offers.push({ at, sessionId, status: reply.status, initialParameters });
    return reply;
  }

  async function answer(id: string, sdp: string, initial: Parameters, at: Ms): Promise<OfferReply> {
    const video = readMedia(sdp).filter(({ kind }) => kind === 'video');
    const [first] = video;
    const canPlay = video.some(({ direction }) => direction === 'sendrecv');
    const session = engine.open(id, initial, canPlay, at);
    if (!session) return { status: 400, detail: 'Pipeline not loaded. Please load pipeline first.' };
    sleep();
    try {
      if (!first) throw new Error('None is not in list');
      if (!video.every(isSpoken)) throw new Error('Failed to set remote video description send parameters');
      const isBlocked = runner.blocked;
      if (isBlocked) cutOff.add(id);
      const peer = await answerOffer(isBlocked ? deadEnd(sdp) : sdp, initial['input_mode'] === 'video', {
        connected: () => engine.sessions.get(id)?.connected(catchUp()),
        message: (text) => {
          engine.sessions.get(id)?.receive(text, catchUp());
          deliver();
          sleep();
        },
        input: () => engine.sessions.get(id)?.input(1, now()),
        ended: (by) => remove(id, by),
      });
      peers.set(id, peer);
      return { status: 200, sdp: isBlocked ? deadEnd(peer.answer) : peer.answer, sessionId: id };
    } catch (error) {
      engine.close(id, 'offer failed', catchUp());
      return { status: 500, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  const runner: Runner = {
    engine,
    startedAt: now(),
    blocked: false,
    now,
    catchUp,
    offer,
    peer: (id) => peers.get(id),
    addCandidate: async (id, candidate) => (cutOff.has(id) ? undefined : peers.get(id)?.addCandidate(candidate)),
    remove,
    vanish(id) {
      const peer = peers.get(id);
      if (!peer) return;
      peer.mute();
      setTimeout(() => remove(id, 'vanished'), VANISHED_AFTER);
    },
    announce(message) {
      for (const peer of peers.values()) peer.send(message);
    },
    stop() {
      for (const id of peers.keys()) remove(id, 'server stopped');
      clearTimeout(timer);
    },
  };
  return runner;
}
