/** Whatever happens in whatever order, the link neither throws nor lets two sessions live. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Deed, freshLink, type Link, type LinkEvent } from '../../../src/core/link/link.ts';
import { step } from '../../../src/core/link/step.ts';
import type { Ms } from '../../../src/core/unit.ts';
import { PIPELINE } from './walk.ts';

const attempt = fc.integer({ min: 0, max: 4 });
const session = fc.constantFrom('s1', 's2', 's3');
const page = fc.record({
  id: fc.constantFrom('p1', 'p2', 'p3'),
  part: fc.constantFrom('operator' as const, 'stage' as const),
});
const problem = fc.constantFrom(
  { code: 'scope/unreachable', server: 'x', note: '' } as const,
  { code: 'scope/offer-refused', status: 500, note: '' } as const,
);
const candidates = fc.constantFrom([], [{ candidate: '', sdpMid: null, sdpMLineIndex: null }]);
const flag = fc.boolean();
const anyEvent: fc.Arbitrary<LinkEvent> = fc.oneof(
  fc.record({
    of: fc.constant('page-came' as const),
    page,
    connect: flag,
    holds: fc.option(fc.record({ attempt, session })),
  }),
  fc.record({ of: fc.constant('page-went' as const), page: fc.constantFrom('p1', 'p2', 'p3') }),
  fc.record({ of: fc.constant('wished' as const), connect: flag }),
  fc.record({
    of: fc.constant('show' as const),
    pipeline: fc.constantFrom(PIPELINE, { id: 'krea', load: {}, mode: 'text' as const }),
  }),
  fc.record({ of: fc.constant('health' as const), server: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ of: fc.constant('unreachable' as const), problem }),
  fc.record({
    of: fc.constant('status' as const),
    status: fc.constantFrom('loaded', 'loading', 'error', 'not_loaded'),
    pipeline: fc.constantFrom('longlive', 'krea', null),
    load: fc.constantFrom(null, {}, { width: 576 }),
    stage: fc.constantFrom(null, 'x'),
  }),
  fc.record({ of: fc.constant('ice' as const), attempt, servers: fc.constant([]) }),
  fc.record({ of: fc.constant('offered' as const), attempt, sdp: fc.constant('x') }),
  fc.record({ of: fc.constant('answered' as const), attempt, session, sdp: fc.constant('x') }),
  fc.record({ of: fc.constant('refused' as const), attempt, problem, unloaded: flag }),
  fc.record({ of: fc.constant('candidates' as const), attempt, candidates }),
  fc.record({ of: fc.constant('patch-refused' as const), session }),
  fc.record({ of: fc.constant('deleted' as const), session }),
  fc.record({ of: fc.constant('opened' as const), attempt }),
  fc.record({ of: fc.constant('frames' as const), attempt, count: fc.nat(1000) }),
  fc.record({ of: fc.constant('ended' as const), attempt, why: fc.constant('x'), refused: flag }),
  fc.record({ of: fc.constant('metrics' as const), session, listed: flag }),
  fc.record({ of: fc.constant('poll-refused' as const), session }),
  fc.record({ of: fc.constant('sessions' as const), listed: fc.subarray(['s1', 's2', 's3', 'theirs']) }),
  fc.record({ of: fc.constant('written' as const), attempt, keys: fc.constant(['noise_scale']) }),
  fc.record({ of: fc.constant('woke' as const), ms: fc.nat(60_000) }),
  fc.record({ of: fc.constant('tick' as const), longestChunk: fc.nat(3000), paused: flag }),
);

test('[LN34] no event in any phase throws; at most one offer for each attempt; every session that was known is DELETEd before the next offer', () => {
  const walks = fc.array(fc.tuple(anyEvent, fc.nat(3000)), { maxLength: 60 });
  fc.assert(
    fc.property(walks, (events) => {
      let link: Link = freshLink(PIPELINE, false, ['s3']);
      let now: Ms = 0;
      const offers = new Set<number>();
      const owed = new Set<string>(['s3']);
      for (const [event, ms] of events) {
        now += ms;
        if (event.of === 'answered') owed.add(event.session);
        // What a restarted server knew is gone.
        if (event.of === 'health' && link.server !== null && link.server !== event.server) owed.clear();
        const { link: next, deeds } = step(link, event, now);
        for (const deed of deeds) {
          if (deed.do === 'delete') owed.delete(deed.session);
          if (deed.do !== 'offer') continue;
          expect(offers.has(deed.attempt)).toBe(false);
          offers.add(deed.attempt);
          expect([...owed]).toEqual([]);
        }
        link = next;
      }
    }),
    { numRuns: 2000 },
  );
});

/** A server, pages and the one HTTP door, all of them moody. */
type World = {
  link: Link;
  now: Ms;
  http: Deed[];
  pages: Deed[];
  open: Set<string>;
  made: number;
  most: number;
  loaded: boolean;
};

