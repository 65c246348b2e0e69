/** One address gets one value: the desk's only way to be changed from outside, by whatever hand. */
import { coerce } from '../address/coerce.ts';
import { type Known, resolve } from '../address/resolve.ts';
import type { Row } from '../address/row.ts';
import { TABLE } from '../address/table.ts';
import { parseWeighted } from '../address/weighted.ts';
import { turnTo } from '../look/course.ts';
import { COVERS, type Look } from '../look/look.ts';
import { lookWith } from '../look/look-with.ts';
import { downbeat, isLed } from '../tempo/clock.ts';
import { nudge, type Quantize, QUANTIZES, tap, type Tempo, withBpm } from '../tempo/tempo.ts';
import { type Json, type Ms, plain, sameJson } from '../unit.ts';
import { crossfade, deckChosen } from './decks.ts';
import type { Desk } from './desk.ts';
import { note } from './note.ts';
import { stageName, stageTurned } from '../look/ways.ts';
import { silenced, weighing, withSlot, writeMix } from './mix.ts';
import { morph } from './morph.ts';
import { paramTurned, pushStep, stepsOf, withParam } from './params.ts';
import { keep, redo, undo } from './past.ts';
import { readKnown } from './read.ts';
import { goTo, panic, recallOnBeat, recallPad, walk } from './recall.ts';
import { storePad, storePreset } from './store.ts';

export type Put = {
  readonly address: string;
  readonly value: Json;
  readonly smooth: Ms;
  readonly from: string;
  readonly quantize?: Quantize | null;
};

export function put(desk: Desk, { address, value, smooth, from, quantize }: Put, now: Ms): Desk {
  const found = resolve(address, desk.world);
  if (found.is === 'wrong')
    return note(desk, { code: 'osc/unknown', from, address, count: 1, nearest: found.nearest }, now);
  if (found.is === 'waiting' || found.row.kind === 'read') return desk;
  const fit = coerce(found.row.shape, value);
  if (!fit.ok)
    return note(desk, { code: 'osc/wrong-value', from, address, count: 1, right: fit.problems.join(', ') }, now);
  const { row, n, id } = found;
  return row.kind === 'trigger'
    ? happen(desk, row, n, id, fit.value, quantize ?? null, now)
    : set(desk, found, fit.value, smooth, now);
}

function happen(desk: Desk, row: Row, n: number, id: string, value: Json, quantize: Quantize | null, now: Ms): Desk {
  switch (row.pattern) {
    case '/pad/{n}/recall':
      return recallPad(desk, n, quantize, now);
    case '/pad/{n}/store':
      return storePad(desk, n, now);
    case '/preset/{id}/recall':
      return recallOnBeat(desk, id, quantize, now);
    case '/preset/{id}/store':
      return storePreset(desk, id, now);
    case '/setlist/go':
      return goTo(desk, Number(value) - 1, quantize, now);
    case '/setlist/next':
      return walk(desk, 1, quantize, now);
    case '/setlist/previous':
      return walk(desk, -1, quantize, now);
    case '/cache/reset':
      return {
        ...desk,
        look: { ...desk.look, cues: { ...desk.look.cues, reset: desk.look.cues.reset + 1 } },
        movedAt: now,
      };
    case '/stage/flash':
      return { ...desk, look: { ...desk.look, flash: { count: desk.look.flash.count + 1, strength: Number(value) } } };
    case '/tempo/tap':
      return beating(desk, row.pattern, tappedHere(desk.tempo, now), now);
    case '/undo':
      return undo(desk, now);
    case '/redo':
      return redo(desk, now);
    case '/panic':
      return panic(desk, now);
    default:
      return desk;
  }
}

/** Under a clock a tap sets no tempo. */
const tappedHere = (tempo: Tempo, now: Ms): Tempo =>
  tempo.clock !== null && isLed(tempo, now) ? downbeat(tempo, tempo.clock, now) : tap(tempo, now);

/** A first tap says no tempo yet, and is no step. */
function beating(desk: Desk, address: string, tempo: Tempo, now: Ms): Desk {
  const isSame = tempo.bpm === desk.tempo.bpm && tempo.zero === desk.tempo.zero;
  return { ...(isSame ? desk : keep(desk, address, now)), tempo };
}

const EDITS: ReadonlySet<string> = new Set(['/prompt/{n}/text', '/prompt/{n}/name']);

