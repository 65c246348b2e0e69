/** Devices by maker, name and place among their likes: the browser's keys differ by browser, and name the cable, not the device. */

/** A name, and its place among its likes. */
export type Placed = { readonly name: string; readonly nth: number };
export type Device = Placed & { readonly maker: string };
type Plugged = {
  readonly key: string;
  readonly maker: string;
  readonly name: string;
  readonly of?: 'gamepad' | undefined;
};

/** A place that was taken once, with the keys that browsers gave it: it stays that device's while it is away. */
export type Seat = Device & { readonly keys: readonly string[]; readonly of?: 'gamepad' | undefined };

/** Keys that are remembered of one seat; a browser that makes up new ones shall not fill the memory. */
const MOST_KEYS = 16;

export const deviceOf = ({ maker, name, nth }: Device): string => `${maker} ${name} #${nth}`;

/** What people read: the second of its name says so. */
export const labelOf = ({ name, nth }: Placed): string => (nth === 1 ? name : `${name} (${nth})`);

/**
 * The seat of a device that comes: its own by its key, else the first that nobody on this page sits on, else a new one.
 * `others` sit on this page already.
 */
export function seated(
  seats: readonly Seat[],
  { key, maker, name, of }: Plugged,
  others: readonly Device[],
): { readonly seats: readonly Seat[]; readonly nth: number } {
  const likes = seats.filter((seat) => seat.maker === maker && seat.name === name);
  const isFree = ({ nth }: Seat) =>
    !others.some((other) => other.maker === maker && other.name === name && other.nth === nth);
  const own = likes.find((seat) => seat.keys.includes(key) && isFree(seat)) ?? likes.find(isFree);
  if (own === undefined) {
    const nth = likes.length + 1;
    return { seats: [...seats, { maker, name, nth, keys: [key], ...(of === undefined ? {} : { of }) }], nth };
  }
  if (own.keys.includes(key)) return { seats, nth: own.nth };
  const known = { ...own, keys: [...own.keys, key].slice(-MOST_KEYS) };
  return { seats: seats.map((seat) => (seat === own ? known : seat)), nth: own.nth };
}
