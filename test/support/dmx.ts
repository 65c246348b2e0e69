/** Packets of lighting desks, made by hand from the specifications. */

export function artDmx(universe: number, levels: readonly number[], sequence = 0): Uint8Array {
  const [count, head] = [levels.length, [...Buffer.from('Art-Net\0'), 0x00, 0x50, 0, 14]];
  return Uint8Array.from([...head, sequence, 0, universe & 0xff, universe >> 8, count >> 8, count & 0xff, ...levels]);
}

export type Sacn = {
  readonly cid?: number;
  readonly name?: string;
  readonly priority?: number;
  readonly sequence?: number;
  readonly options?: number;
  readonly startCode?: number;
};

/** ANSI E1.31, table 4-1 to 4-4, field by field. */
export function sacnData(universe: number, levels: readonly number[], more: Sacn = {}): Uint8Array {
  const { cid = 1, name = 'Desk', priority = 100, sequence = 0, options = 0, startCode = 0 } = more;
  const size = 126 + levels.length;
  const two = (value: number) => [value >> 8, value & 0xff];
  const layer = (at: number) => two(0x7000 | (size - at));
  const root = [...two(0x10), ...two(0), ...Buffer.from('ASC-E1.17\0\0\0'), ...layer(16), 0, 0, 0, 4];
  const framing = [...layer(38), 0, 0, 0, 2, ...Buffer.alloc(64, 0).fill(name, 0, Buffer.byteLength(name))];
  const dmp = [...layer(115), 2, 0xa1, ...two(0), ...two(1), ...two(levels.length + 1), startCode, ...levels];
  return Uint8Array.from([
    ...root,
    ...Buffer.alloc(16, cid),
    ...framing,
    priority,
    ...two(0),
    sequence,
    options,
    ...two(universe),
    ...dmp,
  ]);
}

/** A universe discovery packet's beginning: extended, no data. */
export const sacnDiscovery = (): Uint8Array => {
  const bytes = sacnData(1, [0]);
  bytes[21] = 8;
  return bytes;
};
