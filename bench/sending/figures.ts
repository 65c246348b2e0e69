/** What became of what was sent: counted from the rehearsal's journal, sweep by sweep. */
import type { Json, Ms } from '../../src/core/unit.ts';
import type { JournalChunk, JournalMessage } from '../../src/rehearsal/journal.ts';
import { type Knob, partOf } from './ways.ts';

export type Figures = {
  readonly sent: number;
  readonly refused: number;
  readonly applied: number;
  /** From a message's arrival to the chunk that took it in. */
  readonly lag: { readonly median: Ms; readonly p99: Ms };
  /** Of the chunks that began under moving hands: those that took something in. */
  readonly fed: number;
  /** Of the sweeps: those whose last values, all four, play in the second chunk that begins after the hands rest. */
  readonly landed: number;
  /** Of the sweeps: those whose last values never played, however long one waited. */
  readonly lost: number;
};

/** One sweep of the hands: when they began and rested, and what each knob said last. */
export type Sweep = { readonly rest: Ms; readonly last: ReadonlyMap<Knob, number> };

export type Fates = { readonly messages: readonly JournalMessage[]; readonly chunks: readonly JournalChunk[] };

export function newTally() {
  return { sent: 0, refused: 0, applied: 0, lags: new Array<Ms>(), under: 0, fed: 0, sweeps: 0, landed: 0, lost: 0 };
}
export type Tally = ReturnType<typeof newTally>;

export function count(tally: Tally, { rest, last }: Sweep, { messages, chunks }: Fates): void {
  const applied = messages.filter(({ fate }) => fate === 'applied');
  tally.sent += messages.length;
  tally.refused += messages.filter(({ fate }) => fate === 'dropped').length;
  tally.applied += applied.length;
  tally.lags.push(...applied.filter(({ message }) => !isSeal(message)).map(({ at, appliedAt = at }) => appliedAt - at));
  const fedChunks = new Set(applied.map(({ chunk }) => chunk));
  const under = chunks.filter(({ at }) => at <= rest);
  tally.under += under.length;
  tally.fed += under.filter(({ number }) => fedChunks.has(number)).length;
  const second = chunks.filter(({ at }) => at > rest)[1]?.number ?? 0;
  tally.sweeps += 1;
  const inTime = applied.filter(({ chunk = Infinity }) => chunk <= second);
  if (plays(inTime, last)) tally.landed += 1;
  if (!plays(applied, last)) tally.lost += 1;
}

/** Ours tells everything once more in quiet: nothing new, and in no hurry. */
const isSeal = (message: Json): boolean =>
  typeof message === 'object' && message !== null && 'spatial_interpolation_method' in message;

/** Do these messages, merged in the order they were taken in, say what the knobs said last? */
function plays(applied: readonly JournalMessage[], last: ReadonlyMap<Knob, number>): boolean {
  const held: Record<string, Json> = {};
  for (const { message } of applied) if (typeof message === 'object' && message !== null) Object.assign(held, message);
  return [...last].every(([knob, value]) =>
    knob === 'mix' ? Math.abs(shareOfRed(held['prompts']) - value) < 0.0051 : held[knob] === partOf(knob, value)[knob],
  );
}

/** Ours says shares in whole hundredths, the others what the knob says. */
function shareOfRed(prompts: Json | undefined): number {
  if (!Array.isArray(prompts)) return Number.NaN;
  const weights = prompts.map((item: { text: string; weight: number }) => item);
  const sum = weights.reduce((all, { weight }) => all + weight, 0);
  return (weights.find(({ text }) => text === 'red')?.weight ?? 0) / sum;
}

export function summed({ sent, refused, applied, lags, under, fed, sweeps, landed, lost }: Tally): Figures {
  const sorted = lags.toSorted((a, b) => a - b);
  const at = (part: number): Ms => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return {
    sent,
    refused,
    applied,
    lag: { median: at(0.5), p99: at(0.99) },
    fed: fed / under,
    landed: landed / sweeps,
    lost: lost / sweeps,
  };
}
