/** What this computer is called on its networks. */
import { hostname, networkInterfaces } from 'node:os';

/** Its addresses on the network, those first that people use at home and on stage. */
export const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((cards) => cards ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .sort((a, b) => rank(a) - rank(b));

const rank = (address: string): number => (address.startsWith('192.168.') ? 0 : address.startsWith('10.') ? 1 : 2);

export function ownNames(): ReadonlySet<string> {
  const name = hostname().toLowerCase();
  const bare = name.replace(/\.local$/, '');
  return new Set([name, bare, `${bare}.local`]);
}
