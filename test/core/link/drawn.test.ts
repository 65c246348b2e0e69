/** The link's table is drawn from the code, and what it says of strangers is so. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { linkPage } from '../../../src/core/link/drawn.ts';
import { EXAMPLE_NOW, PHASES } from '../../../src/core/link/examples.ts';
import type { LinkEvent } from '../../../src/core/link/link.ts';
import { step } from '../../../src/core/link/step.ts';

const home = fileURLToPath(new URL('../../..', import.meta.url));

test('[LN42] docs/link.md is what the code does, for every phase and every event', () => {
  expect(readFileSync(join(home, 'docs/link.md'), 'utf8')).toBe(linkPage());
});

const problem = { code: 'scope/unreachable', server: '', note: '' } as const;
const attempt = 99;
const session = 'another';
const strange: readonly LinkEvent[] = [
  { of: 'ice', attempt, servers: [] },
  { of: 'offered', attempt, sdp: '' },
  { of: 'refused', attempt, problem, unloaded: true },
  { of: 'candidates', attempt, candidates: [] },
  { of: 'opened', attempt },
  { of: 'frames', attempt, count: 1e6 },
  { of: 'ended', attempt, why: '', refused: false },
  { of: 'written', attempt, keys: [] },
  { of: 'patch-refused', session },
  { of: 'metrics', session, listed: true },
  { of: 'poll-refused', session },
];

test.each(strange)('[LN43] what speaks of another attempt or session changes nothing: $of', (event) => {
  for (const link of Object.values(PHASES)) {
    expect(step(link, event, EXAMPLE_NOW)).toEqual({ link, deeds: [], channel: null });
  }
});
