/** All that can be found: deeds of the screen, presets, and every address with why it does nothing here. */
import { SLOTS, TABLE } from '../../core/address/table.ts';
import type { Row } from '../../core/address/row.ts';
import { nameOf } from '../../core/learn/words.ts';
import type { View } from '../../core/wire/view.ts';
import type { Open } from './ask.ts';
import type { DeckDeed } from './deed.ts';

export type Item = {
  readonly word: string;
  /** An address, or what a deed is. */
  readonly note: string;
  readonly key: string;
  /** Why it does nothing; null when it acts. */
  readonly dead: string | null;
  readonly does: { readonly deed: DeckDeed } | { readonly open: Open } | null;
};

const deed = (word: string, note: string, key: string, does: Item['does']): Item => ({
  word,
  note,
  key,
  dead: null,
  does,
});

const deeds: readonly Item[] = [
  deed('Learn', 'teach a control', 'L', { deed: { do: 'learn', deed: { do: 'begin' } } }),
  deed('Monitor', 'what comes in', '', { open: 'monitor' }),
  deed('Problems', 'all of them', '', { open: 'problems' }),
  deed('Keys', 'map of the keyboard', '?', { open: 'keys' }),
  deed('Far view', 'for two metres', 'H', { open: 'far' }),
  deed('Full screen', 'this page', 'F', { deed: { do: 'full' } }),
  deed('Output', 'a window for the stage', 'D held', { deed: { do: 'output' } }),
  deed('First run', 'the four steps again', '', { open: 'first' }),
  deed('Connect', 'to Scope', '', { deed: { do: 'wish', connect: true } }),
  deed('MIDI', 'ask the browser for it again', '', { deed: { do: 'midi' } }),
  deed('Deck A', 'choose its preset', '', { open: 'deck-a' }),
  deed('Deck B', 'choose its preset', '', { open: 'deck-b' }),
];

/** Learning is what an address is found for: what plays it stands on the screen already. */
const addressItem = (address: string, dead: string | null, word = nameOf(address)): Item => ({
  word: `Learn ${word}`,
  note: address,
  key: '',
  dead,
  does: dead === null ? { deed: { do: 'learn', deed: { do: 'target', address } } } : null,
});

function expanded({ pattern, count, kind, dead }: Row, view: View): readonly Item[] {
  const why = kind === 'read' ? 'it only tells' : dead;
  if (pattern === '/param/{name}' || pattern === '/param/denoising_step_list/{i}') return [];
  if (pattern.startsWith('/preset/{id}')) return [];
  if (!/\{[ni]\}/.test(pattern))
    return [addressItem(pattern, pattern.includes('{') ? (why ?? 'name it in a mapping file') : why)];
  const most = pattern.startsWith('/pad/') ? view.pads.length : Math.min(count, SLOTS);
  return Array.from({ length: most }, (_, i) => {
    const address = pattern.replace(/\{[ni]\}/, String(i + 1));
    return addressItem(address, why);
  });
}

export function itemsOf(view: View): readonly Item[] {
  const presets = view.pads.flatMap(({ preset, name }, i): readonly Item[] =>
    preset === null
      ? []
      : [
          deed(`Recall ${name}`, `pad ${i + 1}`, i < 10 ? String((i + 1) % 10) : '', {
            deed: { do: 'put', changes: [{ address: `/pad/${i + 1}/recall`, value: true }] },
          }),
        ],
  );
  const params = view.params
    .filter(({ address }) => address.startsWith('/param/'))
    .map(({ address, label, dead }) => addressItem(address, dead, label));
  return [...deeds, ...presets, ...params, ...TABLE.flatMap((row) => expanded(row, view))];
}

/** Every word that was typed stands in it somewhere; a word that begins so is nearer. */
export function found(items: readonly Item[], typed: string, most: number): readonly Item[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const rankOf = (item: Item): number => {
    const text = `${item.word} ${item.note}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) return -1;
    const begins = words.filter((word) => ` ${text.replaceAll('/', ' ')}`.includes(` ${word}`)).length;
    return begins * 2 + (item.dead === null ? 1 : 0);
  };
  return items
    .map((item) => ({ item, rank: rankOf(item) }))
    .filter(({ rank }) => rank >= 0)
    .toSorted((a, b) => b.rank - a.rank)
    .slice(0, most)
    .map(({ item }) => item);
}
