/** The `stage` of a preset as JSON Schema, from the address table: `{ "trails": 0.3 }` is `/stage/trails`. */
import type { Row, Shape } from '../address/row.ts';
import { TABLE } from '../address/table.ts';

const PREFIX = '/stage/';

/** Stage values by their short names; triggers have no place in a look. */
export const STAGE: ReadonlyMap<string, Row> = new Map(
  TABLE.filter(({ pattern, kind }) => pattern.startsWith(PREFIX) && kind === 'value').map((row) => [
    row.pattern.slice(PREFIX.length),
    row,
  ]),
);

const shapeSchema = (shape: Shape): Readonly<Record<string, unknown>> => {
  switch (shape.of) {
    case 'number':
      return { type: shape.whole ? 'integer' : 'number', minimum: shape.min, maximum: shape.max };
    case 'bool':
      return { type: 'boolean' };
    case 'choice':
      return { enum: shape.values };
    case 'text':
      return { type: 'string', maxLength: shape.max };
    case 'none':
      return {};
    default:
      return shape satisfies never;
  }
};

export const stageSchema = {
  description: 'Values of the stage: { "trails": 0.3 } is /stage/trails.',
  properties: Object.fromEntries(
    [...STAGE].map(([name, { shape, describe }]) => [name, { ...shapeSchema(shape), description: describe }]),
  ),
  additionalProperties: false,
};
