/** What reading the same bytes costs: our decoder, and those of three libraries. */
import { decode } from 'node-osc';
import OSC from 'osc-js';
import { fromBuffer } from 'osc-min';
import { decodeOsc, encodeOsc, encodeOscBundle, type OscMessage } from '../../src/core/control/osc.ts';
import { cost, said } from '../cost.ts';
import { row } from '../table.ts';
import { SCENES } from './channels.ts';

const READERS: Readonly<Record<string, (bytes: Buffer) => unknown>> = {
  ours: (bytes) => decodeOsc(bytes),
  // As its own bridge does.
  'osc-js': (bytes) => {
    const packet = new OSC.Packet();
    packet.unpack(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return packet;
  },
  'node-osc': (bytes) => decode(bytes),
  'osc-min': (bytes) => fromBuffer(bytes),
};

const TIMES = 50;

export function printDecoders(): void {
  const messages = (SCENES[0]?.addresses ?? []).map(
    (address): OscMessage => ({ address: `/${address.slice(1)}`, args: [{ type: 'f', value: 0.5 }] }),
  );
  const [first] = messages;
  const packets = [encodeOscBundle(messages), first === undefined ? new Uint8Array() : encodeOsc(first)];
  console.log(
    `\n${row('Reading the same bytes: least (median)', ['bundle of 100', 'to ours', 'one message', 'to ours'], 20)}`,
  );
  const costs = Object.entries(READERS).map(([name, read]) => ({
    name,
    costs: packets.map((bytes) => {
      const buffer = Buffer.from(bytes);
      return cost(() => {
        for (let i = 0; i < TIMES; i++) read(buffer);
      }, TIMES);
    }),
  }));
  const ours = costs[0]?.costs ?? [];
  for (const { name, costs: own } of costs) {
    const cells = own.flatMap((each, i) => [said(each), `× ${(each.median / (ours[i]?.median ?? 1)).toFixed(2)}`]);
    console.log(row(`  ${name}`, cells, 20));
  }
}
