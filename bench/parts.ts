/** Parts of a gesture beside other ways of doing them: finding its binding, and keeping one place of many. */
import { compile } from '../src/core/mapping/compile.ts';
import { type Blocks, put } from '../src/core/mapping/blocks.ts';
import { hear, NO_HANDS } from '../src/core/mapping/hear.ts';
import { fileOf } from '../test/core/mapping/board.ts';

/** Prepared for so many bindings or places; what comes back does it so many times. */
type Part = (count: number, times: number) => () => void;

const PORT = { key: 'p', name: 'x' };
const none = () => undefined;
const bindingsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    from: { cc: i % 120, channel: 1 + Math.floor(i / 120) },
    to: '/stage/fx',
  }));

/** The last binding is meant, which is the worst for whoever asks one after another. */
const lastOf = (count: number) => {
  const [number, channel] = [(count - 1) % 120, 1 + Math.floor((count - 1) / 120)];
  return { kind: 'cc', channel, number, value: 64 } as const;
};

export const findings: Readonly<Record<string, Part>> = {
  'by its key': (count, times) => {
    const compiled = compile([fileOf(bindingsOf(count))], { params: null });
    const heard = { kind: 'midi', port: PORT, message: lastOf(count) } as const;
    return () => {
      for (let n = 0; n < times; n++) hear(compiled, NO_HANDS, heard, n, none);
    };
  },
  'by asking each binding (and the same work)': (count, times) => {
    const bindings = bindingsOf(count);
    const alone = compile([fileOf(bindings.slice(-1))], { params: null });
    const message = lastOf(count);
    const heard = { kind: 'midi', port: PORT, message } as const;
    return () => {
      for (let n = 0; n < times; n++) {
        const found = bindings.find(({ from }) => from.cc === message.number && from.channel === message.channel);
        if (found !== undefined) hear(alone, NO_HANDS, heard, n, none);
      }
    };
  },
};

type Place = { readonly raw: number };
const namesOf = (count: number) => Array.from({ length: count }, (_, i) => `control-${i}`);

export const keepings: Readonly<Record<string, Part>> = {
  'in blocks of 32': (count, times) => {
    let blocks: Blocks<Place> = namesOf(count).reduce<Blocks<Place>>((all, _, i) => put(all, i, { raw: 0 }), []);
    return () => {
      for (let n = 0; n < times; n++) blocks = put(blocks, n % count, { raw: n });
    };
  },
  'in a record that is copied': (count, times) => {
    const names = namesOf(count);
    let record: Readonly<Record<string, Place>> = Object.fromEntries(names.map((name) => [name, { raw: 0 }]));
    return () => {
      for (let n = 0; n < times; n++) record = { ...record, [names[n % count] ?? '']: { raw: n } };
    };
  },
  'in a map that is copied': (count, times) => {
    const names = namesOf(count);
    let map: ReadonlyMap<string, Place> = new Map(names.map((name) => [name, { raw: 0 }]));
    return () => {
      for (let n = 0; n < times; n++) map = new Map(map).set(names[n % count] ?? '', { raw: n });
    };
  },
};
