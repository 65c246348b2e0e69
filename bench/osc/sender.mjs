/** A program that plays OSC, in a process of its own: dense bundles at a rate, or single packets as many as are asked for. */
import { createSocket } from 'node:dgram';

const socket = createSocket('udp4');
/** Of the system's steady clock, which all processes share. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

const padded = (text) => Buffer.from(text.padEnd((Math.floor(text.length / 4) + 1) * 4, '\0'), 'latin1');
/** An address with one float, which stands last. */
const message = (address) => Buffer.concat([padded(address), padded(',f'), Buffer.alloc(4)]);

/** As TouchDesigner's OSC Out CHOP does: every channel in one bundle, moved or not. */
function bundleOf(addresses) {
  const parts = [Buffer.from('#bundle\0\0\0\0\0\0\0\0\x01', 'latin1')];
  const places = [];
  let at = 16;
  for (const address of addresses) {
    const member = message(address);
    const size = Buffer.alloc(4);
    size.writeInt32BE(member.length);
    parts.push(size, member);
    at += 4 + member.length;
    places.push(at - 4);
  }
  return { bytes: Buffer.concat(parts), places };
}

/** Calls `step` when its time has come, as often as the clock says, until the time is over. */
function paced(everyMs, ms, step) {
  return new Promise((done) => {
    const begun = now();
    let steps = 0;
    const go = () => {
      while (begun + steps * everyMs <= now() && steps * everyMs < ms) step(steps++);
      if (steps * everyMs >= ms) done();
      else setTimeout(go, Math.max(0, begun + steps * everyMs - now()));
    };
    go();
  });
}

const jobs = {
  /** The first channel counts, so that the bundle can be known again. */
  async frames({ port, addresses, moving, hz, ms }) {
    const { bytes, places } = bundleOf(addresses);
    const times = [];
    await paced(1000 / hz, ms, (n) => {
      places.forEach((place, i) => {
        const value = i === 0 ? (n % 4096) / 4096 : ((n * 7 + i * 131) % 997) / 997;
        if (n === 0 || i === 0 || i <= moving) bytes.writeFloatBE(value, place);
      });
      // A copy: what is sent may be read later than the next frame is written.
      times.push(now());
      socket.send(Buffer.from(bytes), port, '127.0.0.1');
    });
    return { sent: times.length, times };
  },
  /** Each 200th presses or lets go. */
  async packets({ port, addresses, press, perSecond, ms }) {
    const packets = addresses.map(message);
    const presses = message(press);
    let sent = 0;
    let pressed = 0;
    await paced(1, ms, (n) => {
      const due = Math.floor(((n + 1) * perSecond) / 1000);
      for (; sent < due; sent++) {
        const isPress = sent % 200 === 0;
        const packet = Buffer.from(isPress ? presses : packets[sent % packets.length]);
        const down = (sent / 200) % 2 === 0;
        if (isPress && down) pressed++;
        packet.writeFloatBE(isPress ? Number(down) : (sent % 997) / 997, packet.length - 4);
        socket.send(packet, port, '127.0.0.1');
      }
    });
    return { sent, pressed };
  },
};

process.on('message', async (job) => process.send({ ...(await jobs[job.job](job)), at: now() }));
process.send({ ready: true });
