/** Announces the bridge by mDNS, so that programs that look for OSCQuery and OSC find it by themselves. */
import { hostname } from 'node:os';
import { Bonjour, type Service } from 'bonjour-service';

export type Announced = { readonly close: () => Promise<void> };

export type AnnounceWishes = {
  readonly name: string;
  readonly pagesPort: number;
  readonly oscPort: number;
  /** Whether other computers are told too. */
  readonly lan: boolean;
};

/** A goodbye that takes longer is not waited for. */
const GOODBYE_MS = 500;

/** A network without multicast, or a taken port, is no reason not to play: then nobody is told, and that is all. */
export function announce({ name, pagesPort, oscPort, lan }: AnnounceWishes): Announced {
  const bonjour = open(lan);
  if (bonjour === null) return { close: () => Promise.resolve() };
  const host = `${hostname().replace(/\.local$/i, '')}.local`;
  const services: readonly Service[] = [
    bonjour.publish({ name, host, type: 'oscjson', protocol: 'tcp', port: pagesPort, probe: false }),
    bonjour.publish({ name, host, type: 'osc', protocol: 'udp', port: oscPort, probe: false }),
  ];
  for (const service of services) service.on('error', () => undefined);
  return {
    close: () =>
      Promise.race([
        new Promise<void>((done) => {
          bonjour.unpublishAll(() => bonjour.destroy(() => done()));
        }),
        new Promise<void>((done) => {
          setTimeout(done, GOODBYE_MS).unref();
        }),
      ]),
  };
}

function open(lan: boolean): Bonjour | null {
  const ignore = () => undefined;
  try {
    // Its types leave out what its socket takes: without `bind` it is deaf on an interface of its own.
    const here = { interface: '127.0.0.1', bind: '0.0.0.0' } as object;
    const bonjour = new Bonjour(lan ? {} : here, ignore);
    const { server } = bonjour as unknown as { server: { mdns: NodeJS.EventEmitter } };
    // A taken port 5353 would end the process.
    server.mdns.on('error', ignore);
    server.mdns.on('warning', ignore);
    return bonjour;
  } catch {
    return null;
  }
}
