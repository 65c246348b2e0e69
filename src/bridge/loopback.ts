/** Addresses of this computer to itself, however they are written. */

const LOOPBACK = /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/i;

export const isLoopback = (address: string): boolean => LOOPBACK.test(address);

/** `::ffff:192.168.1.20` → `192.168.1.20`: one sender has one name. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
