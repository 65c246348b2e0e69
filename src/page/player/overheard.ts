/** What Scope says on the data channel, as far as it means something to us: that it stops, and what others wrote. */
type Overheard = { readonly is: 'stopped' } | { readonly is: 'written'; readonly keys: readonly string[] };

/** As many names as one message may hold, and as long. */
const most = { keys: 32, letters: 100 };

/** Two forced values that come with every write over HTTP, and the one address in it: nobody chose them. */
const unchosen = new Set(['prompt_interpolation_method', 'node_id']);

export function overhear(text: unknown): Overheard | null {
  // Beat news come fifteen times a second.
  if (typeof text !== 'string' || !/stream_stopped|parameters_updated/.test(text)) return null;
  const value = parse(text);
  if (!isRecord(value)) return null;
  if (value['type'] === 'stream_stopped') return { is: 'stopped' };
  const { parameters } = value;
  if (value['type'] !== 'parameters_updated' || !isRecord(parameters)) return null;
  const keys = Object.keys(parameters).filter((key) => !unchosen.has(key) && key.length <= most.letters);
  return { is: 'written', keys: keys.slice(0, most.keys) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
