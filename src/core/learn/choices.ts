/** What a hand may still say of a press that it teaches: which press it is, and where what it does shall land. */
import type { Row } from '../address/row.ts';
import type { Mode } from '../mapping/compiled.ts';
import type { Press } from '../mapping/presses.ts';
import { QUANTIZES, type Quantize } from '../tempo/tempo.ts';
import type { Finding } from './finding.ts';
import type { Trace } from './trace.ts';

/** `single` and `tempo` are what a binding means that says nothing of it. */
export const TAUGHT_PRESSES = ['single', 'double', 'long'] as const satisfies readonly (Press | 'single')[];
export type TaughtPress = (typeof TAUGHT_PRESSES)[number];
export const LANDINGS = ['tempo', ...QUANTIZES] as const;
export type Landing = 'tempo' | Quantize;

export type Choices = { readonly press: TaughtPress; readonly lands: Landing };
export const NO_CHOICES: Choices = { press: 'single', lands: 'tempo' };

/** None where there is nothing to choose: what is held or followed is not pressed, and not all tell that they were let go. */
export function pressesFor(finding: Finding, { kind }: Trace, mode: Mode | undefined): readonly TaughtPress[] {
  if (finding.is !== 'button' || finding.toggles || mode === 'gate' || mode === 'absolute') return [];
  return kind === 'program' ? ['single', 'double'] : TAUGHT_PRESSES;
}

export const landingsFor = (row: Row): readonly Landing[] => (waitsForBeat(row) ? LANDINGS : []);

/** Recalls do, and whatever else leads to one. */
const waitsForBeat = ({ kind, pattern }: Row): boolean =>
  kind === 'trigger' && (pattern.endsWith('/recall') || pattern.startsWith('/setlist/'));
