/** A stage at rest: full light, no effect; as every page has it before the bridge has said anything. */
import type { StageView } from '../../src/core/wire/view.ts';
import { blank } from '../../src/page/operator/blank.ts';

export const stageAtRest: StageView = blank.stage;
