/** The prompts' words on the picture: as large and as bright as their share, legible from the back of a room. */
import { type Context, fontOf } from './canvas.ts';
import { colourOf, css, shade } from './colour.ts';
import type { Shown } from './shares.ts';

interface Row {
  readonly lines: readonly string[];
  readonly px: number;
  readonly y: number;
  /** Against the loudest of the mix. */
  readonly loudness: number;
  readonly text: string;
}

const MARGIN = 0.055;
/** The picture's upper part stays free: it is where the eye looks for the scene. */
const TOP = 0.2;
const BOTTOM = 0.93;
const FAINTEST = 0.02;
const LEADING = 1.15;

export function drawLettering(context: Context, prompts: readonly Shown[], width: number, height: number): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const row of layOut(context, prompts, width, height)) drawRow(context, row, width, height);
}

/** One row per prompt, in an order of its own, so that words stay where they are when shares change. */
function layOut(context: Context, prompts: readonly Shown[], width: number, height: number): readonly Row[] {
  const heard = prompts.filter(({ share }) => share >= FAINTEST).toSorted((a, b) => (a.text < b.text ? -1 : 1));
  const total = heard.reduce((sum, { share }) => sum + share ** 0.7, 0);
  const loudest = Math.max(...heard.map(({ share }) => share));
  const room = height * (BOTTOM - TOP);
  let y = height * TOP;
  return heard.map(({ text, share }) => {
    const tall = (room * share ** 0.7) / total;
    // Alone, a prompt would fill the screen: that is a poster, no picture.
    const most = Math.min(tall * 0.62, height * 0.15);
    const row = fit(context, text.trim().replaceAll(/\s+/g, ' '), width * (1 - 2 * MARGIN), tall * 0.92, most);
    const half = (row.lines.length * row.px * LEADING) / 2;
    const middle = heard.length === 1 ? Math.min(height * 0.72, height * BOTTOM - half) : y + tall / 2;
    y += tall;
    return { ...row, y: middle, loudness: share / loudest, text };
  });
}

/** The largest size at which the words fit; a long text loses its end before it becomes too small to read. */
function fit(
  context: Context,
  text: string,
  wide: number,
  tall: number,
  most: number,
): { lines: string[]; px: number } {
  const least = Math.max(7, most * 0.45);
  for (let px = most; px >= least; px *= 0.88) {
    const lines = wrap(context, text, wide, px);
    if (lines.length * px * LEADING <= Math.max(tall, px * LEADING)) return { lines, px };
  }
  const fitting = Math.max(1, Math.floor(tall / (least * LEADING)));
  const lines = wrap(context, text, wide, least).slice(0, fitting);
  const last = lines.at(-1);
  if (last !== undefined) lines[lines.length - 1] = `${last.slice(0, -1)}…`;
  return { lines, px: least };
}

function wrap(context: Context, text: string, wide: number, px: number): string[] {
  context.font = fontOf(px);
  const lines: string[] = [];
  let line = '';
  // A text may run to pages; what lies beyond this would not fit anyway.
  for (const word of text.slice(0, 240).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > wide) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function drawRow(context: Context, { lines, px, y, loudness, text }: Row, width: number, height: number): void {
  const alpha = 0.2 + 0.8 * loudness ** 0.8;
  const x = width * MARGIN;
  context.font = fontOf(px);
  context.lineWidth = Math.max(2, px * 0.12);
  for (const [i, line] of lines.entries()) {
    const at = y + (i - (lines.length - 1) / 2) * px * LEADING;
    if (at > height) return;
    context.strokeStyle = `rgba(4,4,10,${0.5 * alpha})`;
    context.strokeText(line, x, at);
    context.fillStyle = css(shade(colourOf(text), 0.86), alpha);
    context.fillText(line, x, at);
  }
}
