/** Where JSON breaks and why, in words; the engine's own message often names no place and never a line. */

export type JsonFault = { readonly line: number; readonly note: string };
type Fault = { readonly at: number; readonly note: string };

/** Deeper than any file of ours; and what walks values after us may recurse. */
const DEEPEST = 32;

/** The first fault, or null when the text is JSON without a key that stands twice. */
export function jsonFault(text: string): JsonFault | null {
  const end = value(text, skip(text, 0), 0);
  const fault = typeof end === 'number' ? rest(text, skip(text, end)) : end;
  if (fault === null) return null;
  return { line: text.slice(0, fault.at).split('\n').length, note: fault.note };
}

const rest = (text: string, at: number): Fault | null =>
  at < text.length ? { at, note: `${sign(text, at)} stands after the end` } : null;

/** The place after the value at `at`. */
function value(text: string, at: number, depth: number): number | Fault {
  if (depth > DEEPEST) return { at, note: `nested more than ${DEEPEST} deep` };
  switch (text[at]) {
    case '{':
      return members(text, at + 1, depth, '}', new Set());
    case '[':
      return members(text, at + 1, depth, ']', null);
    case '"':
      return string(text, at);
    default: {
      const end = match(PLAIN, text, at);
      return end ?? { at, note: `${sign(text, at)} where a value should stand` };
    }
  }
}

/** What stands between brackets; with `keys`, each value has its key before it. */
function members(text: string, from: number, depth: number, close: string, keys: Set<string> | null): number | Fault {
  let at = skip(text, from);
  if (text[at] === close) return at + 1;
  for (;;) {
    const start = keys === null ? at : key(text, at, keys);
    if (typeof start !== 'number') return start;
    const end = value(text, start, depth + 1);
    if (typeof end !== 'number') return end;
    at = skip(text, end);
    if (text[at] === close) return at + 1;
    if (text[at] !== ',')
      return { at: Math.min(at, end), note: `a comma or "${close}" is missing before ${sign(text, at)}` };
    const comma = at;
    at = skip(text, at + 1);
    if (text[at] === close) return { at: comma, note: `a comma stands before "${close}"` };
  }
}

function key(text: string, at: number, keys: Set<string>): number | Fault {
  if (text[at] !== '"') return { at, note: `${sign(text, at)} where a key in double quotes should stand` };
  const end = string(text, at);
  if (typeof end !== 'number') return end;
  const name: unknown = JSON.parse(text.slice(at, end));
  if (keys.has(String(name))) return { at, note: `the key "${String(name)}" stands twice` };
  keys.add(String(name));
  const colon = skip(text, end);
  return text[colon] === ':' ? skip(text, colon + 1) : { at: colon, note: `":" is missing after "${String(name)}"` };
}

function string(text: string, at: number): number | Fault {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x22) return i + 1;
    if (code < 0x20)
      return { at: i, note: code === 0x0a ? 'a text is not closed on its line' : 'a control sign in a text' };
    if (code !== 0x5c) continue;
    if (match(ESCAPE, text, i) === null)
      return { at: i, note: `"\\${text[i + 1] ?? ''}" is no escape; write "\\\\" for "\\"` };
    i++;
  }
  return { at, note: 'a text is not closed' };
}

const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const SPACE = /[ \t\r\n]*/y;

function match(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

const skip = (text: string, at: number): number => match(SPACE, text, at) ?? at;

function sign(text: string, at: number): string {
  if (at >= text.length) return 'the end of the file';
  if (text.startsWith('//', at) || text.startsWith('/*', at)) return 'a comment';
  const word = /"[^"\n]{0,20}"|[\w.+-]{1,20}/y;
  word.lastIndex = at;
  const found = word.exec(text)?.[0] ?? text[at] ?? '';
  return found.length > 2 && found.startsWith('"') ? found : `"${found}"`;
}
