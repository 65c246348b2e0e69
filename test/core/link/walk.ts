/** Walks a link through events, and remembers what it asked for. */
import type { Channel, Deed, Link, LinkEvent } from '../../../src/core/link/link.ts';
import { freshLink } from '../../../src/core/link/link.ts';
import { step } from '../../../src/core/link/step.ts';
import type { Ms } from '../../../src/core/unit.ts';

export const PIPELINE: Link['pipeline'] = { id: 'longlive', mode: 'text', load: { width: 576 } };
export const CAME: LinkEvent = { of: 'page-came', page: { id: 'p1', part: 'operator' }, connect: true, holds: null };
export const LOADED: LinkEvent = {
  of: 'status',
  status: 'loaded',
  pipeline: 'longlive',
  load: { width: 576 },
  stage: null,
};

export class Walk {
  link: Link;
  now: Ms;
  channel: Channel | null = null;
  constructor(link: Link = freshLink(PIPELINE), now: Ms = 1000) {
    this.link = link;
    this.now = now;
  }
  /** What one event asks for. */
  hear(event: LinkEvent): readonly Deed[] {
    const { link, deeds, channel } = step(this.link, event, this.now);
    this.link = link;
    this.channel = channel;
    return deeds;
  }
  /** Ticks until `ms` have passed; what was asked for meanwhile. */
  wait(ms: Ms, tick: Partial<Extract<LinkEvent, { of: 'tick' }>> = {}): readonly Deed[] {
    const deeds: Deed[] = [];
    for (const until = this.now + ms; this.now < until; ) {
      this.now += 20;
      deeds.push(...this.hear({ of: 'tick', longestChunk: 750, paused: false, ...tick }));
    }
    return deeds;
  }
  /** Plays on for `ms` with metrics each 100 ms, and frames where there are any. */
  play(ms: Ms, { metrics = true, listed = true, frames = true, tick = {} } = {}): readonly Deed[] {
    const deeds: Deed[] = [];
    for (const until = this.now + ms; this.now < until; ) {
      deeds.push(...this.wait(100, tick));
      const { phase } = this.link;
      if (phase.is !== 'live') continue;
      if (metrics) deeds.push(...this.hear({ of: 'metrics', session: phase.session, listed }));
      if (frames) this.hear({ of: 'frames', attempt: phase.player.attempt, count: phase.frames + 2 });
    }
    return deeds;
  }
  get is(): string {
    return this.link.phase.is;
  }
  get why(): string {
    return this.link.phase.is === 'waiting' ? this.link.phase.why.code : '';
  }
}

/** Up to the offer of attempt `n`. */
export function connecting(walk = new Walk()): Walk {
  if (walk.link.pages.length === 0) walk.hear(CAME);
  walk.hear(LOADED);
  const attempt = walk.link.attempt;
  walk.hear({ of: 'ice', attempt, servers: [] });
  walk.hear({ of: 'offered', attempt, sdp: 'offer' });
  return walk;
}

export function live(walk = new Walk(), session = 's1'): Walk {
  connecting(walk);
  const attempt = walk.link.attempt;
  walk.hear({ of: 'answered', attempt, session, sdp: 'answer' });
  walk.hear({ of: 'opened', attempt });
  return walk;
}

export const names = (deeds: readonly Deed[]): readonly string[] =>
  deeds.map((deed) => ('session' in deed ? `${deed.do} ${deed.session}` : deed.do));
