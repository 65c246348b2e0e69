/** The stage's own page: the bare picture, and nothing that an audience should not see. */
import type { DeckStage } from './deck-stage.ts';
import { watchWindow } from './stage-window.ts';
import { hideCursorAtRest } from './surroundings.ts';

/** `tell`: it fills its display, or does so no longer. */
export function fillPage(stage: DeckStage, tell: () => void): void {
  stage.hasCard = true;
  document.body.append(stage);
  hideCursorAtRest(document.documentElement);
  watchWindow(tell);
}
