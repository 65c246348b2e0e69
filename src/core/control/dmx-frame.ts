/** A frame of a lighting desk, whichever protocol it travelled by. */

export type DmxFrame = {
  /** The same for all frames of one sender, and nobody else's. */
  readonly source: string;
  /** What people call it. */
  readonly name: string;
  /** 0..200: of several senders the most important one plays. Art-Net has none, and is as important as sACN usually is. */
  readonly priority: number;
  /** Counts its frames; null where it does not. */
  readonly sequence: number | null;
  /** Its goodbye. */
  readonly ends: boolean;
  /** From channel 1 on, 0..255 each, 512 at most. */
  readonly levels: Uint8Array;
};

export const USUAL_PRIORITY = 100;

export type DmxPacket =
  | { readonly is: 'frame'; readonly universe: number; readonly frame: DmxFrame }
  /** Well formed and nothing to us, such as a poll: told apart, because desks send it all the time. */
  | { readonly is: 'other' }
  | { readonly is: 'broken'; readonly why: string };

export const broken = (why: string): DmxPacket => ({ is: 'broken', why });
