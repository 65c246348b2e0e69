/** The displays there are, as the browser tells the operator's page; a stage's page is told by its address, for it may ask nobody. */

export type Place = {
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** This page stands on it. */
  readonly isHere: boolean;
};

type Screen = {
  readonly label: string;
  readonly availLeft: number;
  readonly availTop: number;
  readonly availWidth: number;
  readonly availHeight: number;
};

/** In the browser's order, which numbers them; none where it was refused or is not known. It may ask the performer. */
export async function placesOf(): Promise<readonly Place[]> {
  // Not yet in the DOM types: window management.
  const { getScreenDetails, screen } = window as typeof window & {
    getScreenDetails?: () => Promise<{ currentScreen: Screen; screens: readonly Screen[] }>;
    screen: { isExtended?: boolean };
  };
  if (!getScreenDetails || screen.isExtended !== true) return [];
  try {
    const { currentScreen, screens } = await getScreenDetails.call(window);
    return screens.map((each, i) => ({
      name: each.label === '' ? `Display ${i + 1}` : each.label,
      left: each.availLeft,
      top: each.availTop,
      width: each.availWidth,
      height: each.availHeight,
      isHere: each === currentScreen,
    }));
  } catch {
    return [];
  }
}

export const displaysHash = (places: readonly Place[]): string =>
  places.length === 0 ? '' : `#${new URLSearchParams(places.map(({ name, left, top }) => [`${left},${top}`, name]))}`;

/** Which of those a page with this address stands on now: it may have been dragged since. */
export function placeIn(hash: string, { left, top }: { readonly left: number; readonly top: number }) {
  const places = [...new URLSearchParams(hash.replace(/^#/, ''))];
  const i = places.findIndex(([at]) => at === `${left},${top}`);
  const [, name] = places[i] ?? [];
  return name === undefined ? null : { number: i + 1, name };
}
