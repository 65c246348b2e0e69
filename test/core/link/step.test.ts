/** The link: how the one session with Scope comes up, stays, and comes back. */
import { describe, expect, test } from 'vitest';
import { delayAfter } from '../../../src/core/link/back-off.ts';
import { strangers } from '../../../src/core/link/company.ts';
import { oddity } from '../../../src/core/link/heartbeat.ts';
import { followed, freshLink } from '../../../src/core/link/link.ts';
import { sentence } from '../../../src/core/problem.ts';
import { CAME, connecting, LOADED, live, names, PIPELINE, Walk } from './walk.ts';

const status = (status: string, pipeline: string | null = 'longlive', stage: string | null = null) =>
  ({ of: 'status', status, pipeline, load: { width: 576 }, stage }) as const;
const REFUSED = { code: 'scope/offer-refused', status: 400, note: '' } as const;
const UNREACHABLE = { code: 'scope/unreachable', server: 'x', note: '' } as const;

describe('coming up', () => {
  test('[LN1] nothing is connected before someone wishes it', () => {
    const walk = new Walk();
    walk.hear({ ...CAME, of: 'page-came', page: { id: 'p1', part: 'operator' }, connect: false, holds: null });
    expect(walk.wait(5000)).toEqual([]);
    expect(walk.is).toBe('idle');
    expect(names(walk.hear({ of: 'wished', connect: true }))).toEqual(['status']);
    expect(walk.is).toBe('loading');
  });

  test('[LN2] what is loaded is played: status, ice, offer, answer, channel', () => {
    const walk = new Walk();
    expect(names(walk.hear(CAME))).toEqual(['status']);
    expect(names(walk.hear(LOADED))).toEqual(['ice']);
    expect(names(walk.hear({ of: 'ice', attempt: 1, servers: [] }))).toEqual(['connect']);
    expect(names(walk.hear({ of: 'offered', attempt: 1, sdp: 'x' }))).toEqual(['offer']);
    expect(names(walk.hear({ of: 'answered', attempt: 1, session: 's1', sdp: 'y' }))).toEqual(['answer s1']);
    walk.hear({ of: 'opened', attempt: 1 });
    expect(walk.is).toBe('live');
    expect(walk.channel).toBe('opened');
  });

  test('[LN3] what is not loaded is asked for once; a status from before the load is not believed for 4 s', () => {
    const walk = new Walk();
    walk.hear(CAME);
    expect(names(walk.hear(status('not_loaded', null)))).toEqual(['load']);
    expect(names(walk.wait(700))).toEqual(['status']);
    expect(walk.hear(status('not_loaded', null))).toEqual([]);
    expect(names(walk.wait(600))).toEqual(['status']);
    expect(walk.hear(status('loading', null, 'Loading VAE...'))).toEqual([]);
    expect(walk.link.phase).toMatchObject({ is: 'loading', stage: 'Loading VAE...' });
    walk.wait(600);
    expect(names(walk.hear(LOADED))).toEqual(['ice']);
  });

  test("[LN4] another pipeline is replaced by the show's; the right one with other settings is played, and said", () => {
    const walk = new Walk();
    walk.hear(CAME);
    expect(names(walk.hear(status('loaded', 'krea')))).toEqual(['load']);
    walk.hear({ ...LOADED, of: 'status', status: 'loaded', pipeline: 'longlive', load: { width: 832 }, stage: null });
    expect(walk.is).toBe('connecting');
    expect(walk.link.otherLoad).toBe(true);
  });

  test('[LN5] a load that failed, or that came to nothing, is tried again later', () => {
    for (const ends of [status('error'), status('not_loaded', null)]) {
      const walk = new Walk();
      walk.hear(CAME);
      walk.hear(status('not_loaded', null));
      walk.wait(5000);
      walk.hear(ends);
      expect(walk.why).toBe('scope/load-failed');
      expect(names(walk.wait(3000))).toContain('status');
    }
  });

  test('[LN6] an answer that never came is asked for again', () => {
    const walk = new Walk();
    walk.hear(CAME);
    expect(names(walk.wait(4100))).toEqual(['status', 'status']);
  });

  test('[LN7] candidates before the answer wait for it; later ones go at once; those of an old attempt are forgotten', () => {
    const walk = connecting();
    const candidates = [{ candidate: 'c', sdpMid: '0', sdpMLineIndex: 0 }];
    expect(walk.hear({ of: 'candidates', attempt: 1, candidates })).toEqual([]);
    expect(names(walk.hear({ of: 'answered', attempt: 1, session: 's1', sdp: 'y' }))).toEqual([
      'answer s1',
      'patch s1',
    ]);
    expect(names(walk.hear({ of: 'candidates', attempt: 1, candidates }))).toEqual(['patch s1']);
    expect(walk.hear({ of: 'candidates', attempt: 7, candidates })).toEqual([]);
    walk.hear({ of: 'opened', attempt: 1 });
    expect(names(walk.hear({ of: 'candidates', attempt: 1, candidates }))).toEqual(['patch s1']);
  });

  test('[LN8] each attempt makes one offer, whatever the page says again', () => {
    const walk = connecting();
    expect(walk.hear({ of: 'offered', attempt: 1, sdp: 'again' })).toEqual([]);
    walk.hear({ of: 'answered', attempt: 1, session: 's1', sdp: 'y' });
    expect(names(walk.hear({ of: 'answered', attempt: 1, session: 's2', sdp: 'y' }))).toEqual(['delete s2']);
  });

  test('[LN9] no way to each other within 8 s of the answer, or no answer within 15 s, is a failed try; its session is DELETEd', () => {
    const walk = connecting();
    walk.wait(5000);
    walk.hear({ of: 'answered', attempt: 1, session: 's1', sdp: 'y' });
    expect(walk.wait(8000)).toEqual([]);
    expect(names(walk.wait(100))).toContain('delete s1');
    const unanswered = connecting();
    expect(unanswered.wait(15_000)).toEqual([]);
    unanswered.wait(100);
    expect(unanswered.is).not.toBe('connecting');
  });

  test('[LN10] an offer refused since nothing is loaded loads again at once, but not again and again', () => {
    const walk = connecting();
    expect(names(walk.hear({ of: 'refused', attempt: 1, problem: REFUSED, unloaded: true }))).toEqual([
      'leave',
      'status',
    ]);
    connecting(walk);
    walk.hear({ of: 'refused', attempt: 2, problem: REFUSED, unloaded: true });
    expect(walk.is).toBe('waiting');
    expect(walk.hear({ of: 'refused', attempt: 2, problem: REFUSED, unloaded: true })).toEqual([]);
  });

  test('[LN11] without a page there is nobody to show it: the next page begins at once', () => {
    const walk = connecting();
    walk.hear({ of: 'page-went', page: 'p1' });
    expect(walk.why).toBe('picture/no-page');
    expect(walk.wait(60_000)).toEqual([]);
    expect(
      names(walk.hear({ ...CAME, of: 'page-came', page: { id: 'p2', part: 'operator' }, connect: false, holds: null })),
    ).toEqual(['status']);
  });
});

