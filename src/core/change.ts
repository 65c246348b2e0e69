/** A change: one address gets one value, and who says so. */
import type { Address } from './address/row.ts';
import type { Json } from './unit.ts';

/** Where a change came from; takeover, yields and the activity line tell by it. */
export type By =
  | { readonly kind: 'screen' }
  | { readonly kind: 'key'; readonly code: string }
  | { readonly kind: 'midi'; readonly port: string; readonly control: string }
  | { readonly kind: 'osc'; readonly from: string; readonly address: string };

export type Change = { readonly address: Address; readonly value: Json };

/** Where a recall lands on the beat; a binding's own wins over `/tempo/quantize`. */
export type Quantize = 'off' | 'beat' | 'bar' | '2-bar' | '4-bar';
