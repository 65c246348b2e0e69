/** Mapping files to dispatch tables: what a gesture costs does not depend on how many bindings there are. */
import type { World } from '../address/resolve.ts';
import { compilePattern, isPattern } from '../control/osc-pattern.ts';
import { idOf, type Problem } from '../problem.ts';
import type { Compiled, Control, Light, Link } from './compiled.ts';
import { controlOf, type ControlDraft, inputOf } from './control.ts';
import type { Binding, MappingFile } from './file.ts';
import { grouped } from './grouped.ts';
import { lightOf } from './light.ts';
import { type Draft, draftLink } from './link.ts';
import { midiKey } from './midi-key.ts';
import { Ports } from './ports.ts';
import { targetsOf } from './target.ts';

export type { Compiled } from './compiled.ts';

/** Numbered in the order of the files, which is the order in which several links of one gesture act. */
type NumberedDraft = Draft & Pick<Link, 'n'>;

type Workshop = {
  readonly world: World;
  readonly ports: Ports;
  readonly controls: Map<string, ControlDraft & { readonly drafts: NumberedDraft[] }>;
  readonly lights: Light[];
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
    for (const input of Object.values(mapping.inputs ?? {})) if (input.type === 'midi') shop.ports.declare(input);
    for (const binding of mapping.bindings) bind(shop, id, mapping, binding);
  }
  const controls = numbered([...shop.controls.values()]);
  const ports = shop.ports.list();
  return {
    ports,
    ...tables(controls),
    controls,
    byAddress: grouped(
      controls.flatMap(({ links }) => links),
      ({ address }) => address,
    ),
    lights: shop.lights,
    wants: {
      midi: ports.length > 0,
      sysex: ports.some(({ init, exit }) => [...init, ...exit].some(([first]) => first === 0xf0)),
    },
    problems: [...shop.problems.values()],
  };
}

function bind(shop: Workshop, file: string, mapping: MappingFile['mapping'], binding: Binding): void {
  const input = inputOf(binding, mapping);
  const control = controlOf(binding, input, shop.ports);
  if (control === null) return;
  const here = shop.controls.get(control.key) ?? { ...control, drafts: [] };
  for (const aim of targetsOf(binding)) {
    const { draft, problem } = draftLink(file, binding, aim, control.from, input, shop.world);
    if (draft !== null) here.drafts.push({ ...draft, n: shop.numbers.links++ });
    if (problem !== null) shop.problems.set(idOf(problem), problem);
  }
  if (here.drafts.length > 0) shop.controls.set(control.key, here);
  const light = control.port === null ? null : lightOf(binding, control.from, control.port, shop.world);
  if (light !== null) shop.lights.push(light);
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
    links: links.map((draft): Link => ({ ...draft, control: n })),
  }));
}

function tables(controls: readonly Control[]): Pick<Compiled, 'midi' | 'osc' | 'patterns' | 'keys'> {
  const midi = new Map<number, Control>();
  for (const control of controls) {
    const { port, source, channel, number } = control;
    if (port === null || source === 'osc' || source === 'key') continue;
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
    keys: new Map(controls.filter(({ source }) => source === 'key').map((control) => [control.code, control])),
  };
}
