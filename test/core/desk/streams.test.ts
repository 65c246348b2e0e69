/** Streams and hands on one address of the desk: who moves it when. */
import { describe, expect, it } from 'vitest';
import { fileOf } from '../mapping/board.ts';
import { Stand } from './plugs-stand.ts';

const file = fileOf(
  [
    { from: { input: 'box', cc: 7 }, to: '/stage/zoom', takeover: 'jump', out: [1, 2] },
    { from: { input: 'td', osc: '/td/x' }, to: '/stage/zoom', in: [1, 4] },
  ],
  { inputs: { box: { type: 'midi', port: 'Box' }, td: { type: 'osc' } } },
);

function stand(): Stand {
  const here = new Stand();
  here.map(file);
  here.plug('k');
  return here;
}

/** Sixty messages a second that walk from 1 on; how far behind the zoom was at most. */
function stream(here: Stand, address: `/${string}`, ms: number, from?: string): number {
  let worst = 0;
  for (let i = 0; i * 16 < ms; i++) {
    here.now += 16;
    const value = 1 + (i % 100) / 50;
    here.osc(address, value, from);
    worst = Math.max(worst, Math.abs(value - Number(here.read('/stage/zoom'))));
  }
  return worst;
}

describe('[SM8] a stream never stands back for itself', () => {
  it.each(['/td/x', '/stage/zoom'] as const)(
    '%s is followed from its first message on, and after a pause',
    (address) => {
      const here = stand();
      expect(stream(here, address, 2000)).toBeLessThan(1e-6);
      here.run(1500);
      expect(stream(here, address, 2000)).toBeLessThan(1e-6);
    },
  );
  it('but for a hand, a knob as the screen, whatever its address', () => {
    for (const address of ['/td/x', '/stage/zoom'] as const) {
      for (const hand of [(here: Stand) => here.midi('k', 0xb0, 7, 127), (here: Stand) => here.put('/stage/zoom', 2)]) {
        const here = stand();
        stream(here, address, 500);
        hand(here);
        stream(here, address, 1900);
        expect(here.read('/stage/zoom')).toBe(2);
        stream(here, address, 300);
        expect(here.read('/stage/zoom')).not.toBe(2);
      }
    }
  });
  it('and for a message that another sender sends once', () => {
    const here = stand();
    stream(here, '/td/x', 500);
    here.osc('/td/x', 4, '10.0.0.2:1');
    stream(here, '/td/x', 1900);
    expect(here.read('/stage/zoom')).toBe(4);
  });
});
