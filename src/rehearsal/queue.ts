/** A queue that refuses the newest when it is full, as both of Scope's queues do. */

export interface BoundedQueue<Item> {
  readonly size: number;
  readonly capacity: number;
  /** False when the item was refused. */
  put(item: Item): boolean;
  take(): Item | undefined;
  clear(): void;
  /** Grows, never shrinks: what is inside stays. */
  widen(capacity: number): void;
}

export function boundedQueue<Item>(initialCapacity: number): BoundedQueue<Item> {
  const items: Item[] = [];
  let capacity = initialCapacity;
  return {
    get size() {
      return items.length;
    },
    get capacity() {
      return capacity;
    },
    put(item) {
      if (items.length >= capacity) return false;
      items.push(item);
      return true;
    },
    take: () => items.shift(),
    clear() {
      items.length = 0;
    },
    widen(wanted) {
      capacity = Math.max(capacity, wanted);
    },
  };
}

/** Keeps the newest `limit` items: a run may last weeks. */
export interface Ring<Item> {
  push(item: Item): void;
  all(): readonly Item[];
}

export function ring<Item>(limit: number): Ring<Item> {
  let items: Item[] = [];
  return {
    push(item) {
      items.push(item);
      if (items.length >= 2 * limit) items = items.slice(-limit);
    },
    all: () => items.slice(-limit),
  };
}
