/** The pipelines that can be loaded here, with the shape and the schema that Scope shows for them. */
import type { PipelineShape } from './pipeline.ts';

export const LONGLIVE_STEPS = [1000, 750, 500, 250];

export function shapeOf(frames: number): (pipeline: string) => PipelineShape | undefined {
  return (pipeline) =>
    pipeline === 'longlive'
      ? { id: 'longlive', width: 576, height: 320, framesPerChunk: frames, defaultSteps: LONGLIVE_STEPS }
      : undefined;
}
export const schemas = {};
export const nodeDefinitions: readonly object[] = [];
