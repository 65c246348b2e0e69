/** What is open to the network, as the terminal and the screen say it. */
import type { Problem } from '../core/problem.ts';
import { isLoopback } from './loopback.ts';

export type Opened = {
  readonly addresses: readonly string[];
  readonly pages: { readonly port: number; readonly token: string } | null;
  readonly osc: { readonly host: string; readonly port: number };
};

/** Lines for the terminal; none while everything is closed. */
export function networkLines({ addresses, pages, osc }: Opened): readonly string[] {
  const shown = addresses.length === 0 ? ['0.0.0.0'] : addresses;
  const first =
    pages === null ? [] : shown.map((address) => `network  http://${address}:${pages.port}/?token=${pages.token}`);
  return isLoopback(osc.host)
    ? first
    : [...first, `network  osc on ${oscAt({ addresses, pages, osc })}, from whoever is on this network`];
}

export function networkProblem(opened: Opened): Problem | null {
  const { addresses, pages, osc } = opened;
  if (pages === null && isLoopback(osc.host)) return null;
  const at = pages === null ? null : `http://${addresses[0] ?? '0.0.0.0'}:${pages.port}`;
  return { code: 'lan/open', pages: at, osc: oscAt(opened) };
}

const oscAt = ({ addresses, osc }: Opened): string =>
  `udp://${osc.host === '0.0.0.0' ? (addresses[0] ?? osc.host) : osc.host}:${osc.port}`;
