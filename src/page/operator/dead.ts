/** Why an address does nothing yet, from the one table of addresses; null when it plays. */
import { TABLE } from '../../core/address/table.ts';

const reasons = new Map<string, string>(
  TABLE.flatMap(({ pattern, dead }) => (dead === null ? [] : [[pattern, dead] as const])),
);

export const deadOf = (address: string): string | null => reasons.get(address) ?? null;
