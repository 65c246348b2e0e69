/** Changing a field or two of the desk, over and over as gestures do: by spreading, and field by field. */
import { bench, describe } from 'vitest';
import { freshDesk } from '../src/core/desk/begin.ts';
import type { Desk } from '../src/core/desk/desk.ts';
import { deskWith } from '../src/core/desk/desk-with.ts';

describe('a desk whose layers and last move change in turn', () => {
  let desk: Desk = freshDesk;
  bench('spread', () => {
    desk = { ...desk, layers: {} };
    desk = { ...desk, movedAt: desk.movedAt + 1 };
  });
  let other: Desk = freshDesk;
  bench('field by field', () => {
    other = deskWith(other, { layers: {} });
    other = deskWith(other, { movedAt: other.movedAt + 1 });
  });
});
