/** The light over the picture: level, fade and blackout as a veil that the browser's compositor draws, so that it needs no WebGL. */
import type { Ms } from '../../core/unit.ts';
import type { StageView } from '../../core/wire/view.ts';

export function shine(veil: HTMLElement, { level, blackout, fade, ways }: StageView, bridgeNow: Ms): void {
  const way = blackout ? undefined : ways['level'];
  // A level on its way to a preset's arrives when that does.
  const left = way === undefined ? 0 : Math.max(0, way.at + way.ms - bridgeNow) / 1000;
  veil.style.transitionDuration = `${Number.isFinite(left) && left > 0 ? left : fade}s`;
  veil.style.opacity = String(blackout ? 1 : 1 - level);
}
