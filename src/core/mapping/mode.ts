/** Which mode a binding has: what it says, or what suits its control and its address; and whether that can work. */
import type { Row } from '../address/row.ts';
import type { Json } from '../unit.ts';
import type { Mode } from './compiled.ts';
import type { Binding } from './file.ts';
import { type From, SOURCES, type SourceKind } from './from.ts';

export const sourcesOf = (from: From): readonly SourceKind[] => SOURCES.filter((source) => from[source] !== undefined);

/** Controls that only press; a note has a strength, but rests nowhere. */
const PRESSES: ReadonlySet<SourceKind> = new Set<SourceKind>(['note', 'program', 'button', 'key']);

export function modeOf(binding: Binding, value: Json | undefined, row: Row, source: SourceKind): Mode {
  if (binding.mode !== undefined) return binding.mode;
  if (row.kind === 'trigger') return 'trigger';
  if (binding.values !== undefined) return 'cycle';
  if (value !== undefined) return 'set';
  if (row.kind === 'gate') return 'gate';
  if (PRESSES.has(source) && row.shape.of === 'bool') return 'toggle';
  if (PRESSES.has(source) && row.shape.of === 'choice') return 'cycle';
  return 'absolute';
}

type Unfit = { readonly what: string; readonly right: string };

/** Why this mode cannot work here, or null. */
export function unfit(
  mode: Mode,
  binding: Binding,
  value: Json | undefined,
  address: string,
  row: Row,
  source: SourceKind,
): Unfit | null {
  const said = `"${address}"`;
  if (row.kind === 'read') return { what: `${said} only tells`, right: 'bind an address that can be set' };
  if (row.kind === 'trigger') {
    if (mode === 'trigger' || (mode === 'set' && row.shape.of === 'number')) return valueless(mode, value);
    return { what: `${said} is pressed and keeps no value, so "${mode}" cannot act on it`, right: 'use "trigger"' };
  }
  switch (mode) {
    case 'trigger':
      return {
        what: `${said} keeps a value, a press alone sets none`,
        right: 'use "toggle", "gate", "set" or "cycle"',
      };
    case 'absolute':
      return absolute(said, row, source);
    case 'set':
      return valueless(mode, value);
    case 'cycle': {
      const { of } = row.shape;
      if (binding.values !== undefined || of === 'choice' || of === 'bool') return null;
      return { what: '"cycle" has no values', right: 'give "values": [ … ]' };
    }
    case 'toggle':
    case 'gate':
      return row.shape.of === 'text'
        ? { what: `${said} takes words, not on and off`, right: 'use "set" or "cycle"' }
        : null;
    default:
      return mode satisfies never;
  }
}

const valueless = (mode: Mode, value: Json | undefined): Unfit | null =>
  mode === 'set' && value === undefined ? { what: '"set" has no value', right: 'give "value": …' } : null;

function absolute(said: string, row: Row, source: SourceKind): Unfit | null {
  if (row.kind === 'gate') return { what: `${said} is held, it follows nothing`, right: 'use "gate" or "toggle"' };
  if (row.shape.of === 'text' && source !== 'osc')
    return { what: `${said} takes words, which only OSC sends`, right: 'use "set" with a value' };
  if (source === 'key' || source === 'program') {
    return {
      what: `a ${source === 'key' ? 'key' : 'program change'} has no range to follow`,
      right: 'use "set" with a value, "cycle", "toggle" or "gate"',
    };
  }
  return null;
}
