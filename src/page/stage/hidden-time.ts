/** How long this page was hidden, where browsers draw next to nothing: what is recorded then stands still. */

export type HiddenTime = { readonly seconds: () => number; readonly stop: () => void };

export function countHidden(now: () => number = () => performance.now()): HiddenTime {
  let since: number | null = null;
  let ms = 0;
  const look = () => {
    if (since !== null) ms += now() - since;
    since = document.visibilityState === 'hidden' ? now() : null;
  };
  look();
  document.addEventListener('visibilitychange', look);
  return {
    seconds: () => {
      look();
      return Math.round(ms / 1000);
    },
    stop: () => document.removeEventListener('visibilitychange', look),
  };
}
