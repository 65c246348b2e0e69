/** What is loaded around the desk: the pipeline with its parameters, and the mappings compiled against them. */
import { type PipelineShape, paramsOf } from '../address/param.ts';
import { carryHands } from '../mapping/carry.ts';
import { clashesOf } from '../mapping/clashes.ts';
import { compile } from '../mapping/compile.ts';
import type { MappingFile } from '../mapping/file.ts';
import type { Desk } from './desk.ts';

export const withPipeline = (desk: Desk, pipeline: PipelineShape): Desk =>
  compiled({ ...desk, pipeline, world: { params: paramsOf(pipeline, desk.show.pipeline.mode) } }, desk.files);

export const withMapping = (desk: Desk, files: readonly MappingFile[]): Desk => compiled(desk, files);

/** Hands stay where they stand: a file that is saved during the show must not make a fader jump. */
function compiled(desk: Desk, files: readonly MappingFile[]): Desk {
  const plain = compile(files, desk.world);
  const mapping = { ...plain, problems: [...plain.problems, ...clashesOf(files)] };
  return { ...desk, files, mapping, hands: carryHands(desk.mapping, desk.hands, mapping) };
}
