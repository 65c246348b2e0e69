/** Lights through the whole core: what devices are told, in which order, and how fast. */
import { describe, expect, it } from 'vitest';
import { farewells } from '../../../src/core/mapping/lights-all.ts';
import { viewOf } from '../../../src/core/view/view.ts';
import { fileOf } from '../mapping/board.ts';
import { Stand } from './plugs-stand.ts';

const input = (more: object = {}) => ({ inputs: { box: { type: 'midi', port: 'Box', ...more } } });
const freeze = { from: { note: 1 }, to: '/stage/freeze', mode: 'toggle', feedback: true };
const states = { empty: 0, stored: 5, armed: 6, moving: 2, active: 1, failed: 4 };
const pad = (n: number) => ({ from: { note: 10 + n }, to: `/pad/${n}/recall`, feedback: { states } });
const init = ['F0 7D 01 F7'];
const exit = ['F0 7D 00 F7'];

function stand(bindings: readonly object[], more: object = {}): Stand {
  const here = new Stand();
  here.map(fileOf(bindings, input(more)));
  here.plug('k');
  return here;
}

describe('[LG1] lights follow what is so, never the press', () => {
  it('a button that is bound to a switch is lit by the switch, whoever set it', () => {
    const here = stand([freeze]);
    here.run(200);
    expect(here.said()).toEqual(['90 01 00']);
    here.put('/stage/freeze', true);
    here.run(200);
    expect(here.said()).toEqual(['90 01 7f']);
  });
  it('a button that lights itself while pressed is put right after it was let go', () => {
    const here = stand([{ from: { note: 2 }, to: '/setlist/next', feedback: true }]);
    here.run(200);
    here.said();
    here.midi('k', 0x90, 2, 127);
    here.run(100);
    here.midi('k', 0x80, 2, 0);
    here.run(100);
    expect(here.said()).toEqual(['90 02 00', '90 02 00']);
  });
});

it('[LG2] pads show their state in the words of the screen: empty, stored, active', () => {
  const here = stand([pad(1), pad(2), pad(3)]);
  here.show('sea', 'city');
  here.run(200);
  expect(here.said()).toEqual(['90 0b 05', '90 0c 05', '90 0d 00']);
  here.midi('k', 0x90, 12, 100);
  here.run(200);
  expect(here.said()).toEqual(['90 0c 01']);
  here.put('/prompt/1/weight', 0.4);
  here.run(200);
  expect(here.said()).toEqual([]);
});

it('[LG3] only what differs is told: a quiet desk says nothing', () => {
  const here = stand([freeze, pad(1), { from: { cc: 7 }, to: '/stage/level', feedback: true }]);
  here.run(1000);
  expect(here.said()).toHaveLength(3);
  here.run(10_000);
  expect(here.said()).toEqual([]);
});

describe('[LG4] no device is told more than 50 things in any second', () => {
  it.each([3, 20, 31])('ticks %i ms apart', (tick) => {
    const many = Array.from({ length: 100 }, (_, i) => ({ from: { cc: i }, to: '/stage/freeze', feedback: true }));
    const here = stand(many);
    for (let i = 0; i < 8; i++) {
      here.put('/stage/freeze', i % 2 === 0);
      here.run(900, tick);
    }
    const times = here.told.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(200);
    for (const from of times)
      expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(50);
  });
  it('each device has its own pace', () => {
    const here = stand([freeze, pad(1)]);
    here.plug('k2');
    here.run(20);
    expect(here.told.map(({ port }) => port)).toEqual(['k', 'k2']);
  });
});

describe('[LG5] a device that appears is greeted, then told everything', () => {
  it('init, then each light once', () => {
    const here = stand([freeze, pad(1)], { init });
    here.run(500);
    expect(here.said()).toEqual(['f0 7d 01 f7', '90 01 00', '90 0b 00']);
  });
  it('again when it was unplugged', () => {
    const here = stand([freeze], { init });
    here.run(500);
    here.said();
    here.unplug('k');
    here.run(500);
    here.plug('k');
    here.run(500);
    expect(here.said()).toEqual(['f0 7d 01 f7', '90 01 00']);
  });
  it('a device that no mapping names is told nothing', () => {
    const here = stand([freeze]);
    here.plug('s', 'Synth');
    here.run(500);
    expect(here.told.every(({ port }) => port === 'k')).toBe(true);
  });
});

