/** What is open to the network, as the terminal and the screen say it. */
import type { Problem } from '../core/problem.ts';
import type { Listening } from './dmx.ts';
import { isLoopback } from './loopback.ts';

export type Opened = {
  readonly addresses: readonly string[];
  readonly pages: { readonly port: number; readonly token: string } | null;
  readonly osc: { readonly host: string; readonly port: number };
  readonly dmx: { readonly host: string; readonly listens: readonly Listening[] };
};

/** Lines for the terminal; none while everything is closed. */
export function networkLines(opened: Opened): readonly string[] {
  const { addresses, pages } = opened;
  const shown = addresses.length === 0 ? ['0.0.0.0'] : addresses;
  const first =
    pages === null ? [] : shown.map((address) => `network  http://${address}:${pages.port}/?token=${pages.token}`);
  const udp = [
    ['osc', oscAt(opened)],
    ['dmx', dmxAt(opened)],
  ] as const;
  return [
    ...first,
    ...udp.flatMap(([name, at]) => (at === null ? [] : [`network  ${name} on ${at}, from whoever is on this network`])),
  ];
}

export function networkProblem(opened: Opened): Problem | null {
  const { addresses, pages } = opened;
  const [osc, dmx] = [oscAt(opened), dmxAt(opened)];
  if (pages === null && osc === null && dmx === null) return null;
  const at = pages === null ? null : `http://${addresses[0] ?? '0.0.0.0'}:${pages.port}`;
  return { code: 'lan/open', pages: at, osc, dmx };
}

/** Null while it is closed to the network. */
const udpAt = (addresses: readonly string[], host: string, ports: readonly number[]): string | null =>
  isLoopback(host) || ports.length === 0
    ? null
    : `udp://${host === '0.0.0.0' ? (addresses[0] ?? host) : host}:${ports.join(' and ')}`;

const oscAt = ({ addresses, osc }: Opened): string | null => udpAt(addresses, osc.host, [osc.port]);

const dmxAt = ({ addresses, dmx }: Opened): string | null =>
  udpAt(
    addresses,
    dmx.host,
    dmx.listens.map(({ port }) => port),
  );
