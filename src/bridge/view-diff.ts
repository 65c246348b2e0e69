/** The parts of a view that changed since this page was told last. */
import type { View } from '../core/wire/view.ts';

export type ViewDiff = (view: Partial<View>) => Partial<View> | null;

export function viewDiff(): ViewDiff {
  const told = new Map<string, string>();
  return (view) => {
    const parts = Object.entries(view).filter(([key, part]) => {
      const text = JSON.stringify(part);
      if (told.get(key) === text) return false;
      told.set(key, text);
      return true;
    });
    return parts.length === 0 ? null : Object.fromEntries(parts);
  };
}
