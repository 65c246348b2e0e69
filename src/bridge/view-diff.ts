/** Views as text: each part written once for all pages, and each page told those that changed since it was told last. */
import type { View } from '../core/wire/view.ts';

/** Parts by name, as JSON. */
export type Written = readonly (readonly [part: string, text: string])[];

/** A part that is the same object as the last time is not written again. */
export function viewWriter(): (view: Partial<View>) => Written {
  const last = new Map<string, { readonly part: unknown; readonly text: string }>();
  return (view) =>
    Object.entries(view).map(([name, part]) => {
      const before = last.get(name);
      if (before !== undefined && before.part === part) return [name, before.text];
      const text = JSON.stringify(part);
      last.set(name, { part, text });
      return [name, text];
    });
}

/** What is news to one page as a JSON object; null when nothing is. */
export type ViewDiff = (written: Written) => string | null;

export function viewDiff(): ViewDiff {
  const told = new Map<string, string>();
  return (written) => {
    const news = written.filter(([name, text]) => told.get(name) !== text);
    for (const [name, text] of news) told.set(name, text);
    return news.length === 0 ? null : `{${news.map(([name, text]) => `"${name}":${text}`).join(',')}}`;
  };
}
