/** What is learned, in a mapping file of the user's own: appended as its owner has formatted it, and taken back again. */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { slug } from '../core/address/id.ts';
import type { Bound } from '../core/learn/bound.ts';
import type { Binding, Input } from '../core/mapping/file.ts';
import { parseMapping } from '../core/mapping/parse.ts';
import { isDevice } from '../core/mapping/ports.ts';
import type { Problem } from '../core/problem.ts';
import { bad, ok, type Result } from '../core/result.ts';
import { type Json, sameJson } from '../core/unit.ts';
import { reasonOf } from './state-file.ts';
import { writeWhole } from './write.ts';

export type LearnFile = {
  readonly bind: (bound: Bound) => void;
  readonly unbind: () => void;
  /** Is there one to be taken back? */
  readonly canUnbind: () => boolean;
  /** Resolves when all that was asked for is on disk, or could not be. */
  readonly settled: () => Promise<void>;
};

/** A new file; who opens it finds where to read on. */
const EMPTY = `{
  "format": "scope-deck/mapping@1",
  "name": "Learned",
  "about": "What was learned with L. It is yours: docs/mapping-files.md tells what can stand here.",
  "inputs": {},
  "bindings": []
}
`;

/** `written` is called with each text that is on disk now; `told` with what stands in the way, and when it is gone. */
export function openLearnFile(
  file: string,
  written: () => void,
  told: (problem: Problem, stands: boolean) => void,
): LearnFile {
  /** How the file was before each binding and after it, the last one last. */
  const steps: { readonly before: string; readonly after: string }[] = [];
  let work = Promise.resolve();
  let standing: Problem | null = null;

  const say = (problem: Problem | null) => {
    if (standing !== null) told(standing, false);
    standing = problem;
    if (problem !== null) told(problem, true);
  };

  async function write(text: string): Promise<boolean> {
    try {
      await writeWhole(file, text);
    } catch (fault) {
      say({ code: 'shelf/unwritable', folder: dirname(file), note: reasonOf(fault) });
      return false;
    }
    say(null);
    written();
    return true;
  }

  async function bind(bound: Bound): Promise<void> {
    const before = await textOf(file);
    const after = before.ok ? appended(before.value, bound) : before;
    if (!before.ok || !after.ok) return say(after.ok ? null : (after.problems[0] ?? null));
    if (await write(after.value)) steps.push({ before: before.value, after: after.value });
  }

  async function unbind(): Promise<void> {
    const step = steps.pop();
    const now = await textOf(file);
    if (step === undefined || !now.ok) return;
    // Its owner has written in it since: that is not ours to take back.
    if (now.value === step.after && !(await write(step.before))) steps.push(step);
  }

  const next = (act: () => Promise<void>) => {
    // One that fails must not keep the next ones from being written.
    work = work
      .then(act)
      .catch((fault: unknown) => say({ code: 'shelf/unwritable', folder: dirname(file), note: reasonOf(fault) }));
  };

  return {
    bind: (bound) => next(() => bind(bound)),
    unbind: () => next(unbind),
    canUnbind: () => steps.length > 0,
    settled: () => work,
  };
}

async function textOf(file: string): Promise<Result<string>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (fault) {
    const isMissing = fault instanceof Error && 'code' in fault && fault.code === 'ENOENT';
    return isMissing ? ok(EMPTY) : bad({ code: 'file/unreadable', file: nameOf(file), note: `${reasonOf(fault)}.` });
  }
}

const nameOf = (file: string): string => file.split(/[\\/]/).at(-1) ?? file;

/** The text with one more binding, its own way of writing kept; a file that is broken is left to its owner. */
export function appended(text: string, { input, binding }: Bound): Result<string> {
  const parsed = parseMapping(text, 'learned.json');
  if (!parsed.ok) return parsed;
  const inputs = parsed.value.mapping.inputs ?? {};
  const known = input === null ? undefined : Object.entries(inputs).find(([, each]) => isSame(each, input))?.[0];
  const name = input === null ? null : (known ?? slug(wordOf(input), new Set(Object.keys(inputs))));
  const from = name === null ? binding.from : { input: name, ...binding.from };
  const withInput = known !== undefined || input === null || name === null ? text : withMember(text, name, input);
  const after = withItem(withInput, { ...binding, from });
  const checked = parseMapping(after, 'learned.json');
  return checked.ok ? ok(after) : checked;
}

const wordOf = (input: Input): string => (isDevice(input) ? (input.port ?? 'midi') : input.type);

const isSame = (a: Input, b: Input): boolean => {
  if (isDevice(a) && isDevice(b)) return a.type === b.type && a.port === b.port && a.nth === b.nth;
  return a.type === b.type && sameJson(plainly(a), plainly(b));
};

/** As JSON has it: without what is undefined. */
const plainly = (value: Input | Binding): Json => JSON.parse(JSON.stringify(value));

const withItem = (text: string, binding: Binding): string => inserted(text, ['bindings'], oneLine(plainly(binding)));

function withMember(text: string, name: string, input: Input): string {
  const member = `${JSON.stringify(name)}: ${oneLine(plainly(input))}`;
  const root = parseTree(text);
  if (root !== undefined && findNodeAtLocation(root, ['inputs']) === undefined) {
    const bindings = findNodeAtLocation(root, ['bindings'])?.parent;
    // Before the bindings, which come last in a file as people write it.
    return bindings === undefined
      ? text
      : `${text.slice(0, bindings.offset)}"inputs": { ${member} },${newlineOf(text)}${indentAt(text, bindings.offset)}${text.slice(bindings.offset)}`;
  }
  return inserted(text, ['inputs'], member);
}

/** After the last child of an array or object, on a line of its own if that one has one. */
function inserted(text: string, path: readonly string[], item: string): string {
  const root = parseTree(text);
  const list = root === undefined ? undefined : findNodeAtLocation(root, [...path]);
  if (list === undefined) return text;
  const last = list.children?.at(-1);
  return last === undefined ? intoEmpty(text, list, item) : after(text, list, last, item);
}

function after(text: string, list: Node, last: Node, item: string): string {
  const end = last.offset + last.length;
  const isOneLine = !text.slice(list.offset, end).includes('\n');
  const gap = isOneLine ? ' ' : `${newlineOf(text)}${indentAt(text, last.offset)}`;
  return `${text.slice(0, end)},${gap}${item}${text.slice(end)}`;
}

function intoEmpty(text: string, list: Node, item: string): string {
  const newline = newlineOf(text);
  const outer = indentAt(text, list.offset);
  const step = outer === '' ? '  ' : outer;
  const inner = `${newline}${outer}${step}${item}${newline}${outer}`;
  const open = list.offset + 1;
  const close = list.offset + list.length - 1;
  return `${text.slice(0, open)}${inner}${text.slice(close)}`;
}

/** What stands before the first sign of the line. */
const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** `{ "from": { "cc": 5 }, "to": "/stage/hue" }`, as the shipped files have it. */
export function oneLine(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
