/** A well-known peer, osc-js, writes packets; ours reads them, over real UDP. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import OSC from 'osc-js';
import { afterEach, expect, test } from 'vitest';
import { decodeOsc, encodeOsc, encodeOscBundle, type OscPacket } from '../../src/core/control/osc.ts';

const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function overUdp(packets: readonly Uint8Array[]): Promise<readonly OscPacket[]> {
  const receiver = createSocket('udp4');
  const sender = createSocket('udp4');
  sockets.push(receiver, sender);
  receiver.bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  const heard: OscPacket[] = [];
  for (const packet of packets) {
    const arrived = once(receiver, 'message');
    sender.send(packet, receiver.address().port, '127.0.0.1');
    const [datagram] = await arrived;
    heard.push(decodeOsc(datagram));
  }
  return heard;
}

test('[CT60] messages of osc-js arrive over UDP as they were sent', async () => {
  const typed = new OSC.TypedMessage('/typed', []);
  typed.add('f', 1);
  typed.add('d', 0.1);
  typed.add('T', true);
  typed.add('N', null);
  const heard = await overUdp([
    new OSC.Message('/prompt/1/weight', 0.5).pack(),
    new OSC.Message('/stage/zoom', 2, 'two', true, false).pack(),
    new OSC.Message('/tempo/tap').pack(),
    typed.pack(),
  ]);
  expect(heard.flatMap((packet) => packet.faults)).toEqual([]);
  expect(heard.flatMap((packet) => packet.messages)).toEqual([
    { address: '/prompt/1/weight', args: [{ type: 'f', value: 0.5 }] },
    {
      address: '/stage/zoom',
      args: [{ type: 'i', value: 2 }, { type: 's', value: 'two' }, { type: 'T' }, { type: 'F' }],
    },
    { address: '/tempo/tap', args: [] },
    { address: '/typed', args: [{ type: 'f', value: 1 }, { type: 'd', value: 0.1 }, { type: 'T' }, { type: 'N' }] },
  ]);
});

test('[CT60] bundles of osc-js arrive over UDP as they were sent, stamped with the future or not', async () => {
  const inner = new OSC.Bundle([new OSC.Message('/b', 2)], 4_102_444_800_000);
  const bundle = new OSC.Bundle(new OSC.Message('/a', 1), inner, new OSC.Message('/c', 'x'));
  const [heard] = await overUdp([bundle.pack()]);
  expect(heard).toEqual({
    messages: [
      { address: '/a', args: [{ type: 'i', value: 1 }] },
      { address: '/b', args: [{ type: 'i', value: 2 }] },
      { address: '/c', args: [{ type: 's', value: 'x' }] },
    ],
    faults: [],
  });
});

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

test('[CT61] what we encode, osc-js reads, and a float stays a float', () => {
  const message = new OSC.Message('/');
  message.unpack(
    viewOf(
      encodeOsc({
        address: '/stage/level',
        args: [
          { type: 'f', value: 1 },
          { type: 's', value: 'ä' },
        ],
      }),
    ),
  );
  expect([message.address, message.types, message.args]).toEqual(['/stage/level', ',fs', [1, 'ä']]);
  const bundle = new OSC.Bundle();
  bundle.unpack(
    viewOf(
      encodeOscBundle([
        { address: '/a', args: [{ type: 'i', value: 7 }] },
        { address: '/b', args: [] },
      ]),
    ),
  );
  expect(bundle.bundleElements.map((element) => element.address)).toEqual(['/a', '/b']);
});
