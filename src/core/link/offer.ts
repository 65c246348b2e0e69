/** The total offer: everything Scope's pipeline might remember is said, so that the first frame is already the right picture. */
import type { Wanted } from '../look/sample.ts';
import { items } from '../lane/delta.ts';
import type { Sent } from '../lane/lane.ts';
import type { Link } from './link.ts';
import type { Cues } from '../look/look.ts';
import type { Json } from '../unit.ts';

/**
 * `initialParameters` for `POST /api/v1/webrtc/offer`, and what is then known to have been told. Without `pipeline_ids`
 * the server answers 200 and never shows a frame; the pipeline keeps every key across sessions until it is reloaded
 * (`scope-protocol` 2.2, 2.4). Cues are not in it: those pressed before are forgotten.
 */
export function totalOffer(
  { id, mode }: Pick<Link['pipeline'], 'id' | 'mode'>,
  wanted: Wanted,
  cues: Cues,
): { readonly parameters: Readonly<Record<string, Json>>; readonly told: Sent } {
  const params = { ...wanted.params, paused: wanted.paused };
  return {
    parameters: { ...params, input_mode: mode, prompts: items(wanted.blend), pipeline_ids: [id] },
    told: { params, prompts: wanted.blend, run: null, cues, sealed: false },
  };
}
