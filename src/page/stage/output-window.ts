/** Opens the stage's window where the audience looks, and fills its screen. */

const stagePath = '/stage';
let opened: Window | null = null;

/**
 * Opens the stage while the press still counts, and moves it to the second screen when the browser lets us. Opening uses
 * the press up; the next one is passed on to the window, which fills its screen with it.
 */
export async function openOutput(): Promise<void> {
  if (opened && !opened.closed) return passOn(opened);
  opened = window.open('', 'scope-deck-stage', 'popup,width=960,height=540');
  if (!opened) return;
  // A window of this name may be playing since before this page was loaded; it is not loaded again.
  if (opened.location.pathname !== stagePath) opened.location.assign(stagePath);
  const other = await otherScreen();
  if (!other) return;
  opened.moveTo(other.availLeft, other.availTop);
  opened.resizeTo(other.availWidth, other.availHeight);
}

function passOn(stage: Window): void {
  stage.focus();
  // Not yet in the DOM types: capability delegation.
  const options: WindowPostMessageOptions & { delegate: string } = {
    targetOrigin: location.origin,
    delegate: 'fullscreen',
  };
  stage.postMessage('full', options);
}

type Place = {
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
};

/** Refused or unknown, the window stays where the browser put it. */
async function otherScreen(): Promise<Place | null> {
  // Not yet in the DOM types: window management.
  const { getScreenDetails, screen } = window as typeof window & {
    getScreenDetails?: () => Promise<{ currentScreen: Place; screens: readonly Place[] }>;
    screen: { isExtended?: boolean };
  };
  if (!getScreenDetails || !screen.isExtended) return null;
  try {
    const { currentScreen, screens } = await getScreenDetails.call(window);
    return screens.find((one) => one !== currentScreen) ?? null;
  } catch {
    return null;
  }
}