describe('staying up', () => {
  test('[LN12] lost: polls refused and no frame for 0.8 s, or no poll answered and no frame for 2.5 s', () => {
    const walk = live();
    walk.play(3000);
    expect(walk.play(1500, { metrics: false })).toEqual([]);
    expect(walk.play(900, { frames: false })).toEqual([]);
    walk.play(2000, { metrics: false, frames: false });
    expect(walk.is).toBe('live');
    walk.play(1000, { metrics: false, frames: false });
    expect(walk.is).not.toBe('live');
    const refused = live();
    refused.play(3000);
    refused.hear({ of: 'poll-refused', session: 's1' });
    expect(refused.play(700, { metrics: false, frames: false })).toEqual([]);
    refused.play(200, { metrics: false, frames: false });
    expect(refused.is).not.toBe('live');
  });

  test('[LN13] lost: 2 s without a frame while the metrics list no session of ours', () => {
    const walk = live();
    walk.play(1000);
    expect(walk.play(5000, { listed: false })).toEqual([]);
    expect(walk.is).toBe('live');
    expect(names(walk.play(3000, { listed: false, frames: false }))).toContain('delete s1');
    expect(walk.is).not.toBe('live');
  });

  test('[LN14] lost: Scope has another start time; its sessions are gone and not DELETEd', () => {
    const walk = live();
    walk.hear({ of: 'health', server: 1 });
    expect(names(walk.hear({ of: 'health', server: 2 }))).toEqual(['leave']);
    expect(walk.link.sessions).toEqual([]);
    expect(walk.why).toBe('scope/restarted');
    expect(names(walk.wait(40))).toEqual(['status']);
  });

  test('[LN15] a restart while loading begins the load anew', () => {
    const walk = new Walk();
    walk.hear(CAME);
    walk.hear({ of: 'health', server: 1 });
    walk.hear(status('not_loaded', null));
    expect(names(walk.hear({ of: 'health', server: 2 }))).toEqual(['status']);
    expect(names(walk.hear(status('not_loaded', null)))).toEqual(['load']);
  });

  test('[LN16] stalled: the poll lists us but no frame comes; it is said, held, and begun anew after 10 s more', () => {
    const walk = live();
    walk.play(3000);
    expect(walk.play(11_500, { frames: false })).toEqual([]);
    const { phase } = walk.link;
    if (phase.is !== 'live') return expect.unreachable();
    expect(oddity(phase, 750, false, walk.now)).toMatchObject({ code: 'picture/stalled' });
    expect(names(walk.play(1500, { frames: false }))).toContain('delete s1');
  });

  test('[LN17] a slow chunk is no death: three times the longest of the last ten are waited', () => {
    const walk = live();
    walk.play(3000);
    expect(walk.play(24_000, { frames: false, tick: { longestChunk: 5000 } })).toEqual([]);
    expect(walk.is).toBe('live');
  });

  test('[LN18] no first frame: said after 8 s, begun anew after 10 s more', () => {
    const walk = live();
    expect(walk.play(17_900, { frames: false })).toEqual([]);
    const { phase } = walk.link;
    if (phase.is !== 'live') return expect.unreachable();
    expect(oddity(phase, 750, false, walk.now)).toMatchObject({ code: 'picture/none' });
    walk.play(500, { frames: false });
    expect(walk.is).not.toBe('live');
  });

  test('[LN19] while paused no frame is missed', () => {
    const walk = live();
    walk.play(3000);
    expect(walk.play(120_000, { frames: false, tick: { paused: true } })).toEqual([]);
    expect(walk.is).toBe('live');
  });

  test('[LN20] metrics and frames of another session or attempt are no life sign', () => {
    const walk = live();
    walk.play(1000);
    for (let i = 0; i < 30; i++) {
      walk.wait(100);
      walk.hear({ of: 'metrics', session: 'other', listed: true });
      walk.hear({ of: 'frames', attempt: 99, count: 1e6 });
    }
    expect(walk.is).not.toBe('live');
  });
});

