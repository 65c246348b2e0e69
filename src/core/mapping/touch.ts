/** A touch: one control's message, read into what any of its links may need. */
import type { OscArg } from '../control/osc-message.ts';
import type { Control } from './compiled.ts';
import type { PressKind } from './presses.ts';

export type Touch = {
  readonly control: Control;
  /** In the control's own units; null for an argument that is no number. */
  readonly raw: number | null;
  /** Where it was; null when that is not known. */
  readonly before: number | null;
  /** For controls that are pressed and released. */
  readonly edge: 'down' | 'up' | null;
  /** The OSC argument, for addresses that take words. */
  readonly arg: OscArg | null;
  /** The sender repeats itself. */
  readonly streams: boolean;
  /** Where it stands as a button, and stood, if that is not where it stands. */
  readonly presses?: { readonly raw: number; readonly before: number } | undefined;
  /** Of a control that asks for double or long presses: what its press turned out to be, and how hard it was; null: it asks for none. */
  readonly are: {
    readonly kinds: readonly PressKind[];
    readonly raw: number | null;
    /** Whose it is. */
    readonly links: readonly number[];
  } | null;
};
