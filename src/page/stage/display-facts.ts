/** Which display a page stands on, as far as the browser says so without asking anybody: no prompt may show on a stage. */

export type DisplayFacts = {
  /** Its place among the displays, from 1; null where the browser keeps that to itself. */
  readonly number: number | null;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly hz: number | null;
};

type Screen = { readonly label: string };

export async function readDisplay(): Promise<DisplayFacts> {
  const scale = devicePixelRatio;
  const [place, hz] = await Promise.all([placeOf(), measureHz()]);
  const { width, height } = screen;
  return { ...place, width: Math.round(width * scale), height: Math.round(height * scale), hz };
}

async function placeOf(): Promise<Pick<DisplayFacts, 'number' | 'name'>> {
  // Not yet in the DOM types: window management.
  const { getScreenDetails, screen } = window as typeof window & {
    getScreenDetails?: () => Promise<{ currentScreen: Screen; screens: readonly Screen[] }>;
    screen: { isExtended?: boolean };
  };
  const alone = { number: screen.isExtended === false ? 1 : null, name: 'Display' };
  try {
    // Named by the browsers that have it, unknown to the types.
    const permission = await navigator.permissions.query({ name: 'window-management' as PermissionName });
    if (permission.state !== 'granted' || !getScreenDetails) return alone;
    const { currentScreen, screens } = await getScreenDetails.call(window);
    return { number: screens.indexOf(currentScreen) + 1, name: currentScreen.label || 'Display' };
  } catch {
    return alone;
  }
}

/** Browsers do not say it; forty frames do. A page that is hidden has none, and says nothing. */
function measureHz(): Promise<number | null> {
  const frames = 40;
  return new Promise((done) => {
    const giveUp = setTimeout(() => done(null), 3000);
    let begun: number | null = null;
    let count = 0;
    const onFrame = (at: number) => {
      if (begun === null) begun = at;
      else count += 1;
      if (count < frames) return void requestAnimationFrame(onFrame);
      clearTimeout(giveUp);
      done(Math.round((count * 1000) / (at - begun)));
    };
    requestAnimationFrame(onFrame);
  });
}