describe('coming back', () => {
  test('[LN21] the first try is at once, then they are further and further apart, up to 5 s and a quarter', () => {
    expect(delayAfter(1, 12_345)).toBe(0);
    for (let tries = 2; tries < 30; tries++) {
      for (const now of [0, 1, 777, 123_456]) {
        const base = [0, 500, 1000, 2000, 4000][tries - 1] ?? 5000;
        expect(delayAfter(tries, now)).toBeGreaterThanOrEqual(base);
        expect(delayAfter(tries, now)).toBeLessThanOrEqual(base * 1.25);
      }
    }
  });

  test('[LN22] a picture that lasted clears the count of tries; one that flickers does not', () => {
    const walk = live();
    walk.play(1000);
    walk.hear({ of: 'ended', attempt: 1, why: 'closed', refused: false });
    expect(walk.link.tries).toBe(1);
    walk.wait(40);
    live(walk, 's2');
    walk.play(1000);
    walk.hear({ of: 'ended', attempt: 2, why: 'closed', refused: false });
    expect(walk.link.tries).toBe(2);
    walk.wait(1000);
    live(walk, 's3');
    walk.play(6000);
    expect(walk.link.tries).toBe(0);
  });

  test('[LN23] before each offer every session of ours is DELETEd, also those that outlived the bridge', () => {
    const walk = new Walk(freshLink(PIPELINE, true, ['old1', 'old2']));
    walk.hear({ ...CAME, of: 'page-came', page: { id: 'p1', part: 'operator' }, connect: false, holds: null });
    walk.wait(3000);
    expect(names(walk.hear(LOADED))).toEqual(['delete old1', 'delete old2', 'ice']);
    walk.hear({ of: 'deleted', session: 'old1' });
    expect(walk.link.sessions).toEqual(['old2']);
  });

  test('[LN24] a press connects anew, whatever goes on; a press stops, and it stays stopped', () => {
    const walk = live();
    expect(names(walk.hear({ of: 'wished', connect: true }))).toEqual(['leave', 'delete s1', 'status']);
    live(walk, 's2');
    expect(names(walk.hear({ of: 'wished', connect: false }))).toEqual(['leave', 'delete s2']);
    expect(walk.is).toBe('stopped');
    expect(walk.wait(60_000)).toEqual([]);
    walk.hear({ ...CAME, of: 'page-came', page: { id: 'p2', part: 'stage' }, connect: false, holds: null });
    expect(walk.is).toBe('stopped');
  });

  test('[LN25] Scope that cannot be reached is waited for, and begun with when its health answers', () => {
    const walk = new Walk();
    walk.hear(CAME);
    walk.hear({ of: 'unreachable', problem: UNREACHABLE });
    expect(walk.is).toBe('waiting');
    expect(names(walk.hear({ of: 'health', server: 1 }))).toEqual(['status']);
  });

  test('[LN26] a session that Scope forgot, a channel that ended, a browser that refused: each is a failed try', () => {
    for (const event of [
      { of: 'patch-refused', session: 's1' } as const,
      { of: 'ended', attempt: 1, why: 'x', refused: false } as const,
      { of: 'ended', attempt: 1, why: 'x', refused: true } as const,
    ]) {
      const walk = live();
      expect(names(walk.hear(event))).toEqual(['leave', 'delete s1']);
      expect(walk.channel).toBe('closed');
      expect(walk.is).toBe('waiting');
    }
  });
});

