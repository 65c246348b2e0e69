/** Devices and pages that come and go in the middle of a gesture. */
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../src/core/view/view.ts';
import { fileOf } from '../mapping/board.ts';
import { Stand } from './plugs-stand.ts';

const input = (more: object = {}) => ({ inputs: { box: { type: 'midi', port: 'Box', ...more } } });
const weight = { from: { cc: 1 }, to: '/prompt/1/weight' };

function stand(bindings: readonly object[] = [weight]): Stand {
  const here = new Stand();
  here.map(fileOf(bindings, input()));
  here.plug('k');
  return here;
}

/** A hand that has the weight at `value`. */
function sweep(here: Stand, to: number): void {
  for (let value = 0; value <= to; value += 4) here.midi('k', 0xb0, 1, value);
}
const weightOf = (here: Stand): number => Math.round(Number(here.read('/prompt/1/weight')) * 127);

describe('[DV1] a device is its maker, its name and its place among its likes, not the key of a browser', () => {
  it('unplugged in the middle of a sweep and plugged in again under another key: the sweep goes on, without a jump', () => {
    const here = stand();
    sweep(here, 64);
    expect(weightOf(here)).toBe(64);
    here.unplug('k');
    here.run(2000);
    here.plug('new key');
    for (const value of [66, 68, 70]) {
      here.midi('new key', 0xb0, 1, value);
      expect(weightOf(here)).toBe(value);
    }
  });
  it('a page that is loaded again', () => {
    const here = stand();
    sweep(here, 64);
    here.close('p');
    here.do({ kind: 'port', page: 'p2', port: { key: 'k', name: 'Box', maker: 'Maker' }, here: true });
    here.do({ kind: 'midi', page: 'p2', port: 'k', bytes: [0xb0, 1, 66] });
    expect(weightOf(here)).toBe(66);
  });
});

it('[DV2] a fader that was moved while nobody heard it makes no jump: it is out of step, and takes over as any other', () => {
  const here = stand();
  sweep(here, 64);
  here.unplug('k');
  here.plug('k');
  here.midi('k', 0xb0, 1, 120);
  expect(weightOf(here)).toBe(64);
  here.midi('k', 0xb0, 1, 121);
  expect(weightOf(here)).toBeGreaterThan(64);
  expect(weightOf(here)).toBeLessThan(75);
});

describe('[DV3] places among devices of one name', () => {
  const nth = ({ rig }: Stand, key: string) => rig.desk.ports.find((port) => port.key === key)?.nth;
  it('are taken in order, and kept while others are away', () => {
    const here = new Stand();
    for (const key of ['a', 'b', 'c']) here.plug(key);
    here.unplug('a');
    expect([nth(here, 'b'), nth(here, 'c')]).toEqual([2, 3]);
    here.plug('a');
    expect(nth(here, 'a')).toBe(1);
  });
  it('are known again by their keys, in whatever order they come back', () => {
    const here = new Stand();
    for (const key of ['a', 'b']) here.plug(key);
    here.close('p');
    here.plug('b', 'Box', 'p2');
    here.plug('a', 'Box', 'p2');
    expect([nth(here, 'a'), nth(here, 'b')]).toEqual([1, 2]);
  });
  it('a new one of its kind takes the place of one that is gone, and no other', () => {
    const here = new Stand();
    for (const key of ['a', 'b']) here.plug(key);
    here.unplug('b');
    here.plug('spare');
    expect(nth(here, 'spare')).toBe(2);
  });
  it('another maker or another name has its own', () => {
    const here = new Stand();
    here.plug('a');
    here.plug('x', 'Synth');
    here.do({ kind: 'port', page: 'p', port: { key: 'y', name: 'Box', maker: 'Other' }, here: true });
    expect([nth(here, 'x'), nth(here, 'y')]).toEqual([1, 1]);
  });
});