function set(desk: Desk, found: Known, value: Json, smooth: Ms, now: Ms): Desk {
  const { row, id } = found;
  if (row.pattern === '/show/lock') return { ...desk, locked: value === true };
  if (row.pattern === '/layer/{id}') return { ...desk, layers: { ...desk.layers, [id]: value === true } };
  if (row.pattern === '/tempo/bpm')
    return isLed(desk.tempo, now) ? desk : beating(desk, row.pattern, withBpm(desk.tempo, Number(value), now), now);
  if (row.pattern === '/tempo/nudge') return beating(desk, row.pattern, nudge(desk.tempo, Number(value)), now);
  if (row.pattern === '/tempo/quantize') {
    const quantize = QUANTIZES.find((each) => each === value) ?? 'off';
    return quantize === desk.quantize ? desk : { ...keep(desk, row.pattern, now), quantize };
  }
  if (desk.locked && EDITS.has(row.pattern)) return note(desk, { code: 'show/locked' }, now);
  if (KEPT.has(row.pattern) && isThere(desk, found, value, now)) return desk;
  const { look, left } = turn(desk, found, value, smooth, now);
  if (look === desk.look) return desk;
  const next = keep(desk, found.address, now);
  next.look = look;
  if (row.at === 'scope') {
    next.look = silenced(look, desk.look, now);
    if (desk.played !== null) next.played = { ...desk.played, changed: true };
    next.movedAt = now;
  }
  return left > 0 ? note(next, { code: 'mix/full', left }, now) : next;
}

const isThere = (desk: Desk, found: Known, value: Json, now: Ms): boolean =>
  sameJson(readKnown(desk, found, now), typeof value === 'string' ? value.trim() : value);

/** Putting what is there already is no change. Others of these also choose the source, or the unit of a time. */
const KEPT: ReadonlySet<string> = new Set([
  ...TABLE.map(({ pattern }) => pattern).filter((pattern) => /^\/(stage|param)\//.test(pattern)),
  '/prompt/{n}/text',
  '/prompt/{n}/name',
  '/prompt/{n}/mute',
  '/prompt/{n}/solo',
  '/prompt/blend',
  '/prompt/glide',
  '/transition/method',
  '/transition/cover',
  '/seed',
  '/pause',
]);

type Turned = { readonly look: Look; readonly left: number };

function turn(desk: Desk, { row, n, id }: Known, value: Json, smooth: Ms, now: Ms): Turned {
  const { look } = desk;
  const only = (next: Look): Turned => ({ look: next, left: 0 });
  const glideMs = Math.max(smooth, look.glide * 1000);
  switch (row.pattern) {
    case '/prompt/{n}/weight':
      if (look.slots[n - 1]?.weight.to === value && look.source === 'slots') return only(look);
      return only(
        withSlot(look.source === 'slots' ? look : lookWith(look, { source: 'slots' }), n, (slot) =>
          weighing(slot, turnTo(slot.weight, Number(value), now, glideMs)),
        ),
      );
    case '/prompt/{n}/text':
      return only(withSlot(look, n, (slot) => ({ ...slot, text: plain(value).trim() })));
    case '/prompt/{n}/name':
      return only(withSlot(look, n, (slot) => ({ ...slot, name: plain(value).trim() })));
    case '/prompt/{n}/mute':
      return only(withSlot(look, n, (slot) => ({ ...slot, mute: value === true })));
    case '/prompt/{n}/solo':
      return only(withSlot(look, n, (slot) => ({ ...slot, solo: value === true })));
    case '/prompts': {
      const lines = parseWeighted(plain(value)).map((item) => ({ ...item, name: '' }));
      if (lines.length === 0) return only(look);
      const { slots, left } = writeMix(look.slots, lines, now, glideMs);
      return { look: { ...look, slots, source: 'slots' }, left };
    }
    case '/prompt/blend':
      return only({ ...look, blend: value === 'slerp' ? 'slerp' : 'linear' });
    case '/prompt/glide':
      return only({ ...look, glide: Number(value) });
    case '/transition/time':
      return only({ ...look, over: { unit: 'time', count: Number(value) } });
    case '/transition/beats':
      return only({ ...look, over: { unit: 'beats', count: Number(value) } });
    case '/transition/steps':
      return only({ ...look, over: { unit: 'steps', count: Number(value) } });
    case '/transition/method':
      return only({ ...look, method: value === 'slerp' ? 'slerp' : 'linear' });
    case '/transition/cover':
      return only({ ...look, cover: COVERS.find((each) => each === value) ?? 'none' });
    case '/mix/source':
      if (value === 'decks') return crossfade(desk, look.decks.position, glideMs, now);
      return value === 'pad' ? morph(desk, look.morph, glideMs, now) : only({ ...look, source: 'slots' });
    case '/crossfade/position':
      return crossfade(desk, Number(value), glideMs, now);
    case '/morph/x':
      return morph(desk, { ...look.morph, x: Number(value) }, glideMs, now);
    case '/morph/y':
      return morph(desk, { ...look.morph, y: Number(value) }, glideMs, now);
    case '/crossfade/a':
    case '/crossfade/b':
      return deckChosen(desk, row.pattern === '/crossfade/a' ? 'a' : 'b', plain(value), glideMs, now);
    case '/seed':
      return only(withParam(look, 'base_seed', { is: 'still', value }));
    case '/param/{name}':
      return only(paramTurned(look, id, value, now, smooth));
    case '/param/denoising_step_list/{i}':
      return only(
        withParam(look, 'denoising_step_list', { is: 'still', value: pushStep(stepsOf(look), n - 1, Number(value)) }),
      );
    case '/pause':
      return only({ ...look, paused: value === true });
    default: {
      const name = stageName(row.pattern);
      return only(name === null ? look : stageTurned(look, name, value, now, smooth));
    }
  }
}
