/** Keys reach the desk: through the mappings that bind them, or as the table of keys has it. */
import { defaultKey } from '../control/keys.ts';
import { acts } from '../mapping/moves.ts';
import type { Ms } from '../unit.ts';
import type { Desk } from './desk.ts';
import { through } from './hear.ts';
import { alsoLearned } from './learn.ts';
import { monitored } from './monitor.ts';
import { put } from './put.ts';
import { read, reader } from './read.ts';
import { said } from './shown.ts';

/** A key is the mapping's while a binding of it acts, and its letting go always; else it does what the table says. */
export function hearKey(
  given: Desk,
  code: string,
  down: boolean,
  held: { readonly shift: boolean; readonly ctrl: boolean; readonly page?: string | undefined },
  now: Ms,
): Desk {
  const page = held.page ?? '';
  const heard = { kind: 'key' as const, page, code, down };
  const isMapped = isOfMapping(given, code, down, held.ctrl, now);
  const desk = isMapped ? through(given, heard, 'Keys', now) : alsoLearned(given, heard, [], now);
  if (isMapped && down) return desk;
  const keys = desk.keys.filter((key) => key.code !== code);
  const deed = defaultKey(code, held);
  if (!down || deed === null || deed.kind === 'page')
    return keys.length === desk.keys.length ? desk : { ...desk, keys };
  if ('holdMs' in deed && deed.holdMs > 0) return { ...desk, keys: [...keys, { code, due: now + deed.holdMs, page }] };
  return keyDone(desk, code, held, now);
}

function isOfMapping(desk: Desk, code: string, down: boolean, ctrl: boolean, now: Ms): boolean {
  const control = desk.mapping.keys.get(code);
  if (control === undefined || ctrl) return false;
  return !down || control.links.some((link) => acts(link, reader(desk, now)));
}

/** Keys that were held long enough. */
export const ripenKeys = (desk: Desk, now: Ms): Desk =>
  desk.keys
    .filter(({ due }) => now >= due)
    .reduce(
      (next, { code }) =>
        keyDone(
          { ...next, keys: next.keys.filter((key) => key.code !== code) },
          code,
          { shift: false, ctrl: false },
          now,
        ),
      desk,
    );

function keyDone(given: Desk, code: string, held: { readonly shift: boolean; readonly ctrl: boolean }, now: Ms): Desk {
  const deed = defaultKey(code, held);
  if (deed === null || deed.kind === 'page') return given;
  const became = { at: now, from: 'Keys', heard: code, by: 'the keyboard', became: deed.address, isIdle: false };
  const desk = monitored(given, became);
  const value =
    deed.kind === 'trigger'
      ? true
      : deed.kind === 'toggle'
        ? read(desk, deed.address, now) !== true
        : deed.kind === 'step'
          ? Number(read(desk, deed.address, now) ?? 0) + deed.by
          : deed.value;
  return said(
    put(desk, { address: deed.address, value, smooth: 0, from: 'Keys' }, now),
    `Key ${plainKey(code)}`,
    deed.address,
    value,
    now,
  );
}

const plainKey = (code: string): string => code.replace(/^(Key|Digit)/, '');
