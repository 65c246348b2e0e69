/** The ring of takes on disk: whole, bounded, and never in the show's way. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Disk, openTakes } from '../../src/bridge/take-file.ts';
import type { Problem } from '../../src/core/problem.ts';
import { type Turned, turn } from '../../src/core/rig.ts';
import { sendsOf, sentLine } from '../core/take/takes.ts';
import { BLOWS, storm } from '../core/rig/storm.ts';
import { makeFolder } from '../support/app.ts';
import { SHOW } from '../support/deck.ts';
import { createSim, type Sim } from '../support/scope-sim.ts';
import { pause } from '../support/wait.ts';

let sim: Sim;
beforeAll(() => {
  sim = createSim({ seed: 7, chunkMs: [400, 900], show: SHOW });
  sim.connect();
  storm(sim, 12, BLOWS);
});

/** Folds the storm and notes each turn; after every `pause` of them the disk gets its time. */
async function play(takes: ReturnType<typeof openTakes>, pause: number, from = 0, to = sim.take.length): Promise<void> {
  let turned: Turned = { rig: sim.first, sends: [], tasks: [] };
  for (const [i, action] of sim.take.entries()) {
    const { rig } = turned;
    turned = turn(rig, action);
    if (i >= from && i < to) takes.note(rig, action, turned);
    if (i % pause === 0) await takes.settled();
  }
  await takes.settled();
}

const told: { problem: Problem; stands: boolean }[] = [];
const tell = (problem: Problem, stands: boolean) => void told.push({ problem, stands });
const limits = { totalBytes: 1e9, fileBytes: 1e9, batchMs: 60_000, restMs: 1, mostWaiting: 20_000 };
const takesIn = async (folder: string): Promise<readonly string[]> =>
  Promise.all((await readdir(folder)).sort().map((name) => readFile(join(folder, name), 'utf8')));

test('[TK5] what a bridge noted folds to what it sent', async () => {
  const folder = join(await makeFolder(), 'data', 'takes');
  await play(openTakes(folder, tell, limits), 100);
  const takes = await takesIn(folder);
  expect(takes.map(sendsOf)).toEqual([sim.sends.map(sentLine).join('')]);
  expect(told).toEqual([]);
});

test('[TK6] a long show lies in several files, each of which folds alone', async () => {
  const folder = await makeFolder();
  await play(openTakes(folder, tell, { ...limits, fileBytes: 20_000 }), 100);
  const takes = await takesIn(folder);
  expect(takes.length).toBeGreaterThan(2);
  expect(takes.map(sendsOf).join('')).toBe(sim.sends.map(sentLine).join(''));
});

test('[TK7] the oldest files go when all are too large together; what others put there stays', async () => {
  const folder = await makeFolder();
  await writeFile(join(folder, 'keep.jsonl'), 'mine');
  await play(openTakes(folder, tell, { ...limits, fileBytes: 20_000, totalBytes: 150_000 }), 100);
  const names = (await readdir(folder)).filter((name) => name !== 'keep.jsonl');
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  expect(names.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  expect(await readFile(join(folder, 'keep.jsonl'), 'utf8')).toBe('mine');
  const takes = await Promise.all(names.sort().map((name) => readFile(join(folder, name), 'utf8')));
  // The newest are what is left.
  expect(sim.sends.map(sentLine).join('').endsWith(takes.map(sendsOf).join(''))).toBe(true);
});

test('[TK8] a disk that cannot be written is said once, and recording begins anew when it can', async () => {
  const data = await makeFolder();
  const folder = join(data, 'takes');
  await writeFile(folder, 'a file stands in the way');
  const takes = openTakes(folder, tell, limits);
  await play(takes, 50, 0, 400);
  expect(told.splice(0)).toEqual([
    { problem: { code: 'shelf/unwritable', folder, note: 'A file stands where a folder should be' }, stands: true },
  ]);
  await rm(folder);
  while (told.length === 0) {
    await pause(5);
    await play(takes, 50, 400);
  }
  expect(told.splice(0)).toEqual([{ problem: { code: 'shelf/unwritable', folder, note: '' }, stands: false }]);
  for (const take of await takesIn(folder)) expect(sim.sends.map(sentLine).join('')).toContain(sendsOf(take));
});

/** A disk in memory, whose next writing waits for `go` or fails. */
function fakeDisk() {
  const files = new Map<string, string>();
  let fault: Error | null = null;
  let waits: Promise<void> = Promise.resolve();
  let go = () => undefined as void;
  const disk: Disk = {
    append: async (file, text) => {
      await waits;
      if (fault !== null) throw fault;
      files.set(file, (files.get(file) ?? '') + text);
    },
    thin: async () => undefined,
  };
  const hang = () => (waits = new Promise((done) => (go = done)));
  return { disk, files, hang, go: () => go(), fail: (next: Error | null) => (fault = next) };
}

/** Folds the storm's actions from one to another and notes them, without a pause for the disk. */
function noteAll(takes: ReturnType<typeof openTakes>, from: number, to: number): void {
  let turned: Turned = { rig: sim.first, sends: [], tasks: [] };
  for (const [i, action] of sim.take.slice(0, to).entries()) {
    const { rig } = turned;
    turned = turn(rig, action);
    if (i >= from) takes.note(rig, action, turned);
  }
}

test('[TK16] a disk that hangs keeps nobody waiting and fills no memory: the take has a gap, and what follows folds alone', async () => {
  const { disk, files, hang, go } = fakeDisk();
  const takes = openTakes('takes', tell, { ...limits, mostWaiting: 50 }, disk);
  noteAll(takes, 0, 100);
  void hang();
  const settling = takes.settled();
  // Nothing is awaited: while the disk hangs the show goes on.
  noteAll(takes, 100, sim.take.length);
  expect(files.size).toBe(0);
  go();
  await settling;
  await takes.settled();
  const all = sim.sends.map(sentLine).join('');
  const kept = [...files.values()];
  expect(kept.length).toBeGreaterThan(1);
  for (const take of kept) expect(all).toContain(sendsOf(take));
  // The beginning of a file, and at most so many lines that waited.
  for (const take of kept) expect(take.split('\n').length).toBeLessThanOrEqual(50 + 2);
  expect(told).toEqual([]);
});

test('[TK17] a disk that is full is said once however long it stays so, and taken back when there is room', async () => {
  const { disk, files, fail } = fakeDisk();
  const takes = openTakes('takes', tell, limits, disk);
  fail(Object.assign(new Error('no space'), { code: 'ENOSPC' }));
  for (const [from, to] of [
    [0, 100],
    [100, 200],
    [200, 300],
  ] as const) {
    noteAll(takes, from, to);
    await takes.settled();
    await pause(5);
  }
  expect(told.splice(0)).toEqual([
    { problem: { code: 'shelf/unwritable', folder: 'takes', note: 'The disk is full' }, stands: true },
  ]);
  expect(files.size).toBe(0);
  fail(null);
  while (told.length === 0) {
    await pause(5);
    noteAll(takes, 300, sim.take.length);
    await takes.settled();
  }
  expect(told.splice(0)).toEqual([{ problem: { code: 'shelf/unwritable', folder: 'takes', note: '' }, stands: false }]);
  for (const take of files.values()) expect(sim.sends.map(sentLine).join('')).toContain(sendsOf(take));
});
