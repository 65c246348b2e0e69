/** White, gone in 200 ms, and never more than three in a second: more can harm. */

type Flash = {
  readonly element: HTMLElement;
  /** Flashes that were before this page looked are not shown. */
  readonly startAt: (count: number) => void;
  readonly count: (flash: { readonly count: number; readonly strength: number }) => void;
};

const goneInMs = 200;
const aSecond = 1000;
const most = 3;

export function makeFlash(element: HTMLElement): Flash {
  let seen = 0;
  let lately: readonly number[] = [];
  const startAt = (count: number) => {
    seen = count;
  };
  const count = (flash: { readonly count: number; readonly strength: number }) => {
    const isNew = flash.count !== seen;
    seen = flash.count;
    const now = performance.now();
    lately = lately.filter((at) => now - at < aSecond);
    if (!isNew || flash.strength <= 0 || lately.length >= most) return;
    lately = [...lately, now];
    element.animate([{ opacity: Math.min(1, flash.strength) }, { opacity: 0 }], {
      duration: goneInMs,
      easing: 'ease-out',
    });
  };
  return { element, startAt, count };
}
