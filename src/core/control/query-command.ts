/** What a listener of OSCQuery says on its socket: which values it wants to be told, or no more. */

export type QueryCommand = { readonly command: 'LISTEN' | 'IGNORE'; readonly path: string };

/** Null for what is no such command; others of the proposal are left alone. */
export function readCommand(text: string): QueryCommand | null {
  const said = parsed(text);
  if (typeof said !== 'object' || said === null || !('COMMAND' in said) || !('DATA' in said)) return null;
  const { COMMAND: command, DATA: path } = said;
  if (command !== 'LISTEN' && command !== 'IGNORE') return null;
  return typeof path === 'string' && path.startsWith('/') && path.length < 256 ? { command, path } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
