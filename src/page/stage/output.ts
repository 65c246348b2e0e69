/** What the operator's seat for the stage says: how its windows stand now, and what was lost of them. */
import type { Stages } from '../../core/wire/view.ts';

/** `small`: it was full screen, and is no longer. */
export type OutputState = 'closed' | 'window' | 'full' | 'small' | 'gone';

/** `isHeld`: a press would disturb a stage that is there. */
export const outputWords = {
  closed: { word: 'No stage', line: 'open a window', isHeld: false, lost: 'nothing' },
  window: { word: 'Stage', line: 'not full screen', isHeld: true, lost: 'nothing' },
  full: { word: 'Stage', line: 'full screen', isHeld: true, lost: 'nothing' },
  small: { word: 'Stage', line: 'not full screen', isHeld: true, lost: 'full-screen' },
  gone: { word: 'Stage', line: 'window gone', isHeld: false, lost: 'window' },
} as const satisfies Record<OutputState, object>;

export function outputAfter(before: OutputState, stages: Stages): OutputState {
  switch (stages) {
    case 'full':
      return 'full';
    case 'window':
      return before === 'full' || before === 'small' ? 'small' : 'window';
    case 'none':
      return before === 'closed' ? 'closed' : 'gone';
  }
}
