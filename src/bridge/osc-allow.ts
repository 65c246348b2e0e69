/** Which hosts may send OSC: this computer always; others by the networks that were named, or all where none was. */
import { BlockList, isIP } from 'node:net';
import { isLoopback, plainAddress } from './loopback.ts';

export type Network = { readonly address: string; readonly bits: number };

/** `192.168.1.0/24`, or one address; null for what is neither. */
export function readNetwork(given: string): Network | null {
  const [address = '', bits, more] = given.split('/');
  const kind = isIP(address);
  if (kind === 0 || more !== undefined) return null;
  const most = kind === 4 ? 32 : 128;
  if (bits === undefined) return { address, bits: most };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? { address, bits: Number(bits) } : null;
}

export function allows(networks: readonly Network[]): (host: string) => boolean {
  const list = new BlockList();
  for (const { address, bits } of networks) list.addSubnet(address, bits, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (host) => {
    const plain = plainAddress(host).replace(/%.*$/, '');
    if (networks.length === 0 || isLoopback(plain)) return true;
    return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}
