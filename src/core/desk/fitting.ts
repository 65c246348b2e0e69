/** What a file kept is brought within what the address table allows now: it may be older than the table, or written by hand. */
import { coerce } from '../address/coerce.ts';
import { resolve } from '../address/resolve.ts';
import { STAGE } from '../show/stage-schema.ts';
import { clamp, type Json } from '../unit.ts';

type Values = Readonly<Record<string, Json>>;

export function within(address: string, value: number): number {
  const found = resolve(address);
  if (found.is !== 'known' || found.row.shape.of !== 'number') return value;
  return clamp(value, found.row.shape.min, found.row.shape.max);
}

/** What the stage has no longer, or could not play, is left out. */
export const stageWithin = (stage: Values): Values =>
  Object.fromEntries(
    Object.entries(stage).flatMap(([name, value]) => {
      const row = STAGE.get(name);
      const fit = row === undefined ? null : coerce(row.shape, value);
      return fit?.ok === true ? [[name, fit.value] as const] : [];
    }),
  );
