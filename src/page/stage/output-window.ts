/** Opens the stage's window where the audience looks, and fills its screen. */

const stagePath = '/stage';
let opened: Window | null = null;

/**
 * One press: the window opens on the other display and fills it, where the browser has been allowed to know of displays.
 * Where it has not, the window opens first, while the press still counts, and asks to be moved; the next press is passed on
 * to it, and it fills the display it stands on by then.
 */
export async function openOutput(): Promise<void> {
  if (opened && !opened.closed) return passOn(opened);
  const known = (await isAllowed()) ? await otherScreen() : null;
  opened = window.open('', 'scope-deck-stage', known ? filling(known) : 'popup,width=960,height=540');
  if (!opened) return;
  // A window of this name may be playing since before this page was loaded; it is not loaded again.
  if (opened.location.pathname !== stagePath) opened.location.assign(stagePath);
  const other = known ?? (await otherScreen());
  if (!other) return;
  opened.moveTo(other.availLeft, other.availTop);
  opened.resizeTo(other.availWidth, other.availHeight);
}

const filling = ({ availLeft, availTop, availWidth, availHeight }: Place): string =>
  `popup,fullscreen,left=${availLeft},top=${availTop},width=${availWidth},height=${availHeight}`;

async function isAllowed(): Promise<boolean> {
  try {
    // Named by the browsers that have it, unknown to the types.
    const { state } = await navigator.permissions.query({ name: 'window-management' as PermissionName });
    return state === 'granted';
  } catch {
    return false;
  }
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
