/** When the stage is sure to have its last frame over a video: only then its connection may close, which turns it black. */

/** Some display frames; and so long where none are shown, as in a page that nobody sees. */
const coveredAfterMs = 100;
const unseenAfterMs = 1000;

/** A busy machine may show no frame for longer than any timer guesses: two that were shown are certain. */
export function whenCovered(then: () => void): void {
  const unseen = setTimeout(then, unseenAfterMs);
  const seen = () => {
    clearTimeout(unseen);
    then();
  };
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(seen)), coveredAfterMs);
}
