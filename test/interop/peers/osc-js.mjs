/** A foreign program: osc.js (`osc` on npm) plays typed messages and a stamped bundle, asks to be told, and prints what it hears. */
import osc from 'osc';

const port = Number(process.argv[2]);
const f = (value) => ({ type: 'f', value });
const s = (value) => ({ type: 's', value });
const udp = new osc.UDPPort({ localAddress: '127.0.0.1', localPort: 0, metadata: true });
udp.on('ready', () => {
  const send = (packet) => udp.send(packet, '127.0.0.1', port);
  send({ address: '/subscribe', args: [] });
  send({ address: '/prompt/1/weight', args: [f(0.75)] });
  send({ address: '/prompt/1/name', args: [s('Wörter, 雨')] });
  send({ address: '/prompt/4/mute', args: [{ type: 'T', value: true }] });
  send({ address: '/seed', args: [{ type: 'h', value: { high: 0, low: 4711 } }] });
  send({
    timeTag: osc.timeTag(3600),
    packets: [
      { address: '/stage/contrast', args: [{ type: 'd', value: 1.5 }] },
      { timeTag: osc.timeTag(0), packets: [{ address: '/stage/trails', args: [[f(0.5)]] }] },
    ],
  });
});
udp.on('message', ({ address, args }) => console.log(JSON.stringify([address, ...args.map(({ value }) => value)])));
udp.on('error', (fault) => console.error(fault));
udp.open();
process.on('SIGTERM', () => process.exit(0));
