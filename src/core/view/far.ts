/** The far side of the desk: the link's word and line, and how far behind the picture is. */
import { meanChunk } from '../lane/pace.ts';
import type { Link } from '../link/link.ts';
import type { Rig } from '../rig.ts';
import type { Ms } from '../unit.ts';
import type { LinkView, PaceView } from '../wire/view.ts';
import type { Around } from './around.ts';

/** The word for it: pages and OSC know of no page that may still come. */
export const phaseWord = ({ phase }: Link): LinkView['phase'] => (phase.is === 'returning' ? 'loading' : phase.is);

export function linkView({ link }: Rig, now: Ms, around: Around): LinkView {
  const { phase } = link;
  const base = { phase: phaseWord(link), rehearsal: around.rehearsal, server: around.server, retryIn: null };
  switch (phase.is) {
    case 'idle':
      return { ...base, line: 'press to connect' };
    case 'returning':
      return { ...base, line: 'looking for its page' };
    case 'loading':
      return {
        ...base,
        line: phase.asked ? (phase.stage ?? 'asking Scope to load') : 'asking Scope',
      };
    case 'connecting':
      return {
        ...base,
        line: phase.session === null ? 'making the offer' : 'opening the picture',
      };
    case 'live':
      return { ...base, line: clock(now - phase.since) };
    case 'waiting': {
      const retryIn =
        phase.why.code === 'picture/no-page' ? null : Math.max(0, Math.ceil((phase.retryAt - now) / 1000));
      return { ...base, retryIn, line: retryIn === null ? 'for a page' : 'trying again' };
    }
    case 'stopped':
      return { ...base, line: 'press to connect' };
  }
}

const clock = (ms: Ms): string => {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  return s < 3600
    ? `${Math.floor(s / 60)}:${two(s % 60)}`
    : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
};

export function paceView({ lane, delay, fps, dropped, link, shown, tally }: Rig): PaceView {
  const isLive = link.phase.is === 'live';
  const chunkMs = meanChunk(lane.pace);
  return {
    behind: isLive && delay.ms !== null ? Math.round(delay.ms / 100) / 10 : null,
    chunkMs: isLive && chunkMs !== null ? Math.round(chunkMs) : null,
    chunks: lane.pace.history.map(({ ms, sent }) => ({ ms: Math.round(ms), sent })),
    dropped,
    tally: { moves: tally.merged, sent: tally.sent, played: tally.played },
    presented: shown.presented,
    gaps: shown.gaps,
    reveal: shown.reveal === null ? null : Math.round((shown.reveal.lateMs / shown.reveal.frameMs) * 10) / 10,
    wayMs: delay.way.isMeasured ? Math.round(delay.way.ms) : null,
    waits: isLive ? Math.round(delay.waitMs / 100) / 10 : 0,
    fps: isLive && fps !== null ? Math.round(fps * 10) / 10 : null,
  };
}
