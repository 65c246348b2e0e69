/** Who plays a universe: of all who send it the most important one; when it falls silent, what it sent last stands. */
import type { Ms } from '../unit.ts';
import type { DmxFrame } from './dmx-frame.ts';

type Source = Pick<DmxFrame, 'source' | 'name' | 'priority' | 'sequence' | 'levels'> & { readonly at: Ms };

export type Universe = {
  readonly sources: readonly Source[];
  readonly leader: Source | null;
  /** What was told of each channel last; shorter than 512 while nobody sent more. */
  readonly told: readonly number[];
};

export const DARK: Universe = { sources: [], leader: null, told: [] };

/** Channels, from 1, with their levels. */
export type Levels = readonly (readonly [channel: number, level: number])[];
export type Played = { readonly universe: Universe; readonly news: Levels };

/** A sender is gone that says nothing for so long (E1.31: network data loss). */
const LOST_MS = 2500;
/** More are not told apart: nobody has so many desks, but anyone can forge them. */
const MOST_SOURCES = 16;

export function heardFrame(universe: Universe, frame: DmxFrame, now: Ms): Played {
  const { source, name, priority, sequence, levels } = frame;
  const before = universe.sources.find((each) => each.source === source);
  const others = universe.sources.filter((each) => each !== before);
  if (frame.ends) return before === undefined ? { universe, news: [] } : led(universe, others);
  if (before === undefined && others.length >= MOST_SOURCES) return { universe, news: [] };
  if (before !== undefined && isLate(before.sequence, sequence)) return { universe, news: [] };
  const next: Source = { source, name, priority, sequence, levels, at: now };
  const sources =
    before === undefined ? [...others, next] : universe.sources.map((each) => (each === before ? next : each));
  return led(universe, sources);
}

/** To be asked now and then: silence says nothing by itself. */
export function silenced(universe: Universe, now: Ms): Played {
  const sources = universe.sources.filter(({ at }) => now - at < LOST_MS);
  return sources.length === universe.sources.length ? { universe, news: [] } : led(universe, sources);
}

/** Another sender that is as important as the one who plays: it is not heard, and may be the one that was meant. */
export const rivalOf = ({ sources, leader }: Universe): Source | null =>
  sources.find(({ source, priority }) => source !== leader?.source && priority === leader?.priority) ?? null;

/**
 * Overtaken on its way. Far behind, it is no straggler but a sender that began anew (E1.31 6.7.2). The same number twice
 * is left out there, and heard here: simple senders never count, and a frame that came twice says nothing new.
 */
function isLate(last: number | null, sequence: number | null): boolean {
  if (last === null || sequence === null) return false;
  const ahead = ((sequence - last + 128) & 0xff) - 128;
  return ahead < 0 && ahead > -20;
}

function led({ leader: last, told }: Universe, sources: readonly Source[]): Played {
  const most = Math.max(...sources.map(({ priority }) => priority));
  const firsts = sources.filter(({ priority }) => priority === most);
  // Among equals who plays goes on: two desks must not take turns.
  const leader = firsts.find(({ source }) => source === last?.source) ?? firsts[0] ?? null;
  const levels = leader === null || leader === last ? [] : [...leader.levels];
  const news = levels.flatMap((level, i) => (told[i] === level ? [] : [[i + 1, level] as const]));
  const after = news.length === 0 ? told : [...levels, ...told.slice(levels.length)];
  return { universe: { sources, leader, told: after }, news };
}
