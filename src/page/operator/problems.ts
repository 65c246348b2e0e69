/** Problems as the screen shows them: the gravest first, each with a form of its own, each with at most one deed. */
import type { ProblemView } from '../../core/wire/view.ts';
import type { DeckDeed } from './deed.ts';
import type { Icon } from './icon.ts';
import type { Bridge } from './phase.ts';

const order = { risk: 0, odd: 1, know: 2 } as const satisfies Record<ProblemView['weight'], number>;

export const formOf = { risk: 'octagon', odd: 'triangle', know: 'ring' } as const satisfies Record<
  ProblemView['weight'],
  Icon
>;

export const gravestFirst = (problems: readonly ProblemView[]): readonly ProblemView[] =>
  [...problems].sort((a, b) => order[a.weight] - order[b.weight]);

export function deedOf(problem: ProblemView): DeckDeed | null {
  if (problem.deed === null) return null;
  switch (problem.deed.does) {
    case 'connect':
      return { do: 'wish', connect: true };
    case 'reset':
      return { do: 'put', changes: [{ address: '/cache/reset', value: true }] };
    case 'output':
      return { do: 'output' };
    case 'dismiss':
      return { do: 'dismiss', id: problem.id };
    case 'midi':
      return { do: 'midi' };
    default:
      return problem.deed.does satisfies never;
  }
}

/** With what the page knows by itself: that the bridge does not answer, and that the stage's window was lost. */
export const withOurs = (
  problems: readonly ProblemView[],
  bridge: Bridge,
  { lost }: { readonly lost: 'nothing' | 'window' | 'full-screen' },
): readonly ProblemView[] => [
  ...(bridge === 'lost' ? [noBridge] : []),
  ...(lost === 'nothing' ? [] : [losses[lost]]),
  ...problems,
];

const losses = {
  window: {
    id: 'page/stage-gone',
    code: 'page/stage-gone',
    weight: 'risk',
    what: 'The stage window is gone.',
    then: 'Scope plays on; the picture is held ready.',
    deed: { word: 'Reopen', does: 'output' },
  },
  'full-screen': {
    id: 'page/stage-small',
    code: 'page/stage-small',
    weight: 'odd',
    what: 'The stage has left full screen.',
    then: 'The picture plays on in its window.',
    deed: { word: 'Fill', does: 'output' },
  },
} as const satisfies Record<string, ProblemView>;

export const noBridge: ProblemView = {
  id: 'page/no-bridge',
  code: 'page/no-bridge',
  weight: 'risk',
  what: 'The bridge does not answer.',
  then: 'Is it still running? What you do here waits for it; trying again.',
  deed: null,
};
