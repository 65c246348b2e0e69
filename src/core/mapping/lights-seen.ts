/** What lights look at, and what one of them should be. */
import type { Ms } from '../unit.ts';
import type { Hands } from './hands.ts';
import type { Read } from './heard.ts';

export type LightWord = 'empty' | 'stored' | 'armed' | 'moving' | 'active' | 'failed';

/** What lights look at. */
export type Seen = {
  readonly read: Read;
  readonly padState: (pad: number) => LightWord;
  readonly hands: Hands;
};

/** One light as it should be. */
export type Shown = {
  /** The light by kind, channel and number: two bindings may share it. */
  readonly place: number;
  /** As one number, so that telling and comparing are cheap. */
  readonly message: number;
  readonly dark: number;
  readonly blinks: boolean;
  readonly echo: boolean;
  /** A finger is on it. */
  readonly gated: boolean;
  /** When its own control was last touched on this device, and the message that would put a motor there. */
  readonly touched: { readonly at: Ms; readonly message: number } | null;
};