describe('[LG6] another mapping', () => {
  it('what it lights no more goes dark, all else is told anew', () => {
    const here = stand([freeze, { ...freeze, from: { note: 2 } }]);
    here.put('/stage/freeze', true);
    here.run(500);
    here.said();
    here.map(fileOf([{ ...freeze, from: { note: 2 } }], input()));
    here.run(500);
    expect(here.said()).toEqual(['90 01 00', '90 02 7f']);
  });
  it('with another greeting: dark, exit of the old, init of the new, then everything', () => {
    const here = stand([freeze], { init, exit });
    here.put('/stage/freeze', true);
    here.run(500);
    here.said();
    here.map(fileOf([freeze], input({ init: ['F0 7D 02 F7'] })));
    here.run(500);
    expect(here.said()).toEqual(['90 01 00', 'f0 7d 00 f7', 'f0 7d 02 f7', '90 01 7f']);
  });
  it('that lights the same says nothing', () => {
    const here = stand([freeze], { init });
    here.run(500);
    here.said();
    here.map(fileOf([freeze, { from: { cc: 1 }, to: '/stage/zoom' }], input({ init })));
    here.run(500);
    expect(here.said()).toEqual([]);
  });
});

it('[LG7] a mapping that leaves: dark, then exit; the pages keep their ports until it is said', () => {
  const here = stand([freeze, pad(1)], { init, exit });
  const around = { server: '', rehearsal: false, files: { mappings: [], shows: [] } };
  const wantsMidi = () => viewOf(here.rig, here.now, around).wants.midi;
  here.put('/stage/freeze', true);
  here.run(500);
  here.said();
  here.map();
  expect(wantsMidi()).toBe(true);
  here.run(20);
  expect(wantsMidi()).toBe(true);
  here.run(500);
  expect(here.said()).toEqual(['90 01 00', 'f0 7d 00 f7']);
  expect(wantsMidi()).toBe(false);
});

it('[LG8] an orderly end says all of it at once, and does not tell what is dark already', () => {
  const here = stand([freeze, pad(1)], { init, exit });
  here.put('/stage/freeze', true);
  here.run(500);
  expect(farewells(here.rig.lamps)).toEqual([
    { page: 'p', port: 'k', bytes: [0x90, 1, 0] },
    { page: 'p', port: 'k', bytes: [0xf0, 0x7d, 0, 0xf7] },
  ]);
});

describe('[LG9] a motor or ring is told where its value is, but not while the hand moves it', () => {
  const level = (from: object) => stand([{ from, to: '/stage/level', takeover: 'jump', feedback: true }]);
  it('nothing within 400 ms of its own movement, nothing after it when it stands right', () => {
    const here = level({ cc: 7 });
    here.run(100);
    expect(here.said()).toEqual(['b0 07 7f']);
    for (const value of [120, 100, 64]) {
      here.midi('k', 0xb0, 7, value);
      here.run(100);
    }
    here.run(1000);
    expect(here.said()).toEqual([]);
  });
  it('when something else moved the value meanwhile, it follows after 400 ms', () => {
    const here = level({ cc: 7 });
    here.run(100);
    here.midi('k', 0xb0, 7, 64);
    here.said();
    here.put('/stage/level', 0.25);
    here.run(380);
    expect(here.said()).toEqual([]);
    here.run(40);
    expect(here.said()).toEqual(['b0 07 20']);
  });
  it('a fader that sends pitch bend is moved by it, in fourteen bits', () => {
    const here = level({ pitchbend: true, channel: 3 });
    here.put('/stage/level', 0.5);
    here.run(100);
    expect(here.said()).toEqual(['e2 00 40']);
  });
  it('a value in coarse steps does not draw it back, so that a slow hand gets from one to the next', () => {
    const here = stand([{ from: { cc: 7 }, to: '/stage/mirror', takeover: 'jump', feedback: true }]);
    here.run(100);
    here.said();
    for (let value = 1; value <= 20; value++) {
      here.midi('k', 0xb0, 7, value);
      here.run(1000);
    }
    expect(here.said()).toEqual([]);
    expect(here.read('/stage/mirror')).toBe(2);
  });
  it('without `feedback` nothing is echoed', () => {
    const here = stand([{ from: { cc: 7 }, to: '/stage/level' }]);
    here.put('/stage/level', 0.5);
    here.run(1000);
    expect(here.said()).toEqual([]);
  });
});

describe('[LG10] a hand that waits blinks, twice a second', () => {
  const waits = { from: { cc: 7 }, to: '/stage/level', feedback: { note: 1, on: 9, waiting: true } };
  it('with `waiting` the light is free for another binding at all other times', () => {
    const here = stand([freeze, waits]);
    here.put('/stage/level', 0.5);
    here.run(200);
    expect(here.said()).toEqual(['90 01 00']);
    here.midi('k', 0xb0, 7, 10);
    here.run(2000);
    const times = here.told.map(({ at }) => at);
    const said = here.said();
    expect(said.length).toBeGreaterThan(6);
    expect(said.every((each, i) => each === (i % 2 === 0 ? '90 01 09' : '90 01 00'))).toBe(true);
    expect(times.every((at, i) => i < 2 || at - (times[i - 1] ?? 0) >= 220)).toBe(true);
    here.midi('k', 0xb0, 7, 64);
    here.run(1000);
    expect(here.said().at(-1)).toBe('90 01 00');
    here.run(1000);
    expect(here.said()).toEqual([]);
  });
});

