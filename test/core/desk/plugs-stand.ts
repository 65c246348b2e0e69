/** A rig with browsers and devices in their hands: ports come and go, bytes come in, ticks go by, and what devices are told is kept. */
import type { Action } from '../../../src/core/action.ts';
import { read } from '../../../src/core/desk/read.ts';
import type { MappingFile } from '../../../src/core/mapping/file.ts';
import { freshRig, type Rig, turn } from '../../../src/core/rig.ts';
import { EMPTY_SHOW, type Preset } from '../../../src/core/show/show.ts';
import type { Json, Ms } from '../../../src/core/unit.ts';

type Told = { readonly at: Ms; readonly page: string; readonly port: string; readonly bytes: readonly number[] };
type Without<T> = T extends unknown ? Omit<T, 'at'> : never;

const presetOf = (id: string): Preset => ({
  id,
  name: id,
  prompts: [{ name: id, text: `a ${id}`, weight: 1 }],
  blend: null,
  over: { unit: 'time', count: 0 },
  method: null,
  cover: null,
  parameters: {},
  stage: {},
});

export class Stand {
  rig: Rig = freshRig();
  now: Ms = 1000;
  told: Told[] = [];

  do(action: Without<Action>): void {
    const { rig, tasks } = turn(this.rig, { ...action, at: this.now });
    this.rig = rig;
    for (const task of tasks) if (task.do === 'greet') this.told.push({ at: this.now, ...task.greeting });
  }
  map(...files: readonly MappingFile[]): void {
    this.do({ kind: 'mapping', files });
  }
  /** Presets on the first pads; the first prompt is loud, so that all weights are known. */
  show(...presets: readonly string[]): void {
    const show = { ...EMPTY_SHOW, presets: presets.map(presetOf) };
    this.do({ kind: 'show', id: 'x', show, fresh: true });
  }
  plug(key: string, name = 'Box', page = 'p'): void {
    this.do({ kind: 'port', page, port: { key, name, maker: 'Maker' }, here: true });
  }
  unplug(key: string, name = 'Box', page = 'p'): void {
    this.do({ kind: 'port', page, port: { key, name, maker: 'Maker' }, here: false });
  }
  close(page: string): void {
    this.do({ kind: 'link', event: { of: 'page-went', page } });
  }
  midi(key: string, ...bytes: readonly number[]): void {
    this.do({ kind: 'midi', page: 'p', port: key, bytes });
  }
  osc(address: `/${string}`, value: number, from = '10.0.0.9:5000'): void {
    this.do({ kind: 'osc', from, packet: [{ address, args: [{ type: 'f', value }] }], faults: [] });
  }
  put(address: string, value: Json): void {
    this.do({ kind: 'put', changes: [{ address, value }] });
  }
  /** Ticks go by. */
  run(ms: Ms, tick = 20): void {
    for (const end = this.now + ms; this.now + tick <= end; ) {
      this.now += tick;
      this.do({ kind: 'tick' });
    }
  }
  read(address: string): Json | undefined {
    return read(this.rig.desk, address, this.now);
  }
  /** What devices were told since it was asked last, in hexadecimal. */
  said(): readonly string[] {
    const said = this.told.map(({ bytes }) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
    this.told = [];
    return said;
  }
}