describe('[DV4] `nth` binds one of several', () => {
  const two = () => {
    const here = new Stand();
    here.map(
      fileOf(
        [
          { from: { input: 'left', note: 1 }, to: '/stage/freeze', mode: 'toggle' },
          { from: { input: 'right', note: 1 }, to: '/stage/blackout', mode: 'toggle' },
        ],
        { inputs: { left: { type: 'midi', port: 'Box', nth: 1 }, right: { type: 'midi', port: 'Box', nth: 2 } } },
      ),
    );
    for (const key of ['a', 'b']) here.plug(key);
    return here;
  };
  it('each hears its own device', () => {
    const here = two();
    here.midi('b', 0x90, 1, 127);
    expect([here.read('/stage/freeze'), here.read('/stage/blackout')]).toEqual([false, true]);
  });
  it('bindings of a device that is away go to no other', () => {
    const here = two();
    here.unplug('a');
    here.midi('b', 0x90, 1, 127);
    expect([here.read('/stage/freeze'), here.read('/stage/blackout')]).toEqual([false, true]);
  });
  it('without it all of them act', () => {
    const here = stand([{ from: { note: 1 }, to: '/stage/freeze', mode: 'toggle' }]);
    here.plug('b');
    here.midi('b', 0x90, 1, 127);
    expect(here.read('/stage/freeze')).toBe(true);
  });
});

it('[DV5] a device that a mapping names and that is not here stands in the list, by the name of its file', () => {
  const here = new Stand();
  here.map(fileOf([weight], { inputs: { box: { type: 'midi', port: '/^Bo+x/', nth: 2 } } }));
  const devices = () =>
    viewOf(here.rig, here.now, { server: '', rehearsal: false, files: { mappings: [], shows: [] } }).devices.map(
      ({ name, state }) => [name, state],
    );
  expect(devices()).toEqual([['Test (2)', 'waiting']]);
  here.plug('a');
  expect(devices()).toEqual([
    ['Box', 'quiet'],
    ['Test (2)', 'waiting'],
  ]);
  here.plug('b');
  expect(devices()).toEqual([
    ['Box', 'quiet'],
    ['Box (2)', 'quiet'],
  ]);
  here.unplug('b');
  expect(devices()[1]).toEqual(['Box (2)', 'gone']);
});

describe('[DV6] what is held is let go when its device leaves', () => {
  const gates = [
    { from: { note: 1 }, to: '/layer/shift' },
    { from: { cc: 2 }, to: '/stage/freeze', mode: 'gate' },
    { from: { cc: 3 }, to: '/stage/level', takeover: 'jump' },
    { from: { note: 4 }, to: '/stage/blackout', mode: 'toggle' },
  ];
  const hold = (here: Stand) => {
    here.midi('k', 0x90, 1, 100);
    here.midi('k', 0xb0, 2, 127);
    here.midi('k', 0xb0, 3, 100);
    here.midi('k', 0x90, 4, 100);
  };
  it('notes, gates and layers; faders and what was flipped stay', () => {
    const here = stand(gates);
    hold(here);
    expect([here.read('/layer/shift'), here.read('/stage/freeze')]).toEqual([true, true]);
    const level = here.read('/stage/level');
    here.unplug('k');
    expect([here.read('/layer/shift'), here.read('/stage/freeze')]).toEqual([false, false]);
    expect([here.read('/stage/level'), here.read('/stage/blackout')]).toEqual([level, true]);
  });
  it('with its page, but not while another page still holds the device', () => {
    const here = stand(gates);
    here.plug('other', 'Box', 'q');
    hold(here);
    here.close('p');
    expect(here.read('/layer/shift')).toBe(true);
    here.close('q');
    expect(here.read('/layer/shift')).toBe(false);
  });
  it('what it held and let go itself stays as it is now', () => {
    const here = stand(gates);
    here.midi('k', 0xb0, 2, 127);
    here.midi('k', 0xb0, 2, 0);
    here.put('/stage/freeze', true);
    here.unplug('k');
    expect(here.read('/stage/freeze')).toBe(true);
  });
});

describe('[DV7] keys are held by their page', () => {
  const key = (here: Stand, page: string, code: string, down: boolean) =>
    here.do({ kind: 'key', page, code, down, shift: false, ctrl: false });
  it('and let go with it', () => {
    const here = stand([{ from: { key: 'KeyQ' }, to: '/layer/shift' }]);
    key(here, 'p', 'KeyQ', true);
    here.close('q');
    expect(here.read('/layer/shift')).toBe(true);
    here.close('p');
    expect(here.read('/layer/shift')).toBe(false);
  });
});

