/** A small desk for tests: mapping files, values that moves set, and hands that turn controls. */
import type { Address } from '../../../src/core/address/row.ts';
import { EMPTY_WORLD, type World } from '../../../src/core/address/world.ts';
import type { MidiMessage } from '../../../src/core/control/midi.ts';
import type { OscArg } from '../../../src/core/control/osc-message.ts';
import { compile } from '../../../src/core/mapping/compile.ts';
import type { Compiled } from '../../../src/core/mapping/compiled.ts';
import type { MappingFile } from '../../../src/core/mapping/file.ts';
import type { DmxLevel } from '../../../src/core/mapping/heard.ts';
import { type Hands, type Heard, hear, type Move, NO_HANDS, ripenHands } from '../../../src/core/mapping/hear.ts';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { sentence } from '../../../src/core/problem.ts';
import type { Json, Ms } from '../../../src/core/unit.ts';

export function fileOf(bindings: readonly object[], more: object = {}, id = 'test.json'): MappingFile {
  const text = JSON.stringify({ format: 'scope-deck/mapping@1', name: 'Test', bindings, ...more });
  const parsed = parseMapping(text, id);
  if (!parsed.ok) throw new Error(parsed.problems.map(sentence).join('\n'));
  return parsed.value;
}

export class Board {
  hands: Hands = NO_HANDS;
  now: Ms = 0;
  readonly values = new Map<Address, Json>();
  compiled: Compiled;
  port = { key: 'p1', name: 'nanoKONTROL2 SLIDER/KNOB' };

  constructor(
    files: readonly MappingFile[] | MappingFile,
    values: Readonly<Record<Address, Json>> = {},
    world: World = EMPTY_WORLD,
  ) {
    this.compiled = compile(Array.isArray(files) ? files : [files], world);
    for (const [address, value] of Object.entries(values)) if (isAddress(address)) this.values.set(address, value);
  }

  readonly read = (address: Address): Json | undefined => this.values.get(address);

  hear(heard: Heard): readonly Move[] {
    const { hands, moves } = hear(this.compiled, this.hands, heard, this.now, this.read);
    this.hands = hands;
    this.#apply(moves);
    return moves;
  }

  ripen(): readonly Move[] {
    const { hands, moves } = ripenHands(this.compiled, this.hands, this.now, this.read);
    this.hands = hands;
    this.#apply(moves);
    return moves;
  }

  #apply(moves: readonly Move[]): void {
    for (const { change, took } of moves) if (took) this.values.set(change.address, change.value);
  }

  /** Moves on by `after` ms, then hears it. */
  midi(message: MidiMessage, after: Ms = 100): readonly Move[] {
    this.now += after;
    return this.hear({ kind: 'midi', port: this.port, message });
  }

  cc(number: number, value: number, { channel = 1, after = 100 } = {}): readonly Move[] {
    return this.midi({ kind: 'cc', channel, number, value }, after);
  }

  note(number: number, velocity: number): readonly Move[] {
    return this.midi({ kind: 'note', channel: 1, number, velocity, on: velocity > 0 });
  }

  key(code: string, down = true): readonly Move[] {
    return this.hear({ kind: 'key', code, down });
  }

  dmx(levels: readonly DmxLevel[], after: Ms = 23): readonly Move[] {
    this.now += after;
    return this.hear({ kind: 'dmx', levels });
  }

  osc(
    address: `/${string}`,
    args: readonly (number | string | boolean)[],
    { after = 500, from = '10.0.0.9:5000' } = {},
  ): readonly Move[] {
    this.now += after;
    return this.hear({ kind: 'osc', from, message: { address, args: args.map(argOf) } });
  }
}

export const isAddress = (text: string): text is Address => text.startsWith('/');

function argOf(value: number | string | boolean): OscArg {
  if (typeof value === 'number') return { type: 'f', value };
  return typeof value === 'string' ? { type: 's', value } : { type: value ? 'T' : 'F' };
}

export const valuesOf = (moves: readonly Move[]): readonly Json[] =>
  moves.filter(({ took }) => took).map(({ change }) => change.value);
