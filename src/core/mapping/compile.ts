/** Mapping files to dispatch tables: what a gesture costs does not depend on how many bindings there are. */
import type { World } from '../address/world.ts';
import { compilePattern, isPattern } from '../control/osc-pattern.ts';
import { idOf, type Problem } from '../problem.ts';
import type { Compiled, Control, Light, Link } from './compiled.ts';
import { controlOf, type ControlDraft, inputOf } from './control.ts';
import type { Binding, Input, MappingFile } from './file.ts';
import { isOfDmx } from './from.ts';
import { grouped } from './grouped.ts';
import { type LightDraft, lightOf } from './light.ts';
import { type Draft, draftLink } from './link.ts';
import { midiKey } from './midi-key.ts';
import { isDevice, Ports } from './ports.ts';
import { targetsOf } from './target.ts';

export type { Compiled } from './compiled.ts';

/** Numbered in the order of the files, which is the order in which several links of one gesture act. */
type NumberedDraft = Draft & Pick<Link, 'n'>;

type Workshop = {
  readonly world: World;
  readonly ports: Ports;
  readonly controls: Map<string, ControlDraft & { readonly drafts: NumberedDraft[] }>;
  readonly lights: { readonly light: LightDraft; readonly link: number; readonly gate: string | null }[];
  readonly numbers: { links: number };
  readonly problems: Map<string, Problem>;
};

export function compile(files: readonly MappingFile[], world: World): Compiled {
  const shop: Workshop = {
    world,
    ports: new Ports(),
    controls: new Map(),
    lights: [],
    numbers: { links: 0 },
    problems: new Map(),
  };
  for (const { id, mapping } of files) {
    for (const input of Object.values(mapping.inputs ?? {})) if (isDevice(input)) shop.ports.declare(input);
    for (const binding of mapping.bindings) bind(shop, id, mapping, binding);
  }
  const controls = numbered([...shop.controls.values()]);
  const links = controls.flatMap((control) => control.links);
  const lights = lit(shop, controls, links);
  const ports = shop.ports.list(lights);
  return {
    ports,
    ...tables(controls),
    controls,
    byAddress: grouped(links, ({ address }) => address),
    lights,
    wants: {
      midi: ports.some(({ of }) => of === 'midi'),
      sysex: ports.some(({ init, exit }) => [...init, ...exit].some(([first]) => first === 0xf0)),
      ports: namedPorts(ports),
      gamepad: ports.some(({ of }) => of === 'gamepad'),
    },
    problems: [...shop.problems.values()],
  };
}

/** Null: one of the files is for any port. */
function namedPorts(ports: Compiled['ports']): readonly string[] | null {
  const names = ports.filter(({ of }) => of === 'midi').map(({ port }) => port);
  const named = names.flatMap((name) => (name === null ? [] : [name]));
  return named.length < names.length ? null : [...new Set(named)];
}

function bind(shop: Workshop, file: string, mapping: MappingFile['mapping'], binding: Binding): void {
  const input = inputOf(binding, mapping);
  const control = controlOf(binding, input, shop.ports);
  if (control === null) return;
  const here = shop.controls.get(control.key) ?? { ...control, drafts: [] };
  for (const [i, aim] of targetsOf(binding).entries()) {
    const { draft, problem } = draftLink(file, binding, aim, control.from, input, shop.world);
    if (problem !== null) shop.problems.set(idOf(problem), problem);
    if (draft === null) continue;
    const n = shop.numbers.links++;
    here.drafts.push({ ...draft, n });
    if (i > 0 || control.port === null) continue;
    const light = lightOf(binding, draft, control.from, control.port, shop.world);
    if (light !== null) shop.lights.push({ light, link: n, gate: gateOf(shop, binding, input) });
  }
  if (here.drafts.length > 0) shop.controls.set(control.key, here);
}

/** A control without addresses, so that its hand is known. */
function gateOf(shop: Workshop, { from, feedback }: Binding, input: Input | null): string | null {
  if (feedback === undefined || feedback === true || feedback.touch === undefined) return null;
  const { channel, input: name } = from;
  const touch: Binding['from'] = {
    note: feedback.touch,
    ...(channel === undefined ? {} : { channel }),
    ...(name === undefined ? {} : { input: name }),
  };
  const control = controlOf({ from: touch, to: '' }, input, shop.ports);
  if (control === null) return null;
  if (!shop.controls.has(control.key)) shop.controls.set(control.key, { ...control, drafts: [] });
  return control.key;
}

function lit({ lights }: Workshop, controls: readonly Control[], links: readonly Link[]): readonly Light[] {
  const byKey = new Map(controls.map(({ key, n }) => [key, n]));
  const byNumber = new Map(links.map((link) => [link.n, link]));
  return lights.flatMap(({ light, link: n, gate }) => {
    const link = byNumber.get(n);
    return link === undefined ? [] : [{ ...light, link, gate: gate === null ? null : (byKey.get(gate) ?? null) }];
  });
}

function numbered(
  drafts: readonly (ControlDraft & { readonly drafts: readonly NumberedDraft[] })[],
): readonly Control[] {
  return drafts.map(({ key, label, from, port, channel, arg, address, sender, code, drafts: links }, n) => ({
    n,
    key,
    label,
    source: from.kind,
    number: from.number,
    port,
    channel,
    arg,
    address,
    sender,
    code,
    asks: links.some(({ press }) => press === 'double' || press === 'long'),
    links: links.map((draft): Link => ({ ...draft, control: n })),
  }));
}

function tables(controls: readonly Control[]): Pick<Compiled, 'midi' | 'osc' | 'patterns' | 'keys' | 'dmx'> {
  const midi = new Map<number, Control>();
  for (const control of controls) {
    const { port, source, channel, number } = control;
    if (port === null || source === 'osc' || source === 'key' || isOfDmx(source)) continue;
    if (source === 'cc14') {
      midi.set(midiKey(port, 'high', channel, number), control);
      midi.set(midiKey(port, 'low', channel, number + 32), control);
    } else {
      midi.set(midiKey(port, source, channel, number), control);
    }
  }
  const osc = controls.filter(({ source }) => source === 'osc');
  return {
    midi,
    osc: grouped(
      osc.filter(({ address }) => !isPattern(address)),
      ({ address }) => address,
    ),
    patterns: osc
      .filter(({ address }) => isPattern(address))
      .flatMap((control) => {
        const matches = compilePattern(control.address);
        return matches.ok ? [{ matches: matches.value, control }] : [];
      }),
    dmx: byChannel(controls),
    keys: new Map(controls.filter(({ source }) => source === 'key').map((control) => [control.code, control])),
  };
}

function byChannel(controls: readonly Control[]): Compiled['dmx'] {
  const places = controls
    .filter(({ source }) => isOfDmx(source))
    .flatMap((control) =>
      [control.number, ...(control.source === 'dmx16' ? [control.number + 1] : [])].map((channel) => ({
        channel,
        control,
      })),
    );
  const groups = grouped(places, ({ channel }) => channel);
  return new Map([...groups].map(([channel, found]) => [channel, found.map(({ control }) => control)]));
}
