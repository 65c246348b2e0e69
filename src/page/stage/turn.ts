/** How the picture lies on its display: cropped, moved, turned and mirrored, for projectors that hang as they can. */
import type { StageView } from '../../core/wire/view.ts';

const MIRRORS: Readonly<Record<string, string>> = {
  off: '',
  horizontal: 'scale(-1, 1)',
  vertical: 'scale(1, -1)',
  both: 'scale(-1, -1)',
};

/** For a frame that is centred and, when it lies on its side, as wide as the display is high. */
export function layPicture(frame: HTMLElement, { scale, x, y, degrees, flip }: StageView['turn']): void {
  const isOnSide = degrees % 180 !== 0;
  frame.style.inlineSize = isOnSide ? '100cqb' : '100cqi';
  frame.style.blockSize = isOnSide ? '100cqi' : '100cqb';
  frame.style.transform =
    `translate(-50%, -50%) translate(${x * 100}cqi, ${y * 100}cqb) rotate(${degrees}deg) scale(${scale}) ${MIRRORS[flip] ?? ''}`.trim();
}
