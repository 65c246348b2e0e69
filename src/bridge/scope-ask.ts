/** Asking Scope over HTTP: each answer is parsed once, and what went wrong becomes a problem in words. */
import type { z } from 'zod';
import type { Problem } from '../core/problem.ts';
import { Detail } from '../core/wire/scope.ts';
import type { Ms } from '../core/unit.ts';

export type Asker = {
  /** The bare answer, whatever its status. */
  readonly ask: (path: string, timeout?: Ms, init?: RequestInit) => Promise<Response>;
  /** Parsed; throws when it is refused, or when what came does not fit. */
  readonly read: <T>(schema: z.ZodType<T>, path: string, timeout?: Ms, init?: RequestInit) => Promise<T>;
  /** What was thrown, as a problem; nonsense also stands in the seat until that endpoint answers well. */
  readonly problemOf: (fault: unknown) => Problem;
};

const ASK_MS = 3000;

export class Nonsense extends Error {
  readonly endpoint: string;
  readonly field: string;
  constructor(endpoint: string, field: string, note: string) {
    super(note);
    this.endpoint = endpoint;
    this.field = field;
  }
}

export class Refused extends Error {
  readonly status: number;
  constructor(status: number, note: string) {
    super(note);
    this.status = status;
  }
}

export function asker(base: string, told: (problem: Problem, stands: boolean) => void): Asker {
  const shown = new Set<string>();

  const ask: Asker['ask'] = (path, timeout = ASK_MS, init = {}) =>
    fetch(`${base}${path}`, {
      ...init,
      signal: AbortSignal.timeout(timeout),
      ...(init.body === undefined ? {} : { headers: { 'content-type': 'application/json' } }),
    });

  const read: Asker['read'] = async (schema, path, timeout, init = {}) => {
    const response = await ask(path, timeout, init);
    const endpoint = `${init.method ?? 'GET'} ${path}`;
    if (!response.ok) throw new Refused(response.status, await detailOf(response));
    const body: unknown = await response.json().catch(() => {
      throw new Nonsense(endpoint, 'the body', 'It is not JSON. Is this really a Scope server?');
    });
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw misfit(endpoint, parsed.error);
    if (shown.delete(endpoint)) told(nonsense(endpoint, '', ''), false);
    return parsed.data;
  };

  const problemOf = (fault: unknown): Problem => {
    if (fault instanceof Nonsense) {
      const problem = nonsense(fault.endpoint, fault.field, fault.message);
      shown.add(fault.endpoint);
      told(problem, true);
      return problem;
    }
    if (fault instanceof Refused) return { code: 'scope/offer-refused', status: fault.status, note: fault.message };
    const note = fault instanceof Error ? fault.message : String(fault);
    return { code: 'scope/unreachable', server: new URL(base).host, note };
  };

  return { ask, read, problemOf };
}

function misfit(endpoint: string, { issues: [issue] }: z.ZodError): Nonsense {
  const field = issue === undefined || issue.path.length === 0 ? 'the body' : issue.path.join('.');
  return new Nonsense(endpoint, field, issue?.message ?? 'It has another shape.');
}

const nonsense = (endpoint: string, field: string, note: string): Problem => ({
  code: 'scope/nonsense',
  endpoint,
  field,
  note,
});

export async function detailOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const parsed = Detail.safeParse(body);
  const detail = parsed.success ? parsed.data.detail : null;
  return typeof detail === 'string' ? detail : `Scope answered ${response.status}.`;
}

/** Nobody listens at that port, or the connection was cut: a process that is gone, and not one that is slow. */
export function isRefusal(fault: unknown): boolean {
  const cause = fault instanceof Error ? fault.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'UND_ERR_SOCKET'].includes(code);
}
