/** A message for the data channel as text. */
import type { Json } from '../core/unit.ts';

export const message = (value: Readonly<Record<string, Json>>): string => JSON.stringify(value);
