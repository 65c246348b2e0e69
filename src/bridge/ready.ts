/** Everything stands: the lines that say where, what is open to the network, and the word that is spread there. */
import { announce } from './announce.ts';
import type { Doors } from './doors.ts';
import { networkLines, networkProblem, type Opened } from './doors-line.ts';
import { nameOf } from './name.ts';
import type { Options } from './options.ts';
import { ownAddresses } from './own-names.ts';

/** Gives the operator's page, and how to take the word back. */
export function sayReady(
  { pages, osc, oscHost, dmx, dmxHost, token, found, tellProblem }: Doors,
  { announce: spreads, lan }: Options,
) {
  const page = `http://127.0.0.1:${pages.port}/`;
  console.log(`operator  ${page}`);
  console.log(`osc  udp://${oscHost}:${osc.port}`);
  for (const { protocol, universe, port, isOpen } of dmx.listens()) {
    const where = isOpen ? `udp://${dmxHost}:${port}` : `waits for UDP port ${port}`;
    console.log(`${protocol.toLowerCase()}  ${where}, universe ${universe}`);
  }
  console.log(`scope  ${found.rehearsal === null ? found.url : `rehearsal ${found.url}`}`);
  const opened: Opened = {
    addresses: ownAddresses(),
    pages: token === null ? null : { port: pages.port, token },
    osc: { host: oscHost, port: osc.port },
    dmx: { host: dmxHost, listens: dmx.listens() },
  };
  for (const line of networkLines(opened)) console.log(line);
  const isOpen = networkProblem(opened);
  if (isOpen !== null) tellProblem(isOpen, true);
  const spread = spreads ? announce({ name: nameOf(pages.port), pagesPort: pages.port, oscPort: osc.port, lan }) : null;
  return { page, takeBack: async () => spread?.close() };
}