it('[DV8] two devices that two pages of one browser hold: each gesture counts once', () => {
  const here = stand([{ from: { note: 1 }, to: '/stage/freeze', mode: 'toggle' }]);
  here.plug('b');
  for (const each of ['k', 'b']) here.plug(each, 'Box', 'q');
  for (const page of ['p', 'q']) here.do({ kind: 'midi', page, port: 'b', bytes: [0x90, 1, 127] });
  expect(here.read('/stage/freeze')).toBe(true);
});

describe('[DV10] what is held when the mappings change', () => {
  const shift = { from: { note: 1 }, to: '/layer/shift' };
  it('is let go where nobody would hear its end, and goes on where somebody does', () => {
    const here = stand([shift]);
    here.midi('k', 0x90, 1, 100);
    here.map(fileOf([weight, shift], input()));
    expect(here.read('/layer/shift')).toBe(true);
    here.map(fileOf([weight], input()));
    expect(here.read('/layer/shift')).toBe(false);
  });
  it('and panic lets go of every layer', () => {
    const here = stand([shift]);
    here.midi('k', 0x90, 1, 100);
    here.put('/panic', true);
    expect(here.read('/layer/shift')).toBe(false);
    here.midi('k', 0x90, 1, 0);
    here.midi('k', 0x90, 1, 100);
    expect(here.read('/layer/shift')).toBe(true);
  });
});

it('[DV11] two of a kind on two computers are two devices, and pages of one computer hold one', () => {
  const here = stand([{ from: { note: 1 }, to: '/stage/freeze', mode: 'toggle' }]);
  const port = { key: 'k', name: 'Box', maker: 'Maker' };
  here.do({ kind: 'port', page: 'far', port, here: true, host: '192.168.1.20' });
  expect(here.rig.desk.ports.map(({ page, nth }) => [page, nth])).toEqual([
    ['p', 1],
    ['far', 2],
  ]);
  here.do({ kind: 'midi', page: 'far', port: 'k', bytes: [0x90, 1, 127] });
  expect(here.read('/stage/freeze')).toBe(true);
  here.do({ kind: 'port', page: 'far too', port, here: true, host: '192.168.1.20' });
  here.do({ kind: 'midi', page: 'far too', port: 'k', bytes: [0x90, 1, 127] });
  expect(here.read('/stage/freeze')).toBe(true);
  here.midi('k', 0x90, 1, 127);
  expect(here.read('/stage/freeze')).toBe(false);
});

describe('[KY12] a key is the mapping’s while a binding of it acts', () => {
  const key = (here: Stand, code: string, down: boolean, ctrl = false) =>
    here.do({ kind: 'key', page: 'p', code, down, shift: false, ctrl });
  const shifted = [
    { from: { key: 'KeyQ' }, to: '/layer/shift' },
    { from: { key: 'Space' }, to: '/stage/blackout', mode: 'toggle', layer: 'shift' },
    { from: { key: 'KeyP' }, to: '/stage/card', mode: 'toggle', layer: 'shift' },
    { from: { key: 'KeyZ' }, to: '/stage/card', mode: 'toggle' },
  ];
  const state = (here: Stand) => [here.read('/stage/freeze'), here.read('/stage/blackout')];
  it('under its layer it does what the file says, without it what the table says', () => {
    const here = stand(shifted);
    key(here, 'Space', true);
    key(here, 'Space', false);
    expect(state(here)).toEqual([true, false]);
    key(here, 'KeyQ', true);
    key(here, 'Space', true);
    expect(state(here)).toEqual([true, true]);
  });
  it('what wants to be held is let go with it, and Ctrl with Z undoes', () => {
    const here = stand(shifted);
    here.show('sea');
    here.put('/stage/hue', 90);
    key(here, 'KeyP', true);
    here.run(200);
    key(here, 'KeyP', false);
    here.run(1000);
    expect(here.read('/stage/fx')).toBe(1);
    key(here, 'KeyZ', true, true);
    expect([here.read('/stage/hue'), here.read('/stage/card')]).toEqual([0, false]);
  });
});
