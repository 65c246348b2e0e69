/** A change: one address gets one value. */
import type { Address } from './address/row.ts';
import type { Json } from './unit.ts';

export type Change = { readonly address: Address; readonly value: Json };
