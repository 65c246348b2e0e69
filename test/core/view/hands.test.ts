/** Who waits and who has it, on all that is no prompt's weight. */
import { expect, test } from 'vitest';
import { handsView } from '../../../src/core/view/hands.ts';
import { Stand } from '../desk/plugs-stand.ts';
import { fileOf } from '../mapping/board.ts';

const box = { inputs: { box: { type: 'midi', port: 'Box' }, td: { type: 'osc' } } };

function stand(...bindings: readonly object[]): Stand {
  const here = new Stand();
  here.map(fileOf(bindings, box));
  here.plug('k');
  return here;
}
const hands = ({ rig, now }: Stand) => handsView(rig.desk, now);

test('[VW31] a hand that waits for the master, or for whatever it is bound to, is told with where it and the value stand', () => {
  const here = stand(
    { from: { input: 'box', cc: 7 }, to: '/stage/level' },
    { from: { input: 'box', cc: 8 }, to: '/stage/hue', takeover: 'pickup' },
    { from: { input: 'box', cc: 1 }, to: '/prompt/1/weight' },
  );
  expect(hands(here)).toEqual([]);
  here.midi('k', 0xb0, 7, 32);
  here.midi('k', 0xb0, 8, 0);
  here.midi('k', 0xb0, 1, 90);
  expect(hands(here)).toEqual([
    { address: '/stage/level', name: 'Master', hand: 0.252, value: 1, text: '1', holder: '' },
    { address: '/stage/hue', name: 'Hue', hand: 0, value: 0.5, text: '0°', holder: '' },
  ]);
  here.midi('k', 0xb0, 7, 127);
  here.midi('k', 0xb0, 8, 127);
  expect(hands(here)).toEqual([]);
});

test('[VW32] who has an address that a stream and a hand share is told, and no longer than both are there', () => {
  const here = stand(
    { from: { input: 'box', cc: 7 }, to: '/stage/zoom', takeover: 'jump' },
    { from: { input: 'td', osc: '/td/x' }, to: '/stage/zoom', yield: 1500 },
  );
  let count = 0;
  const stream = (ms: number) => {
    for (const end = here.now + ms; here.now < end; ) {
      here.now += 16;
      here.osc('/td/x', (count += 1) % 2 === 0 ? 0.2 : 0.3);
    }
  };
  stream(500);
  expect(hands(here)).toEqual([]);
  here.midi('k', 0xb0, 7, 127);
  stream(400);
  expect(hands(here)).toMatchObject([{ address: '/stage/zoom', hand: null, text: '4×', holder: 'hand 1.1 s' }]);
  stream(1200);
  expect(hands(here)).toMatchObject([{ holder: 'stream' }]);
  here.run(1100);
  expect(hands(here)).toEqual([]);
});
