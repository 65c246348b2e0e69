/** Zod schemas in words: which keys a place knows, and what would be right there. */
import { z } from 'zod';
import { listed, type Path, valueAt } from './issue.ts';

type Schema = z.core.$ZodType;

const bare = (schema: Schema): Schema => (schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema);

/** The schema of a place; of several kinds that may stand there, the one that the value looks like. */
export function schemaAt(schema: Schema, path: Path, value: unknown): Schema | null {
  const here = bare(schema);
  const [part, ...others] = path;
  if (part === undefined) return here;
  const inner = valueAt(value, [part]);
  const next = stepInto(here, part, value);
  return next === null ? null : schemaAt(next, others, inner);
}

function stepInto(schema: Schema, part: PropertyKey, value: unknown): Schema | null {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)] ?? null;
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(part)] ?? null;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (!(schema instanceof z.ZodUnion)) return null;
  const option = alike(schema, value);
  return option === null ? null : stepInto(bare(option), part, value);
}

/** The option of a union that a value was meant as. */
export function alike(schema: z.ZodUnion, value: unknown): Schema | null {
  const options = schema.options.map(bare);
  const fits = options.filter((option) =>
    Array.isArray(value)
      ? option instanceof z.ZodArray || option instanceof z.ZodTuple
      : typeof value === 'object' && (option instanceof z.ZodObject || option instanceof z.ZodRecord),
  );
  return fits.find((option) => option instanceof z.ZodObject && hasTag(option, value)) ?? fits[0] ?? null;
}

const hasTag = (schema: z.ZodObject, value: unknown): boolean =>
  Object.entries(schema.shape).some(
    ([name, inner]) => inner instanceof z.ZodLiteral && inner.value === valueAt(value, [name]),
  );

export const keysOf = (schema: Schema | null): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** What stands there when all is right: `a whole number from 0 to 127`. */
export function rightFor(given: Schema | null): string {
  const schema = given === null ? null : bare(given);
  if (schema instanceof z.ZodNumber) return number(schema);
  if (schema instanceof z.ZodString) return text(schema);
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodEnum) return `one of ${listed(schema.options.map(String))}`;
  if (schema instanceof z.ZodLiteral) return JSON.stringify(schema.value);
  if (schema instanceof z.ZodTuple) return 'a pair [from, to] of numbers';
  if (schema instanceof z.ZodArray) return 'a list [ ]';
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'an object { }';
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.map(rightFor))].join(', or ');
  return 'a value';
}

function number(schema: z.ZodNumber): string {
  const { minValue, maxValue, isInt } = schema;
  const what = isInt ? 'a whole number' : 'a number';
  // Safe integers are the bounds of any whole number, and tell nobody anything.
  const low = minValue !== null && minValue > Number.MIN_SAFE_INTEGER ? minValue : null;
  const high = maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? maxValue : null;
  if (low !== null && high !== null) return `${what} from ${low} to ${high}`;
  return low === null ? what : `${what} above ${low}`;
}

function text(schema: z.ZodString): string {
  const described = schema.meta()?.description;
  if (schema.format === 'regex' || schema.def.checks?.some((check) => check instanceof z.core.$ZodCheckRegex)) {
    return 'a small letter first, then small letters, digits, "-" or "_", at most 32';
  }
  return described?.startsWith('An address') === true ? 'an address such as "/prompt/1/weight"' : 'a text in quotes';
}
