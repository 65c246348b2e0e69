/** Opens the stage's window where the audience looks, and fills its screen. */
import type { View } from '../../core/wire/view.ts';
import { displaysHash, type Place, placesOf } from './displays.ts';
import { fillWord, stageUrl } from './stage-window.ts';

const windowName = 'scope-deck-stage';
let opened: Window | null = null;
/** Stands on the right display, and is to fill it. */
let small: Window | null = null;

type Player = Pick<View['player'], 'stages' | 'films'>;

/**
 * One press: the window opens on the other display, where the browser lets this page know of displays, and fills it with the
 * next press of whatever kind, since a browser gives one press one deed. Elsewhere it opens to be dragged, and the next press
 * of this kind fills the display it stands on by then.
 */
export async function openOutput({ stages, films }: Player): Promise<void> {
  if (stages !== 'none' && opened && !opened.closed) return passOn(opened);
  const places = await placesOf();
  const other = places.find(({ isHere }) => !isHere);
  withPress(() => {
    const address = addressOf(films, places);
    // One that plays since before this page was loaded is found by its name, and not loaded again.
    const stage = window.open(stages === 'none' ? address : '', windowName, other ? filling(other) : toDrag);
    opened = stage;
    if (!stage) return;
    if (stages !== 'none' && hrefOf(stage) === 'about:blank') stage.location.replace(address);
    if (other) small = stage;
  });
}

/** Told how the stages stand: one that has come and was opened for its display fills it. */
export function fillWhenThere(stages: Player['stages']): void {
  const stage = small;
  if (stage === null || stages === 'none') return;
  small = null;
  if (stages === 'window') withPress(() => passOn(stage));
}

/** A camera is asked for by name, and nobody may be asked for anything on a stage: with video it keeps the operator's. */
const addressOf = (films: boolean, places: readonly Place[]): string =>
  stageUrl(location, !films && 'getScreenDetails' in window) + displaysHash(places);

/** Null: it has the stage's other name, and keeps its own to itself. */
function hrefOf(page: Window): string | null {
  try {
    return page.location.href;
  } catch {
    return null;
  }
}

/** At once while a press still counts, else with the next one. */
function withPress(deed: () => void): void {
  if (navigator.userActivation.isActive && isDone(deed)) return;
  const kinds = ['pointerdown', 'pointerup', 'keydown'] as const;
  const act = () => {
    if (!navigator.userActivation.isActive || !isDone(deed)) return;
    for (const kind of kinds) removeEventListener(kind, act, true);
  };
  for (const kind of kinds) addEventListener(kind, act, true);
}

/** A browser may know better than it says whether a press still counts. */
function isDone(deed: () => void): boolean {
  try {
    deed();
    return true;
  } catch {
    return false;
  }
}

function passOn(stage: Window): void {
  // Not yet in the DOM types: capability delegation, which has to name whom it is for.
  const options: WindowPostMessageOptions & { delegate: string } = {
    targetOrigin: new URL(hrefOf(stage) ?? stageUrl(location, true)).origin,
    delegate: 'fullscreen',
  };
  stage.postMessage(fillWord, options);
}

const toDrag = 'popup,width=960,height=540';
const filling = ({ left, top, width, height }: Place): string =>
  `popup,left=${left},top=${top},width=${width},height=${height}`;
