/** The lights of one device: what it was told, what it is still to be told, and when the next message may leave. */
import type { Ms } from '../unit.ts';
import type { Compiled, Named, PortInput } from './compiled.ts';
import { bytesOfLight } from './lights-message.ts';
import type { Shown } from './lights-seen.ts';

export type Bytes = readonly number[];
/** A device that is here, the page that sends to it, and its key for the port. */
export type Plugged = Named & { readonly key: string; readonly page: string; readonly port: string };
/** `told`: null where the device may not know it any more. */
type Lit = { readonly told: number | null; readonly dark: number; readonly at: Ms };

export type Board = {
  readonly plugged: Plugged;
  /** Of the mappings it was told. */
  readonly mark: string;
  readonly init: readonly Bytes[];
  readonly exit: readonly Bytes[];
  readonly lit: ReadonlyMap<number, Lit>;
  /** What goes before all lights: dark, exit, init. */
  readonly script: readonly Bytes[];
  readonly due: Ms;
};

/** So far apart are two messages to one device: fewer than 50 in any second, because floods lose some. */
const PACE_MS = 21;
/** A control that has just moved itself is told nothing for so long. */
const HOLD_MS = 400;

export const freshBoard = (plugged: Plugged, now: Ms): Board => ({
  plugged,
  mark: '',
  init: [],
  exit: [],
  lit: new Map(),
  script: [],
  due: now,
});

export const inputsOf = (mapping: Compiled, device: Named): readonly PortInput[] =>
  mapping.ports.filter((input) => input.hears(device));

export const markOf = (mapping: Compiled, device: Named): string =>
  inputsOf(mapping, device)
    .map(({ mark }) => mark)
    .join('\n');

/** The same device by another page: what was on its way may be lost. */
export function ownedBy(board: Board, plugged: Plugged): Board {
  const { page, port } = board.plugged;
  return plugged.page === page && plugged.port === port ? board : { ...board, plugged, lit: unsure(board.lit) };
}

/** Other mappings: what they do not light goes dark, and with other greetings all does. Then all is told anew. */
export function mappedBy(board: Board, mapping: Compiled, shown: readonly Shown[]): Board {
  const mark = markOf(mapping, board.plugged);
  if (board.mark === mark) return board;
  const inputs = inputsOf(mapping, board.plugged);
  const init = inputs.flatMap((input) => input.init);
  const exit = inputs.flatMap((input) => input.exit);
  const stays = JSON.stringify([init, exit]) === JSON.stringify([board.init, board.exit]);
  const places = new Set(stays ? shown.map(({ place }) => place) : []);
  const left = [...board.lit].filter(([place]) => !places.has(place)).map(([, each]) => each);
  const script = [...board.script, ...darkened(left), ...(stays ? [] : [...board.exit, ...init])];
  const lit = unsure(new Map([...board.lit].filter(([place]) => places.has(place))));
  return { ...board, mark, init, exit, script, lit };
}

/** The messages that make lights dark which may not be. */
export const darkened = (lit: Iterable<Lit>): readonly Bytes[] =>
  [...lit].filter(({ told, dark }) => told !== dark).map(({ dark }) => bytesOfLight(dark));

const unsure = (lit: Board['lit']): Board['lit'] =>
  new Map([...lit].map(([place, each]) => [place, { ...each, told: null }]));

/** A pair is two. */
const messagesIn = (bytes: Bytes): number => (bytes[0] !== 0xf0 && bytes.length > 3 ? 2 : 1);

type Said = { readonly board: Board; readonly bytes: Bytes | null };

/** The next message, if one may leave now. */
export function next(board: Board, shown: readonly Shown[], now: Ms): Said {
  if (now < board.due) return { board, bytes: null };
  const after = (bytes: Bytes): Ms =>
    Math.max(board.due + PACE_MS * messagesIn(bytes), now + PACE_MS * (messagesIn(bytes) - 1));
  const [first, ...script] = board.script;
  if (first !== undefined) return { board: { ...board, script, due: after(first) }, bytes: first };
  const light = mostUrgent(board, shown, now);
  if (light === null) return { board, bytes: null };
  const lit = new Map(board.lit).set(light.place, { told: light.message, dark: light.dark, at: now });
  const bytes = bytesOfLight(light.message);
  return { board: { ...board, lit, due: after(bytes) }, bytes };
}

/** Changes first, then what was never told, then blinking; the longest untold of these. */
function mostUrgent({ lit }: Board, shown: readonly Shown[], now: Ms): Shown | null {
  let best: { readonly light: Shown; readonly rank: number; readonly at: Ms } | null = null;
  for (const light of shown) {
    const known = lit.get(light.place);
    if (!isNews(light, known, now)) continue;
    const rank = known === undefined || known.told === null ? 1 : light.blinks ? 2 : 0;
    const at = known?.at ?? -Infinity;
    if (best === null || rank < best.rank || (rank === best.rank && at < best.at)) best = { light, rank, at };
  }
  return best?.light ?? null;
}

function isNews({ message, echo, gated, touched }: Shown, known: Lit | undefined, now: Ms): boolean {
  const isTouched = touched !== null && touched.at >= (known?.at ?? -Infinity);
  if (!echo) return isTouched || known?.told !== message;
  if (gated || (touched !== null && now - touched.at < HOLD_MS)) return false;
  return message !== (isTouched ? touched.message : known?.told);
}
