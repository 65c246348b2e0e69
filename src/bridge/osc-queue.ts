/** Between socket and fold: what came is read at once and played in turn; too much of it is thinned, and said. */
import type { Action } from '../core/action.ts';
import { decodeOsc, describeOscFault } from '../core/control/osc.ts';
import { type Ask, askOf } from '../core/control/osc-ask.ts';
import type { OscMessage } from '../core/control/osc-message.ts';
import type { Target } from '../core/control/osc-target.ts';
import { thin } from '../core/control/osc-thin.ts';
import { hearingOf } from '../core/mapping/hearing.ts';
import type { Compiled } from '../core/mapping/compiled.ts';
import type { Problem } from '../core/problem.ts';
import type { Ms } from '../core/unit.ts';
import { perHost } from './per-host.ts';

type Packet = {
  readonly at: Ms;
  readonly from: string;
  readonly messages: readonly OscMessage[];
  readonly faults: readonly string[];
};

type Heeding = Pick<Compiled, 'osc' | 'patterns'>;

export type OscQueue = {
  readonly take: (bytes: Uint8Array, from: Target) => void;
  readonly refuse: (host: string) => void;
  /** The mappings that play now: what they bind is a value, or counts. */
  readonly follow: (mapping: Heeding) => void;
  readonly close: () => void;
};

/** The socket is read again after so long, however much waits; and so long at most, while it has more to give. */
const TURN_MS = 4;
/** So many datagrams at once mean that the system has more of them: it is emptied first, for its room is small. */
const BURST = 20;
/** So many packets may wait; then they are thinned, and of what is left no more than half as many are kept. */
const MOST_WAITING = 4096;
/** When more waits than this, only the last value of each address is played; twice as much as was left must wait to look again. */
const CALM = 64;
/** Datagrams of one sender that came together are played as one. */
const TOGETHER = 16;

export function oscQueue(
  say: (action: Action) => void,
  asked: (ask: Ask, from: Target) => void,
  now: () => Ms,
): OscQueue {
  let waiting: Packet[] = [];
  let first = 0;
  let next: NodeJS.Immediate | null = null;
  let fresh = 0;
  let left = 0;
  let played = -Infinity;
  let mapping: Heeding = { osc: new Map(), patterns: [] };
  const thinned = (packets: readonly Packet[]) => thin(packets, (address) => hearingOf(mapping, address));
  const refused = perHost((from, count) => tell({ code: 'osc/refused', from, count }));
  const flooded = perHost((from, count) => tell({ code: 'osc/flood', from, count }));
  const tell = (problem: Problem) => say({ at: now(), kind: 'problem', problem, stands: true });

  const play = () => {
    next = null;
    const isMore = fresh >= BURST && now() - played < TURN_MS;
    fresh = 0;
    if (!isMore) playSome();
    if (first < waiting.length) next = setImmediate(play);
    else [waiting, first, left] = [[], 0, 0];
  };

  const playSome = () => {
    const end = now() + TURN_MS;
    if (waiting.length - first > CALM + 2 * left) coalesce();
    while (first < waiting.length && now() < end) say(together());
    played = now();
  };

  /** The last value wins per address; whatever is no plain value keeps its order and count. */
  const coalesce = () => {
    [waiting, first] = [[...thinned(waiting.slice(first)).kept], 0];
    left = waiting.length;
  };

  const together = (): Action => {
    const { at, from, messages, faults } = waiting[first++] ?? NOTHING;
    const packet = [...messages];
    const broken = [...faults];
    for (let i = 1; i < TOGETHER; i++) {
      const more = waiting[first];
      if (more === undefined || more.from !== from || more.faults.length > 0) break;
      packet.push(...more.messages);
      first += 1;
    }
    return { at, kind: 'osc', from, packet, faults: broken };
  };

  const relieve = () => {
    const { kept, left: overtaken } = thinned(waiting.slice(first));
    const most = Math.max(0, kept.length - MOST_WAITING / 2);
    const from = waiting.at(-1)?.from ?? '';
    flooded(from, overtaken + most, now());
    [waiting, first, left] = [kept.slice(most), 0, kept.length - most];
  };

  return {
    take: (bytes, from) => {
      fresh += 1;
      const { messages, faults } = decodeOsc(bytes);
      const plays = messages.filter((message) => {
        const ask = askOf(message);
        if (ask !== null) asked(ask, from);
        return ask === null;
      });
      if (plays.length === 0 && faults.length === 0 && messages.length > 0) return;
      waiting.push({ at: now(), from: from.host, messages: plays, faults: faults.map(describeOscFault) });
      if (waiting.length - first > MOST_WAITING) relieve();
      next ??= setImmediate(play);
    },
    refuse: (host) => refused(host, 1, now()),
    follow: (given) => {
      mapping = given;
    },
    close: () => {
      if (next !== null) clearImmediate(next);
    },
  };
}

const NOTHING: Packet = { at: 0, from: '', messages: [], faults: [] };
