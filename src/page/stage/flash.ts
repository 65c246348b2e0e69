/** White, gone in 200 ms, and so many in a second at most: more than three can harm. */
import type { StageView } from '../../core/wire/view.ts';

type Flash = {
  readonly element: HTMLElement;
  /** `isFirst`: flashes that were before this page looked are not shown. */
  readonly count: (flash: StageView['flash'], isFirst: boolean) => void;
};

const goneInMs = 200;
const aSecond = 1000;

export function makeFlash(element: HTMLElement, now: () => number = () => performance.now()): Flash {
  let seen = 0;
  let lately: readonly number[] = [];
  const count = (flash: StageView['flash'], isFirst: boolean) => {
    const isNew = !isFirst && flash.count !== seen;
    seen = flash.count;
    const at = now();
    lately = lately.filter((each) => at - each < aSecond);
    if (!isNew || flash.strength <= 0 || lately.length >= flash.most) return;
    lately = [...lately, at];
    element.animate([{ opacity: Math.min(1, flash.strength) }, { opacity: 0 }], {
      duration: goneInMs,
      easing: 'ease-out',
    });
  };
  return { element, count };
}