describe('sleep', () => {
  test('[LN37] what was not heard in a sleep is no silence: after it the picture has its full time to show itself', () => {
    const walk = live();
    walk.play(3000);
    walk.now += 3_600_000;
    walk.hear({ of: 'woke', ms: 3_600_000 });
    expect(walk.wait(1900)).toEqual([]);
    walk.play(3000);
    expect(walk.is).toBe('live');
  });

  test('[LN37] a session that ended in the sleep is found out, and made anew', () => {
    const walk = live();
    walk.play(3000);
    walk.now += 3_600_000;
    walk.hear({ of: 'woke', ms: 3_600_000 });
    expect(names(walk.play(2500, { listed: false, frames: false })).slice(0, 2)).toEqual(['leave', 'delete s1']);
  });

  test('[LN37] a connection that was being made goes on where it was', () => {
    const walk = connecting();
    walk.now += 60_000;
    walk.hear({ of: 'woke', ms: 60_000 });
    expect(walk.wait(14_500)).toEqual([]);
    expect(walk.is).toBe('connecting');
    walk.wait(1000);
    expect(walk.is).not.toBe('connecting');
  });
});

describe('others', () => {
  const said = ({ link: { phase }, now }: Walk) =>
    phase.is === 'live' ? strangers(phase, now).map(({ code }) => code) : null;

  test('[LN38] a session of nobody here is said while Scope lists it', () => {
    const walk = live();
    walk.hear({ of: 'sessions', listed: ['s1'] });
    expect(said(walk)).toEqual([]);
    walk.hear({ of: 'sessions', listed: ['theirs'] });
    walk.play(30_000);
    expect(said(walk)).toEqual(['scope/shared']);
    walk.hear({ of: 'sessions', listed: ['s1'] });
    expect(said(walk)).toEqual([]);
  });

  test('[LN38] a session of ours that is not DELETEd yet is nobody else', () => {
    const restarted = new Walk(freshLink(PIPELINE, false, ['old']));
    restarted.hear(CAME);
    restarted.wait(2600);
    const walk = live(restarted);
    walk.hear({ of: 'sessions', listed: ['old', 's1'] });
    expect(said(walk)).toEqual([]);
  });

  test('[LN39] what another client writes is said by name, for 12 s', () => {
    const walk = live();
    walk.hear({ of: 'written', attempt: 7, keys: ['base_seed'] });
    expect(said(walk)).toEqual([]);
    walk.hear({ of: 'written', attempt: 1, keys: ['noise_scale', 'vace_context_scale', 'base_seed'] });
    const { phase } = walk.link;
    if (phase.is !== 'live') return expect.unreachable();
    expect(strangers(phase, walk.now).map(sentence)).toEqual([
      "Another client changed noise_scale, vace_context_scale and 1 more in Scope. When it rests, the desk's values are told again.",
    ]);
    walk.play(12_100);
    expect(said(walk)).toEqual([]);
  });
});

