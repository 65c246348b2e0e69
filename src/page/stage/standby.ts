/** What plays when no frame has come for a chosen time: what is there already, a colour over it, or a film. */
import type { Ms } from '../../core/unit.ts';
import type { StageView } from '../../core/wire/view.ts';

type Standby = {
  /** The colour, over the picture. */
  readonly element: HTMLElement;
  /** A frame has come. */
  readonly frame: (now: Ms) => void;
  /** The name of the film that should play now, the performer's own before the standby's; empty: none. */
  readonly at: (stage: StageView, now: Ms) => string;
};

export function makeStandby(element: HTMLElement): Standby {
  let frameAt: Ms | null = null;
  let colour = '';

  const paint = (next: string, seconds: number) => {
    if (next === colour) return;
    colour = next;
    element.style.transitionDuration = `${seconds}s`;
    if (next !== '') element.style.background = next;
    element.style.opacity = next === '' ? '0' : '1';
  };
  const at: Standby['at'] = ({ film, standby, dissolve, freeze }, now) => {
    // A picture that was never there is not missing, and one that is frozen is meant to stand.
    const isDue = !freeze && frameAt !== null && now - frameAt > standby.afterMs;
    paint(isDue && film === '' && standby.as === 'colour' ? standby.colour : '', dissolve);
    return film === '' && isDue && standby.as === 'film' ? standby.film : film;
  };
  return {
    element,
    frame: (now) => {
      frameAt = now;
    },
    at,
  };
}
