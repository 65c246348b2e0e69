/** Which display a page stands on, as far as the browser says so without asking anybody: no prompt may show on a stage. */

import { placeIn, placesOf } from './displays.ts';

export type DisplayFacts = {
  /** Its place among the displays, from 1; null where the browser keeps that to itself. */
  readonly number: number | null;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly hz: number | null;
};

export async function readDisplay(): Promise<DisplayFacts> {
  const scale = devicePixelRatio;
  const [place, hz] = await Promise.all([placeOf(), measureHz()]);
  const { width, height } = screen;
  return { ...place, width: Math.round(width * scale), height: Math.round(height * scale), hz };
}

async function placeOf(): Promise<Pick<DisplayFacts, 'number' | 'name'>> {
  // Not yet in the DOM types: where a display lies among others, and whether there are any.
  const { isExtended, availLeft, availTop } = screen as typeof screen & Partial<Where>;
  const told = placeIn(location.hash, { left: availLeft ?? 0, top: availTop ?? 0 });
  if (told !== null) return told;
  const places = (await mayKnow()) ? await placesOf() : [];
  const i = places.findIndex(({ isHere }) => isHere);
  const name = places[i]?.name;
  return name === undefined ? { number: isExtended === false ? 1 : null, name: 'Display' } : { number: i + 1, name };
}

type Where = { readonly isExtended: boolean; readonly availLeft: number; readonly availTop: number };

async function mayKnow(): Promise<boolean> {
  try {
    // Named by the browsers that have it, unknown to the types.
    const { state } = await navigator.permissions.query({ name: 'window-management' as PermissionName });
    return state === 'granted';
  } catch {
    return false;
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