describe('pages', () => {
  const stage = (id: string, connect = false) =>
    ({ of: 'page-came', page: { id, part: 'stage' }, connect, holds: null }) as const;

  test("[LN27] a stage takes the picture over from the operator's page; the operator's next page does not", () => {
    const walk = live();
    expect(names(walk.hear(stage('p2')))).toEqual(['leave', 'delete s1', 'ice']);
    expect(walk.link.phase).toMatchObject({ is: 'connecting', player: { page: 'p2', attempt: 2 } });
    live(walk, 's2');
    expect(
      walk.hear({ ...CAME, of: 'page-came', page: { id: 'p3', part: 'operator' }, connect: true, holds: null }),
    ).toEqual([]);
  });

  test('[LN28] when the player goes the part is granted anew, to a stage first; another page that goes changes nothing', () => {
    const walk = live();
    walk.hear(stage('p2'));
    live(walk, 's2');
    walk.hear(stage('p3'));
    live(walk, 's3');
    expect(walk.hear({ of: 'page-went', page: 'p1' })).toEqual([]);
    expect(names(walk.hear({ of: 'page-went', page: 'p3' }))).toEqual([
      'leave',
      'delete s3',
      'delete s1',
      'delete s2',
      'ice',
    ]);
    expect(walk.link.phase).toMatchObject({ player: { page: 'p2' } });
  });

  test('[LN29] a page that was reloaded begins anew at once', () => {
    const walk = live();
    walk.hear({ of: 'page-went', page: 'p1' });
    expect(
      names(
        walk.hear({ ...CAME, of: 'page-came', page: { id: 'p1b', part: 'operator' }, connect: false, holds: null }),
      ),
    ).toEqual(['status']);
  });

  const holds = { attempt: 4, session: 'old' };
  const holder = { of: 'page-came', page: { id: 'p9', part: 'stage' }, connect: false, holds } as const;

  test('[LN30] after a restart of the bridge the running session is adopted, and the others DELETEd', () => {
    const walk = new Walk(freshLink(PIPELINE, true, ['dead', 'old']));
    expect(names(walk.hear(holder))).toEqual(['delete dead', 'status']);
    expect(walk.link).toMatchObject({ phase: { is: 'live', session: 'old' }, attempt: 4 });
    expect(walk.channel).toBe('adopted');
  });

  test('[LN31] pages that come first give the one that holds it some time', () => {
    const walk = new Walk(freshLink(PIPELINE, true, ['old']));
    expect(
      walk.hear({ ...CAME, of: 'page-came', page: { id: 'p1', part: 'operator' }, connect: true, holds: null }),
    ).toEqual([]);
    expect(walk.wait(2000)).toEqual([]);
    expect(names(walk.hear(holder))).toEqual(['status']);
    expect(walk.link.phase).toMatchObject({ is: 'live', session: 'old' });
  });

  test("[LN36] when Scope lists no session at all no page is waited for; a stranger's session proves nothing", () => {
    const walk = new Walk(freshLink(PIPELINE, true, ['old']));
    walk.hear({ ...CAME, of: 'page-came', page: { id: 'p1', part: 'operator' }, connect: true, holds: null });
    expect(walk.is).toBe('returning');
    expect(followed(walk.link)).toBe('old');
    expect(walk.hear({ of: 'sessions', listed: ['theirs'] })).toEqual([]);
    expect(walk.hear({ of: 'sessions', listed: ['old'] })).toEqual([]);
    expect(names(walk.hear({ of: 'sessions', listed: [] }))).toEqual(['status']);
    expect(names(walk.hear(LOADED))).toEqual(['delete old', 'ice']);
  });

  test('[LN32] a session that is not ours to adopt is left and DELETEd, and a connection begun', () => {
    const walk = new Walk(freshLink(PIPELINE, true));
    expect(names(walk.hear(holder))).toEqual(['leave', 'delete old', 'status']);
    const playing = live();
    expect(names(playing.hear({ ...holder, page: { id: 'p9', part: 'operator' } }))).toEqual(['leave', 'delete old']);
    expect(playing.is).toBe('live');
    const stopped = new Walk(freshLink(PIPELINE, false, ['old']));
    expect(names(stopped.hear(holder))).toEqual(['leave', 'delete old']);
  });

  test('[LN33] the player saying again what it holds changes nothing', () => {
    const walk = live();
    const again = {
      of: 'page-came',
      page: { id: 'p1', part: 'operator' },
      connect: true,
      holds: { attempt: 1, session: 's1' },
    } as const;
    expect(walk.hear(again)).toEqual([]);
    expect(walk.is).toBe('live');
  });

  const comes = (page: string, more: object = {}) =>
    ({
      of: 'page-came',
      page: { id: page, part: 'operator' },
      connect: true,
      holds: { attempt: 1, session: 's1' },
      ...more,
    }) as const;

  test('[LN45] a player that comes again on another socket, before the old one is known to be dead, plays on', () => {
    const walk = live();
    expect(names(walk.hear(comes('p2')))).toEqual(['status']);
    expect(walk.link.phase).toMatchObject({ is: 'live', session: 's1', player: { page: 'p2', attempt: 1 } });
    expect(walk.channel).toBe('adopted');
    expect(walk.hear({ of: 'page-went', page: 'p1' })).toEqual([]);
    expect(walk.is).toBe('live');
  });

  test('[LN46] a session that was adopted while its DELETE was on its way is begun anew at once', () => {
    const walk = live();
    expect(names(walk.hear({ of: 'page-went', page: 'p1' }))).toContain('delete s1');
    walk.hear(comes('p2'));
    expect(walk.is).toBe('live');
    expect(names(walk.hear({ of: 'deleted', session: 's1' }))).toEqual(['leave']);
    expect(names(walk.wait(40))).toEqual(['status']);
    expect(walk.link.sessions).toEqual([]);
  });

  test('[LN47] a page that was away does not undo a stop it never heard of; one that is opened connects', () => {
    const walk = live();
    walk.hear({ of: 'page-went', page: 'p1' });
    walk.hear({ of: 'wished', connect: false });
    expect(names(walk.hear(comes('p2', { again: true })))).toEqual(['leave', 'delete s1']);
    expect(walk.is).toBe('stopped');
    expect(walk.link.wish).toBe(false);
    walk.hear(comes('p3', { holds: null }));
    expect(walk.is).toBe('loading');
  });
});
