/** What one gesture costs: bytes to moves, and bytes through the whole turn, with few bindings and with many. */
import { bench, describe } from 'vitest';
import { freshDesk, withShow } from '../src/core/desk/begin.ts';
import { withMapping } from '../src/core/desk/world.ts';
import { freshLink } from '../src/core/link/link.ts';
import { hear, NO_HANDS } from '../src/core/mapping/hear.ts';
import { freshRig, type Rig, turn } from '../src/core/rig.ts';
import { EMPTY_SHOW } from '../src/core/show/show.ts';
import { fileOf } from '../test/core/mapping/board.ts';

const PORT = { key: 'p', name: 'x', maker: '' };

function rigWith(count: number): Rig {
  const bindings = Array.from({ length: count }, (_, i) => ({
    from: { cc: i % 128, channel: (Math.floor(i / 128) % 16) + 1 },
    to: `/prompt/${(i % 8) + 1}/weight`,
    takeover: 'jump',
  }));
  const show = { ...EMPTY_SHOW, prompts: [{ name: 'Sea', text: 'the sea', weight: 0.5 }] };
  const desk = withMapping(withShow(freshDesk, null, show, true, 0), [fileOf(bindings)]);
  return turn(freshRig(desk, freshLink(desk.show.pipeline)), { at: 1, kind: 'port', page: 'a', port: PORT, here: true })
    .rig;
}

const COUNTS = [10, 100, 1000];

describe('one control change through the whole turn', () => {
  for (const count of COUNTS) {
    let rig = rigWith(count);
    let value = 0;
    bench(`${count} bindings`, () => {
      value = (value + 1) & 127;
      rig = turn(rig, { at: rig.now + 1, kind: 'midi', page: 'a', port: 'p', bytes: [0xb0, 0, value] }).rig;
    });
  }
});

describe('one control change from message to moves: the table, and a walk through all bindings', () => {
  const message = { kind: 'cc', channel: 1, number: 0, value: 64 } as const;
  for (const count of COUNTS) {
    const { mapping } = rigWith(count).desk;
    let hands = NO_HANDS;
    bench(`table, ${count} bindings`, () => {
      hands = hear(mapping, hands, { kind: 'midi', port: PORT, message }, 0, () => 0.5).hands;
    });
    bench(`walk, ${count} bindings`, () => {
      let found = 0;
      for (const { key, links } of mapping.controls) if (key.endsWith('cc 0')) found += links.length;
      return void found;
    });
  }
});

describe('keeping one of a thousand values: blocks of 32, and a copied record', () => {
  const record: Record<string, number> = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`c${i}`, i]));
  let copied = record;
  let blocks: readonly (readonly number[])[] = Array.from({ length: 32 }, () => Array.from({ length: 32 }, () => 0));
  bench('blocks', () => {
    blocks = blocks.with(7, (blocks[7] ?? []).with(3, 1));
  });
  bench('record', () => {
    copied = { ...copied, c500: 1 };
  });
});
