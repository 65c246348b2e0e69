/** The stage's own page: the bare picture, and nothing that an audience should not see. */
import type { DeckStage } from './deck-stage.ts';
import { announceOutput } from './output.ts';
import { hideCursorAtRest } from './surroundings.ts';

export function fillPage(stage: DeckStage): void {
  stage.hasCard = true;
  document.body.append(stage);
  hideCursorAtRest(document.documentElement);
  announceOutput();
}