function hear(world: World, event: LinkEvent): void {
  const { link, deeds } = step(world.link, event, world.now);
  world.link = link;
  for (const deed of deeds) (['connect', 'answer', 'leave'].includes(deed.do) ? world.pages : world.http).push(deed);
}

function serve(world: World, isUp: boolean): void {
  const deed = world.http.shift();
  if (deed === undefined) return;
  const down = { code: 'scope/unreachable', server: 'x', note: '' } as const;
  switch (deed.do) {
    case 'status':
      if (!isUp) return hear(world, { of: 'unreachable', problem: down });
      return hear(world, {
        of: 'status',
        status: world.loaded ? 'loaded' : 'not_loaded',
        pipeline: 'longlive',
        load: {},
        stage: null,
      });
    case 'load':
      world.loaded = true;
      return;
    case 'delete':
      if (!isUp) return;
      world.open.delete(deed.session);
      return hear(world, { of: 'deleted', session: deed.session });
    case 'ice':
      return hear(world, { of: 'ice', attempt: deed.attempt, servers: [] });
    case 'offer': {
      if (!isUp) return hear(world, { of: 'refused', attempt: deed.attempt, problem: down, unloaded: false });
      const id = `made-${++world.made}`;
      world.open.add(id);
      world.most = Math.max(world.most, world.open.size);
      return hear(world, { of: 'answered', attempt: deed.attempt, session: id, sdp: 'x' });
    }
    case 'patch':
    case 'connect':
    case 'answer':
    case 'leave':
  }
}

function reply(world: World): void {
  const deed = world.pages.shift();
  if (deed?.do === 'connect') hear(world, { of: 'offered', attempt: deed.player.attempt, sdp: 'x' });
  if (deed?.do === 'answer') hear(world, { of: 'opened', attempt: deed.player.attempt });
}

test('[LN35] with the door that does one thing after another, no two sessions are ever open at once', () => {
  const move = fc.constantFrom(
    'serve',
    'serve',
    'serve',
    'reply',
    'reply',
    'tick',
    'tick',
    'long',
    'stage',
    'operator',
    'went',
    'wish',
    'stop',
    'ended',
    'forgot',
  );
  fc.assert(
    fc.property(fc.array(move, { maxLength: 150 }), (moves) => {
      const world: World = {
        link: freshLink(PIPELINE),
        now: 0,
        http: [],
        pages: [],
        open: new Set(),
        made: 0,
        most: 0,
        loaded: false,
      };
      let pages = 0;
      const came = (part: 'stage' | 'operator') =>
        hear(world, { of: 'page-came', page: { id: `p${++pages}`, part }, connect: true, holds: null });
      came('operator');
      for (const each of moves) {
        const { phase } = world.link;
        world.now += 20;
        if (each === 'serve') serve(world, true);
        else if (each === 'reply') reply(world);
        else if (each === 'stage' || each === 'operator') came(each);
        else if (each === 'went') hear(world, { of: 'page-went', page: `p${pages}` });
        else if (each === 'wish' || each === 'stop') hear(world, { of: 'wished', connect: each === 'wish' });
        else if (each === 'ended' && 'player' in phase)
          hear(world, { of: 'ended', attempt: phase.player.attempt, why: 'x', refused: false });
        else if (each === 'forgot' && phase.is === 'live') hear(world, { of: 'patch-refused', session: phase.session });
        else {
          world.now += each === 'long' ? 3000 : 20;
          hear(world, { of: 'tick', longestChunk: 750, paused: false });
        }
      }
      expect(world.most).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1000 },
  );
});
