/**
 * Pictures of controllers in letters. A layout has a line for each row of controls: `c7` a control change, `n56` a note,
 * `p0` a program, `.3` behind it a channel, `-` a gap; a line that begins with `#` stands above the rows after it.
 */
import type { Binding, Mapping } from '../mapping/file.ts';
import { targetsOf } from '../mapping/target.ts';

const KINDS = { c: 'cc', n: 'note', p: 'program' } as const;

export function picture(mapping: Mapping, layout: string): string {
  const lines = layout.trim().split('\n');
  const labels = lines.flatMap((line) => (line.startsWith('#') ? [] : cellsOf(mapping, line)));
  const width = Math.max(...labels.map(({ length }) => length));
  return lines.flatMap((line, i) => drawn(mapping, line, lines[i - 1], width)).join('\n');
}

function drawn(mapping: Mapping, line: string, above: string | undefined, width: number): readonly string[] {
  if (line.startsWith('#')) return [...(above === undefined ? [] : ['']), line.slice(1).trim()];
  const cells = cellsOf(mapping, line);
  const rule = (count: number): string => `+${`${'-'.repeat(width + 2)}+`.repeat(count)}`;
  const row = `|${cells.map((cell) => ` ${cell.padEnd(width)} |`).join('')}`;
  const drawnAbove = above === undefined || above.startsWith('#') ? 0 : above.split(' ').length;
  const roof = drawnAbove === 0 || drawnAbove < cells.length ? [rule(cells.length)] : [];
  return [...roof, row, rule(cells.length)];
}

const cellsOf = (mapping: Mapping, line: string): readonly string[] =>
  line.split(' ').map((sign) => labelOf(mapping, sign));

function labelOf({ bindings }: Mapping, sign: string): string {
  const found = bindings.filter((binding) => isAt(binding, sign));
  const binding = found.find(({ layer }) => layer === undefined) ?? found[0];
  return binding === undefined ? '' : said(binding);
}

function isAt({ from }: Binding, sign: string): boolean {
  const [, letter, number, channel] = /^([cnp])(\d+)(?:\.(\d+))?$/.exec(sign) ?? [];
  if (letter !== 'c' && letter !== 'n' && letter !== 'p') return false;
  if (channel !== undefined && from.channel !== undefined && from.channel !== Number(channel)) return false;
  return from[KINDS[letter]] === Number(number);
}

/** Short enough for a cell; the table below the picture has it all. */
const SHORT: Readonly<Record<string, string>> = {
  '/setlist/previous': 'prev',
  '/setlist/next': 'next',
  '/transition/time': 'time',
  '/transition/beats': 'beats',
  '/prompt/glide': 'glide',
  '/crossfade/position': 'A-B',
  '/cache/reset': 'reset',
  '/layer/shift': 'SHIFT',
  '/stage/saturation': 'satur',
  '/stage/contrast': 'contr',
  '/stage/trailzoom': 'tr.zoom',
  '/stage/dissolve': 'dissolv',
  '/tempo/quantize': 'quant',
  '/morph/x': 'morph x',
  '/morph/y': 'morph y',
};

function said(binding: Binding): string {
  const [aim] = targetsOf(binding);
  if (aim === undefined) return '';
  const short = SHORT[aim.address] ?? numbered(aim.address) ?? aim.address.split('/').at(-1) ?? '';
  if (typeof aim.value === 'number' && short.startsWith('prompt ')) return `${short.slice(7)}: ${aim.value}`;
  return typeof aim.value === 'string' ? aim.value : short;
}

function numbered(address: string): string | null {
  const [, word, n, what] = /^\/(prompt|pad)\/(\d+)\/(\w+)$/.exec(address) ?? [];
  if (word === undefined || n === undefined) return null;
  return what === 'weight' || what === 'recall' ? `${word} ${n}` : `${what} ${n}`;
}
