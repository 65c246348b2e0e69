/** What zod found, as our issues: the one place where its findings become sentences, for mappings and shows alike. */
import { z } from 'zod';
import { type Issue, issue, meant, type Path, shown, valueAt } from './issue.ts';
import { alike, keysOf, rightFor, schemaAt } from './schema-words.ts';

type Schema = z.core.$ZodType;
type Found = z.core.$ZodIssue;

export const issuesOf = (schema: Schema, found: readonly Found[], whole: unknown): readonly Issue[] =>
  found.flatMap((each) => issuesAt(schema, each, whole, []));

function issuesAt(schema: Schema, found: Found, whole: unknown, above: Path): readonly Issue[] {
  const path = [...above, ...found.path];
  const given = valueAt(whole, path);
  const here = schemaAt(schema, path, whole);
  switch (found.code) {
    case 'unrecognized_keys':
      return found.keys.map((key) => issue(path, `unknown key "${key}"`, meant(key, keysOf(chosen(here, given)))));
    case 'invalid_union':
      return union(schema, found, whole, path);
    case 'invalid_key':
      return [issue(path, 'this key does not fit', 'give a name in small letters, digits and "_"')];
    case 'invalid_value':
      if (given !== undefined) return [notOneOf(path, given, here, found.values.map(String))];
      break;
    case 'too_big':
    case 'too_small':
      return [size(path, given, here, found.code === 'too_big' ? found.maximum : found.minimum, found.code)];
    default:
      break;
  }
  if (given === undefined) return [issue(path, 'is missing', `give ${rightFor(here)}`)];
  return [issue(path, `${shown(given)} does not fit`, `give ${rightFor(here)}`)];
}

const chosen = (schema: Schema | null, value: unknown): Schema | null =>
  schema instanceof z.ZodUnion ? alike(schema, value) : schema;

/** Only the kind that the value was meant as is worth a word. */
function union(schema: Schema, found: z.core.$ZodIssueInvalidUnion, whole: unknown, path: Path): readonly Issue[] {
  const given = valueAt(whole, path);
  if (found.discriminator !== undefined) return [tagIssue(schema, found.discriminator, whole, path)];
  const here = schemaAt(schema, path, whole);
  if (given === undefined) return [issue(path, 'is missing', `give ${rightFor(here)}`)];
  const meantAs = found.errors.filter(
    (errors) => !errors.some(({ path, code }) => path.length === 0 && code === 'invalid_type'),
  );
  const [best] = meantAs.toSorted((a, b) => a.length - b.length);
  if (best === undefined || meantAs.every((errors) => errors.every((each) => each.code === 'invalid_value'))) {
    const words =
      here instanceof z.ZodUnion
        ? here.options.flatMap((option) => (option instanceof z.ZodEnum ? option.options : []))
        : [];
    if (typeof given === 'string' && words.length > 0) return [notOneOf(path, given, here, words.map(String))];
    return [issue(path, `${shown(given)} does not fit`, `give ${rightFor(here)}`)];
  }
  return best.flatMap((each) => issuesAt(schema, each, whole, path));
}

/** Zod names the tag's own place, or the object that lacks it. */
function tagIssue(schema: Schema, tag: string, whole: unknown, path: Path): Issue {
  const above = path.at(-1) === tag ? path.slice(0, -1) : path;
  const here = schemaAt(schema, above, whole);
  const word = valueAt(whole, [...above, tag]);
  const tags = here instanceof z.ZodUnion ? here.options.flatMap((option) => tagOf(option, tag)) : [];
  return issue(
    [...above, tag],
    word === undefined ? 'is missing' : `${shown(word)} is not known`,
    `give ${tags.join(' or ')}`,
  );
}

function tagOf(option: Schema, tag: string): readonly string[] {
  const literal = option instanceof z.ZodObject ? option.shape[tag] : undefined;
  return literal instanceof z.ZodLiteral ? [JSON.stringify(literal.value)] : [];
}

function notOneOf(path: Path, given: unknown, schema: Schema | null, words: readonly string[]): Issue {
  const near = typeof given === 'string' ? meant(given, words) : '';
  const right = near.startsWith('did') ? near : `give ${rightFor(schema)}`;
  return issue(path, `${shown(given)} is not known`, right);
}

function size(
  path: Path,
  given: unknown,
  schema: Schema | null,
  bound: number | bigint,
  code: 'too_big' | 'too_small',
): Issue {
  const limit = `give at ${code === 'too_big' ? 'most' : 'least'} ${bound}`;
  if (typeof given === 'string') return issue(path, given === '' ? 'is empty' : `has ${given.length} signs`, limit);
  if (Array.isArray(given)) return issue(path, `has ${given.length} items`, limit);
  return issue(path, `${shown(given)} is out of range`, `give ${rightFor(schema)}`);
}
