/** What a page owes its audience around the picture: no cursor at rest, a screen that stays awake, full screen. */

const restsAfterMs = 1500;

/** Hides the cursor over `root` when it rests, and at once in full screen. */
export function hideCursorAtRest(root: HTMLElement): () => void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const hide = () => root.style.setProperty('cursor', 'none');
  const onMove = () => {
    clearTimeout(resting);
    if (document.fullscreenElement) return hide();
    root.style.removeProperty('cursor');
    resting = setTimeout(hide, restsAfterMs);
  };
  addEventListener('pointermove', onMove);
  document.addEventListener('fullscreenchange', onMove);
  onMove();
  return () => {
    clearTimeout(resting);
    document.removeEventListener('fullscreenchange', onMove);
    removeEventListener('pointermove', onMove);
  };
}

/** The browser lets go of a wake lock whenever the page is hidden, so it is asked for at each return. */
export function keepAwake(): () => void {
  const ask = () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    navigator.wakeLock.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
  return () => document.removeEventListener('visibilitychange', ask);
}

/** In full screen one tap of Esc does nothing, where the browser allows it: it has to be held. */
export async function toggleFullScreen(element: HTMLElement): Promise<void> {
  if (document.fullscreenElement) return document.exitFullscreen();
  await element.requestFullscreen({ navigationUI: 'hide' });
  const { keyboard } = navigator as { keyboard?: { lock: (codes: string[]) => Promise<void> } }; // not yet in the DOM types
  await keyboard?.lock(['Escape']);
}
