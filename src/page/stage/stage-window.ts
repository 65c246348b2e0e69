/** The stage's own window: under a name of its own, filled when the operator's page passes a press on, and telling how it stands. */

/**
 * Another name of this computer. Pages of one name share a process, and a stage that was opened by the operator's page would
 * die with it; under this one it lives on.
 */
const apart = 'stage.localhost';
const names: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]', apart]);

/** `isChromium`: others share a process by other laws, or do not know that name. */
export function stageUrl(
  { protocol, hostname, port, origin }: Pick<Location, 'protocol' | 'hostname' | 'port' | 'origin'>,
  isChromium: boolean,
): string {
  const isOurs = isChromium && hostname === '127.0.0.1';
  return isOurs ? `${protocol}//${apart}:${port}/stage` : `${origin}/stage`;
}

/** The operator's page under whatever name it was opened. */
const isOurOrigin = (origin: string): boolean => {
  if (origin === location.origin) return true;
  if (!URL.canParse(origin)) return false;
  const { hostname, port } = new URL(origin);
  return names.has(hostname) && names.has(location.hostname) && port === location.port;
};

const filled = matchMedia('(display-mode: fullscreen)');

/** By the page's own doing, or by the browser's (F11, a kiosk). */
export const fillsDisplay = (): boolean => document.fullscreenElement !== null || filled.matches;

/** Tells at each change whether it fills its display; and fills it when a press was passed on to it. */
export function watchWindow(tell: () => void): () => void {
  const fill = ({ data: word, origin }: MessageEvent<unknown>) => {
    if (word !== fillWord || !isOurOrigin(origin) || document.fullscreenElement) return;
    document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
  };
  document.addEventListener('fullscreenchange', tell);
  filled.addEventListener('change', tell);
  addEventListener('message', fill);
  return () => {
    removeEventListener('message', fill);
    filled.removeEventListener('change', tell);
    document.removeEventListener('fullscreenchange', tell);
  };
}

export const fillWord = 'scope-deck: fill the display';
