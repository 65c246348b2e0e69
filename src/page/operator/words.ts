/** How figures are written on the desk: one unit, fixed places, never a code. */
import type { View } from '../../core/wire/view.ts';

export const percent = (value: number): string => String(Math.round(value * 100));

export const places = (value: number, count: number): string => (Number.isFinite(value) ? value : 0).toFixed(count);

/** What one unit of waiting is called everywhere: seconds, or beats once the switch beside the fade says so. */
export type Unit = { readonly isBeats: boolean; readonly bpm: number };

export const unitOf = (view: View): Unit => ({
  isBeats: view.transition.unit === 'beats' && view.tempo.bpm !== null,
  bpm: view.tempo.bpm ?? 120,
});

/** Made anew with every view; only a change of what it says counts. */
export const unitProperty = {
  attribute: false,
  hasChanged: (next: Unit, before: Unit | undefined): boolean =>
    next.isBeats !== before?.isBeats || next.bpm !== before.bpm,
};

export const beatsOf = (seconds: number, bpm: number): number => Math.round((seconds * bpm) / 60);

/** What is left of a wait: `4.6 s`, or `15 b`. */
export const wait = (seconds: number, unit: Unit): string =>
  unit.isBeats
    ? `${beatsOf(seconds, unit.bpm)} b`
    : seconds < 100
      ? `${places(seconds, 1)} s`
      : `${Math.round(seconds)} s`;

/** A length in a list: `8 s`, `0.5 s`, or `16 b`. */
export const length = (seconds: number, unit: Unit): string =>
  unit.isBeats ? `${beatsOf(seconds, unit.bpm)} b` : `${Number.isInteger(seconds) ? seconds : places(seconds, 1)} s`;

/** A slot's own name, else the first words of its text. */
export const nameOf = (slot: { readonly name: string; readonly text: string; readonly empty: boolean }): string =>
  slot.name !== '' ? slot.name : slot.text !== '' ? slot.text.slice(0, 40) : slot.empty ? 'Empty' : 'Untitled';

/** Tokens of a text, about: the encoder's own count is Scope's to make. English takes some 4.35 characters a token. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 4.35);