it('[LG11] with layers a light is that of the binding that acts', () => {
  const here = stand([
    { from: { note: 9 }, to: '/layer/shift' },
    { ...pad(1), when: { '/layer/shift': false } },
    { ...pad(1), to: '/pad/2/recall', layer: 'shift' },
  ]);
  here.show('sea');
  here.run(200);
  expect(here.said()).toEqual(['90 0b 05']);
  here.midi('k', 0x90, 9, 127);
  here.run(200);
  expect(here.said()).toEqual(['90 0b 00']);
});

describe('[LG12] two pages that hold the same device', () => {
  it('it is told once, by the page that came first', () => {
    const here = stand([freeze], { init });
    here.plug('other', 'Box', 'q');
    here.run(500);
    expect(here.told.map(({ page }) => page)).toEqual(['p', 'p']);
  });
  it('when that page goes, the other one tells all again, without a new greeting', () => {
    const here = stand([freeze], { init });
    here.plug('other', 'Box', 'q');
    here.run(500);
    here.said();
    here.close('p');
    here.run(500);
    expect(here.told.map(({ page, port }) => [page, port])).toEqual([['q', 'other']]);
    expect(here.said()).toEqual(['90 01 00']);
  });
});

it('[LG13] a change goes before all that was never told', () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ from: { cc: 40 + i }, to: '/pause', feedback: true }));
  const here = stand([freeze, ...many]);
  here.run(100);
  here.said();
  here.put('/stage/freeze', true);
  here.run(40);
  expect(here.said()[0]).toBe('90 01 7f');
});

it('[LG14] a state may say its own channel: on many devices that is how lights blink', () => {
  const here = stand([{ ...pad(1), feedback: { states: { stored: { value: 45, channel: 3 } } } }]);
  here.run(100);
  expect(here.said()).toEqual(['90 0b 00']);
  here.show('sea');
  here.run(100);
  expect(here.said()).toEqual(['92 0b 2d']);
  here.map();
  here.run(100);
  expect(here.said()).toEqual(['90 0b 00']);
});

describe('[LG20] a motor of 14 bits is told both halves, as two of the fifty', () => {
  const level = (from: object, more: object = {}) =>
    stand([{ from, to: '/stage/level', takeover: 'jump', feedback: true, ...more }]);
  it('coarse, then fine', () => {
    const here = level({ cc14: 7, channel: 2 });
    here.put('/stage/level', 8193 / 16_383);
    here.run(100);
    expect(here.said()).toEqual(['b1 07 40 b1 27 01']);
  });
  it('and nothing when it stands there already', () => {
    const here = level({ cc14: 7 });
    here.run(100);
    here.said();
    here.midi('k', 0xb0, 7, 64);
    here.midi('k', 0xb0, 39, 1);
    here.run(1000);
    expect(here.said()).toEqual([]);
  });
  it('never more than 25 pairs in a second', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ from: { cc14: i }, to: '/stage/freeze', feedback: true }));
    const here = stand(many);
    for (let i = 0; i < 6; i++) {
      here.put('/stage/freeze', i % 2 === 0);
      here.run(900, 20);
    }
    const times = here.told.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(60);
    for (const from of times)
      expect(times.filter((at) => at >= from && at < from + 1000).length).toBeLessThanOrEqual(25);
  });
});

describe('[LG21] a motor that tells of fingers is told nothing while one is on it', () => {
  const touched = () =>
    stand([{ from: { pitchbend: true, channel: 1 }, to: '/stage/level', takeover: 'jump', feedback: { touch: 104 } }]);
  it('however long it rests there', () => {
    const here = touched();
    here.run(100);
    here.said();
    here.midi('k', 0x90, 104, 127);
    here.put('/stage/level', 0.5);
    here.run(3000);
    expect(here.said()).toEqual([]);
    here.midi('k', 0x90, 104, 0);
    here.run(100);
    expect(here.said()).toEqual(['e0 00 40']);
  });
  it('a device that leaves takes its fingers along', () => {
    const here = touched();
    here.run(100);
    here.midi('k', 0x90, 104, 127);
    here.unplug('k');
    here.plug('k');
    here.said();
    here.put('/stage/level', 0.5);
    here.run(300);
    expect(here.said()).toContain('e0 00 40');
  });
});
