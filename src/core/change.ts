/** A change: one address gets one value. */
import type { Address } from './address/row.ts';
import type { Json } from './unit.ts';

export type Change = { readonly address: Address; readonly value: Json };

/** Where a recall lands on the beat; a binding's own wins over `/tempo/quantize`. */
export type Quantize = 'off' | 'beat' | 'bar' | '2-bar' | '4-bar';
