/** Words on 512 small shelves: what changes by name is copied a shelf at a time, and never all that was ever named. */

const SHELVES = 512;

/** FNV-1a, folded. */
export function shelfOf(key: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01_00_01_93);
  return (hash ^ (hash >>> 16)) & (SHELVES - 1);
}
