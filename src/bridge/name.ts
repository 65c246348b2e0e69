/** The bridge's name: several may play on one network, and on one computer. */
import { hostname } from 'node:os';

export const nameOf = (port: number): string => `Scope Deck ${port} on ${hostname().replace(/\.local$/i, '')}`;
