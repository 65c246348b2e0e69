/** Problems as the screen shows them: the gravest first, each with a form of its own, each with at most one deed. */
import type { ProblemView } from '../../core/wire/view.ts';
import type { DeckDeed } from './deed.ts';
import type { Icon } from './icon.ts';

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
    case 'dismiss':
      return { do: 'dismiss', id: problem.id };
    case 'midi':
      return { do: 'midi' };
    default:
      return problem.deed.does satisfies never;
  }
}

/** Said by the page itself while the bridge does not answer. */
export const noBridge: ProblemView = {
  id: 'page/no-bridge',
  code: 'page/no-bridge',
  weight: 'risk',
  what: 'The bridge does not answer.',
  then: 'Is it still running? What you do here waits for it; trying again.',
  deed: null,
};
