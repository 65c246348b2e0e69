/** The last gesture in words: what moved, and to what; and which prompt's fader it was. */
import type { View } from '../../core/wire/view.ts';

export type Gesture = { readonly what: string; readonly value: string; readonly prompt: number | null };

/** Words that are not said: they name where an address hangs, not what it does. */
const unsaid = new Set(['stage', 'param', 'position', 'recall']);
const spoken: Readonly<Record<string, string>> = {
  setlist: 'set list',
  fx: 'effects',
  hue: 'hue',
  go: 'place',
  level: 'master',
};

export function gestureOf({ became }: NonNullable<View['gesture']>): Gesture {
  const [address = '', ...rest] = became.split(' ');
  if (!address.startsWith('/')) return { what: became, value: '', prompt: null };
  const parts = address.slice(1).split('/');
  const isWeight = parts[0] === 'prompt' && parts[2] === 'weight';
  const words = parts.filter((part) => !unsaid.has(part) && !(isWeight && part === 'weight'));
  const say = words.map((word) => spoken[word] ?? word.replaceAll('_', ' ')).join(' ');
  return {
    what: say.charAt(0).toUpperCase() + say.slice(1),
    value: valueOf(rest.join(' '), /\/(mute|solo|blackout|freeze|lock|pause)$/.test(address)),
    prompt: isWeight ? Number(parts[1]) : null,
  };
}

function valueOf(said: string, isSwitch: boolean): string {
  if (said === 'true') return isSwitch ? 'on' : '';
  if (said === 'false') return 'off';
  return /^-?\d*\.\d+$/.test(said) ? Number(said).toFixed(2) : said;
}
