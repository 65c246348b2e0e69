/** A control's source read from `from`: kind, number, its own range, and what people call it. */
import type { From, SourceKind } from './from.ts';
import type { Range } from './transform.ts';

export type Source = { readonly kind: SourceKind; readonly number: number };

export function sourceOf(from: From, kind: SourceKind): Source {
  const given = from[kind];
  return { kind, number: typeof given === 'number' ? given : 0 };
}

/** What the control sends at its two ends. */
export function rangeOf(kind: SourceKind): Range {
  switch (kind) {
    case 'cc14':
    case 'nrpn':
    case 'rpn':
    case 'pitchbend':
      return [0, 16_383];
    case 'axis':
      return [-1, 1];
    case 'dmx':
      return [0, 255];
    case 'dmx16':
      return [0, 65_535];
    case 'button':
    case 'osc':
    case 'key':
    case 'program':
      return [0, 1];
    default:
      return [0, 127];
  }
}

export function labelOf(from: From, { kind, number }: Source): string {
  const channel = from.channel === undefined ? '' : ` ch ${from.channel}`;
  switch (kind) {
    case 'cc':
      return `CC ${number}${channel}`;
    case 'cc14':
      return `14-bit CC ${number}${channel}`;
    case 'nrpn':
      return `NRPN ${number}${channel}`;
    case 'rpn':
      return `RPN ${number}${channel}`;
    case 'note':
      return `note ${number}${channel}`;
    case 'pitchbend':
      return `pitch bend${channel}`;
    case 'program':
      return `program ${number}${channel}`;
    case 'aftertouch':
      return `aftertouch${channel}`;
    case 'polytouch':
      return `touch ${number}${channel}`;
    case 'axis':
      return `axis ${number}`;
    case 'button':
      return `button ${number}`;
    case 'dmx':
      return `DMX ${number}`;
    case 'dmx16':
      return `DMX ${number}+${number + 1}`;
    case 'osc':
      return `${from.osc ?? ''}${from.arg === undefined ? '' : ` [${from.arg}]`}`;
    case 'key':
      return from.key ?? '';
    default:
      return kind satisfies never;
  }
}
