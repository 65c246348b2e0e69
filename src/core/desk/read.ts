/** The value of an address: where it stands, or where it is on its way to. */
import type { Address, Row } from '../address/row.ts';
import { type Known, resolve } from '../address/resolve.ts';
import { printWeighted } from '../address/weighted.ts';
import { blendOf } from '../look/blend.ts';
import { stageName } from '../look/ways.ts';
import { beatMs } from '../tempo/tempo.ts';
import { clamp, type Json, type Ms, own } from '../unit.ts';
import type { Desk } from './desk.ts';
import { stepsOf } from './params.ts';
import { overMs } from './recall.ts';

export function read(desk: Desk, address: string, now: Ms): Json | undefined {
  const found = resolve(address, desk.world);
  return found.is === 'known' ? readKnown(desk, found, now) : undefined;
}

export const reader =
  (desk: Desk, now: Ms) =>
  (address: Address): Json | undefined =>
    read(desk, address, now);

export function readKnown(desk: Desk, { row, n, id }: Known, now: Ms): Json | undefined {
  const { look } = desk;
  const staged = stageName(row.pattern);
  if (staged !== null) return look.stage[staged];
  const slot = look.slots[n - 1];
  switch (row.pattern) {
    case '/prompt/{n}/weight':
      return slot?.weight.to;
    case '/param/{name}':
      return still(look.params[id]) ?? desk.world.params?.find(({ name }) => name === id)?.default;
    case '/prompt/{n}/text':
      return slot?.text;
    case '/prompt/{n}/name':
      return slot?.name;
    case '/prompt/{n}/mute':
      return slot?.mute;
    case '/prompt/{n}/solo':
      return slot?.solo;
    case '/prompts':
      return printWeighted(blendOf(look.slots, now));
    case '/prompt/blend':
      return look.blend;
    case '/prompt/glide':
      return look.glide;
    case '/transition/time':
    case '/transition/beats':
    case '/transition/steps':
      return inRange(row, lastsIn(desk, row.pattern.slice('/transition/'.length)));
    case '/transition/method':
      return look.method;
    case '/transition/cover':
      return look.cover;
    case '/mix/source':
      return look.source;
    case '/crossfade/position':
      return look.decks.position;
    case '/crossfade/a':
      return look.decks.a;
    case '/crossfade/b':
      return look.decks.b;
    case '/morph/x':
      return look.morph.x;
    case '/morph/y':
      return look.morph.y;
    case '/seed':
      return still(look.params['base_seed']) ?? 42;
    case '/param/denoising_step_list/{i}':
      return stepsOf(look)[n - 1];
    case '/tempo/bpm':
      return desk.tempo.bpm ?? 120;
    case '/tempo/quantize':
      return desk.quantize;
    case '/pause':
      return look.paused;
    case '/layer/{id}':
      return own(desk.layers, id) ?? false;
    case '/show/lock':
      return desk.locked;
    default:
      return row.kind === 'value' && 'default' in row.shape ? row.shape.default : undefined;
  }
}

/** How long a recall takes, in the unit that is asked for. */
function lastsIn({ look, chunkMs, tempo }: Desk, unit: string): number {
  const ms = overMs(look.over, chunkMs, beatMs(tempo));
  if (unit === 'beats') return ms / (beatMs(tempo) ?? 500);
  if (unit === 'time') return ms / 1000;
  return look.over.unit === 'steps' ? look.over.count : Math.round(ms / chunkMs) + 1;
}

/** The equivalent of a long time may be more than its address can say. */
const inRange = ({ shape }: Row, value: number): number =>
  shape.of === 'number' ? clamp(value, shape.min, shape.max) : value;

const still = (held: Desk['look']['params'][string] | undefined): Json | undefined =>
  held === undefined ? undefined : held.is === 'still' ? held.value : held.course.to;
