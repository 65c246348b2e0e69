/** The monitor: the last messages as they were read, the binding that took each, and what it became. Kept only while it is open. */
import { resolve } from '../address/resolve.ts';
import type { MidiMessage } from '../control/midi.ts';
import { numberOf, type OscArg, type OscMessage, textOf } from '../control/osc-message.ts';
import type { DmxLevel, Heard, Move } from '../mapping/heard.ts';
import { labelOf } from '../mapping/source.ts';
import { type Json, type Ms, plain } from '../unit.ts';
import type { Desk } from './desk.ts';
import type { MonitorRow } from './monitor-rows.ts';

const MOST_ROWS = 48;

export function monitorSeen(desk: Desk, page: string, isOpen: boolean): Desk {
  const { monitor } = desk;
  const others = (monitor?.pages ?? []).filter((each) => each !== page);
  if (!isOpen && others.length === monitor?.pages.length) return desk;
  const pages = isOpen ? [...others, page] : others;
  return { ...desk, monitor: pages.length === 0 ? null : { count: 0, rows: [], ...monitor, pages } };
}

export function monitored(desk: Desk, row: Omit<MonitorRow, 'n'> | null): Desk {
  const { monitor } = desk;
  if (monitor === null || row === null) return desk;
  const n = monitor.count + 1;
  return { ...desk, monitor: { ...monitor, count: n, rows: [...monitor.rows, { n, ...row }].slice(-MOST_ROWS) } };
}

/** Null for what only keeps time. */
export function rowOf(
  heard: Heard,
  from: string,
  moves: readonly Move[],
  waits: boolean,
  at: Ms,
): Omit<MonitorRow, 'n'> | null {
  const said = wordsOf(heard);
  if (said === null) return null;
  const row = { at, from, heard: said };
  if (waits && moves.length === 0) return { ...row, by: '', became: 'may become a double or long press', isIdle: true };
  if (moves.length > 0) return { ...row, ...became(moves) };
  if (heard.kind === 'osc' && isOurs(heard.message.address))
    return { ...row, by: 'its own address', became: oscWords(heard.message), isIdle: false };
  return { ...row, by: '', became: 'nothing is bound to it', isIdle: true };
}

/** What came of a press, or of half a control, that was waited for. */
export const laterRow = (moves: readonly Move[], at: Ms): Omit<MonitorRow, 'n'> | null =>
  moves.length === 0 ? null : { at, from: '', heard: `${moves[0]?.control ?? ''}, decided`, ...became(moves) };

const became = (moves: readonly Move[]): Pick<MonitorRow, 'by' | 'became' | 'isIdle'> => ({
  by: [...new Set(moves.map(({ file }) => file))].join(', '),
  became: moves
    .map(({ change, took }) => `${change.address} ${figure(change.value)}${took ? '' : ', the hand waits'}`)
    .join(' · '),
  isIdle: !moves.some(({ took }) => took),
});

const isOurs = (address: string): boolean => resolve(address).is !== 'wrong' || /[*?[{]/.test(address);

const figure = (value: Json): string =>
  typeof value === 'number' ? String(Math.round(value * 1000) / 1000) : plain(value);

function wordsOf(heard: Heard): string | null {
  switch (heard.kind) {
    case 'midi':
      return midiWords(heard.message);
    case 'gamepad':
      return `${heard.part} ${heard.number} = ${figure(heard.value)}`;
    case 'dmx':
      return dmxWords(heard.levels);
    case 'osc':
      return oscWords(heard.message);
    case 'key':
      return `${heard.code} ${heard.down ? 'down' : 'up'}`;
    default:
      return heard satisfies never;
  }
}

function midiWords(message: MidiMessage): string | null {
  if (message.kind === 'sysex') return `system exclusive, ${message.bytes.length} bytes`;
  if (!('channel' in message)) return null;
  const { kind, channel } = message;
  const number = 'number' in message ? message.number : 0;
  const label = labelOf({ channel }, { kind, number });
  if (kind === 'note') return `${label} ${message.on ? `on ${message.velocity}` : 'off'}`;
  return kind === 'program' ? label : `${label} = ${message.value}`;
}

/** Of a frame the first; a row is one line. */
function dmxWords(levels: readonly DmxLevel[]): string {
  const [first, ...rest] = levels.map(([channel, level]) => `DMX ${channel} = ${level}`);
  return rest.length === 0 ? (first ?? '') : `${first} and ${rest.length} more`;
}

const oscWords = ({ address, args }: OscMessage): string => [address, ...args.map(argWords)].join(' ').slice(0, 120);

function argWords(arg: OscArg): string {
  const number = numberOf(arg);
  if (number !== null && arg.type !== 's' && arg.type !== 'S') return figure(number);
  return textOf(arg) ?? arg.type;
}
