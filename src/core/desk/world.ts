/** What is loaded around the desk: the pipeline with its parameters, and the mappings compiled against them. */
import { type PipelineShape, paramsOf } from '../address/param.ts';
import { compile } from '../mapping/compile.ts';
import type { MappingFile } from '../mapping/file.ts';
import type { Desk } from './desk.ts';

export function withPipeline(desk: Desk, pipeline: PipelineShape): Desk {
  const world = { params: paramsOf(pipeline, 'text') };
  return { ...desk, pipeline, world, files: desk.files, mapping: compile(desk.files, world) };
}

export const withMapping = (desk: Desk, files: readonly MappingFile[]): Desk => ({
  ...desk,
  files,
  mapping: compile(files, desk.world),
});
