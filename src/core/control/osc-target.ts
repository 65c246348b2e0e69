/** Where OSC is told to: a host and a port, as people write them. */

export type Target = { readonly host: string; readonly port: number };

export const TARGET = /^(?:[^\s:/]+:)?\d{1,5}$/;

/** `192.168.1.20:9001`; a port alone is on this computer. Null for what is neither. */
export function readTarget(given: string): Target | null {
  if (!TARGET.test(given)) return null;
  const [host = '', number = ''] = given.includes(':') ? given.split(':') : ['127.0.0.1', given];
  const port = Number(number);
  return port > 0 && port < 65_536 ? { host, port } : null;
}
