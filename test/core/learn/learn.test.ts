/** What is learned of a controller's messages: each control as people move it, in the order in which they would. */
import { expect, test } from 'vitest';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { bound, Hand, proposed, said, way } from './ears.ts';

const from = (hand: Hand, address?: string) => bound(hand, address)?.binding.from;

test('[LR1] a knob that is swept is a fader of its whole range, with the takeover of its target', () => {
  const hand = new Hand('nanoKONTROL2').cc(5, way(0, 127));
  expect(bound(hand)).toEqual({
    input: { type: 'midi', port: 'nanoKONTROL2' },
    binding: { from: { channel: 1, cc: 5 }, to: '/prompt/6/weight', mode: 'absolute', takeover: 'scale' },
  });
  expect(said(hand)).toEqual(['a fader', '0 and 127, each once']);
});

test('[LR2] a part of the way there and back is the whole range, unless both ends were come to twice short of it', () => {
  const once = new Hand().cc(5, way(60, 70, 60));
  expect(proposed(once)).toMatchObject({ full: [0, 127], heard: [60, 70], prefers: 'full' });
  expect(bound(once)?.binding.in).toBeUndefined();
  const sweep = new Hand().cc(5, way(5, 103));
  expect(said(sweep)).toEqual(['a fader', '5 and 103, each once']);
  expect(proposed(sweep)?.prefers).toBe('full');
  expect(bound(sweep, undefined, 'heard')?.binding.in).toEqual([5, 103]);
  const twice = sweep.cc(5, way(102, 5, 103));
  expect(said(twice)).toEqual(['a fader', '5 and 103, each twice']);
  expect(proposed(twice)?.prefers).toBe('heard');
  expect(bound(twice)?.binding.in).toEqual([5, 103]);
  const whole = new Hand().cc(5, way(0, 127, 0, 127));
  expect(proposed(whole)).toMatchObject({ heard: null, prefers: 'full' });
});

const encoders: readonly (readonly [string, readonly number[], readonly number[], readonly number[]])[] = [
  ['twos-complement', [1, 1, 1, 1], [127, 127, 127, 127], [1, 2, 3, 5, 5, 4, 3, 3, 2, 1, 1]],
  ['binary-offset', [65, 65, 65, 65], [63, 63, 63, 63], [65, 66, 67, 69, 69, 68, 67, 67, 66, 65, 65]],
];
test.each(encoders)(
  '[LR3] an encoder of the scheme %s is told by its bytes, turned slowly either way, or fast',
  (scheme, right, left, fast) => {
    for (const turn of [right, left, fast]) {
      expect(from(new Hand().cc(20, turn, { ms: 80 }))).toEqual({ channel: 1, cc: 20, relative: scheme });
      expect(from(new Hand().cc(20, [...turn, ...left, ...right], { ms: 60 }))).toMatchObject({ relative: scheme });
    }
    expect(bound(new Hand().cc(20, right))?.binding.takeover).toBeUndefined();
  },
);

test('[LR3] signed bits are told once both ways were turned, the right one first', () => {
  const signed = new Hand().cc(20, [1, 1, 2, 3, 2, 1, 65, 65, 66, 65], { ms: 60 });
  expect(from(signed)).toMatchObject({ relative: 'signed-bit' });
  const inverted = new Hand().cc(20, [65, 65, 66, 67, 65, 1, 1, 2, 1], { ms: 60 });
  expect(from(inverted)).toMatchObject({ relative: 'signed-bit-inverted' });
});

test('[LR3] the bytes are the evidence, because makers name the schemes differently', () => {
  expect(said(new Hand().cc(20, [1, 1, 1, 2]))).toEqual(['an encoder', 'Right sent 1, left not heard yet']);
  expect(said(new Hand().cc(20, [65, 65, 65, 63, 63]))?.[1]).toBe('Right sent 65, left sent 63');
});

test('[LR4] what a hand says of an encoder is final, also that it is none', () => {
  const hand = new Hand().cc(20, [1, 1, 1]);
  expect(proposed(hand, undefined, { said: 'signed-bit' })?.finding).toMatchObject({
    is: 'encoder',
    scheme: 'signed-bit',
    right: 1,
  });
  expect(proposed(hand, undefined, { said: 'none' })?.finding).toMatchObject({ is: 'fader' });
  expect(proposed(new Hand().cc(20, way(0, 127)), undefined, { said: 'binary-offset' })?.finding.is).toBe('encoder');
});

test('[LR5] a pad whose release is a note-on of strength 0 is a pad, and so is one that sends a note-off', () => {
  for (const up of [
    [0x90, 36, 0],
    [0x80, 36, 64],
  ]) {
    const hand = new Hand().midi([0x90, 36, 100], 90).midi(up);
    expect(bound(hand, '/pad/1/recall')?.binding).toEqual({
      from: { channel: 1, note: 36 },
      to: '/pad/1/recall',
      mode: 'trigger',
    });
    expect(bound(hand, '/stage/blackout')?.binding.mode).toBe('toggle');
    expect(said(hand)).toEqual(['a pad', '']);
  }
});

test('[LR5] a pad of control changes 127 and 0 is a button, and so is one that never says that it came up', () => {
  expect(bound(new Hand().cc(41, [127, 0], { ms: 90 }), '/stage/freeze')?.binding).toEqual({
    from: { channel: 1, cc: 41 },
    to: '/stage/freeze',
    mode: 'toggle',
  });
  expect(said(new Hand().cc(41, [127, 127], { ms: 400 }))).toEqual(['a button', '']);
});

test('[LR6] a pad that keeps its own state is followed and not flipped, and one is told to set it to momentary', () => {
  const hand = new Hand().cc(41, [127, 0, 127, 0], { ms: 900 });
  expect(bound(hand, '/stage/freeze')?.binding.mode).toBe('absolute');
  expect(said(hand)).toEqual(['a button that switches by itself', 'Set it to momentary on the device, if it can']);
  const notes = new Hand().midi([0x90, 36, 127], 900).midi([0x90, 36, 0], 900);
  expect(bound(notes, '/stage/freeze')?.binding.mode).toBe('absolute');
});

test('[LR7] a fader of 14 bits is one control, whichever half comes first', () => {
  const values = [0, 900, 4000, 9000, 16_383];
  const send = (order: readonly ('high' | 'low')[]) => {
    const hand = new Hand();
    for (const value of values)
      for (const half of order) hand.midi(half === 'high' ? [0xb0, 7, value >> 7] : [0xb0, 39, value & 127], 1);
    return hand;
  };
  for (const hand of [send(['high', 'low']), send(['low', 'high'])]) {
    expect(from(hand)).toEqual({ channel: 1, cc14: 7 });
    expect(proposed(hand)).toMatchObject({ full: [0, 16_383], heard: null, rivals: [] });
  }
});

test('[LR7] a fader of 14 bits that tops out short of its range has the range it came to twice', () => {
  const hand = new Hand();
  for (const value of [0, 4000, 9000, 15_935, 9000, 0, 9000, 15_935])
    hand.midi([0xb0, 7, value >> 7], 1).midi([0xb0, 39, value & 127], 1);
  expect(bound(hand)?.binding).toMatchObject({ from: { channel: 1, cc14: 7 }, in: [0, 15_935] });
});

test('[LR7] a coarse half may be a plain control: that is proposed when no fine half came for a moment', () => {
  const hand = new Hand().cc(7, [10, 11, 12], { ms: 5 });
  const { ears, now } = hand;
  expect(proposed({ ears, now: now - 290 })).toBeNull();
  expect(from(hand)).toEqual({ channel: 1, cc: 7 });
});

test('[LR7] a fader and a button whose numbers are 32 apart stay two', () => {
  const hand = new Hand().cc(1, way(0, 127)).wait(500).cc(33, [127, 0], { ms: 90 });
  expect(from(hand)).toEqual({ channel: 1, cc: 1 });
  expect(from(hand, '/prompt/1/solo')).toEqual({ channel: 1, cc: 33 });
});

test('[LR8] a parameter of its own (NRPN) is learned as one, and never its reserved control changes', () => {
  const hand = new Hand();
  for (const value of [0, 30, 60, 100, 127]) hand.cc(99, [2]).cc(98, [5]).cc(6, [value]).cc(38, [3]);
  expect(from(hand)).toEqual({ channel: 1, nrpn: 261 });
  expect(proposed(hand)?.rivals).toEqual([]);
});

test('[LR8] clock, sensing, system messages and reserved controllers are nothing to learn', () => {
  const hand = new Hand().midi([0xf8]).midi([0xfe]).midi([0xf0, 1, 2, 0xf7]).midi([0xfa]);
  for (const number of [6, 38, 96, 97, 98, 99, 100, 101, 120, 121, 123, 127]) hand.cc(number, [0, 64, 127]);
  expect(proposed(hand)).toBeNull();
  for (const number of [0, 32, 64, 119])
    expect(from(new Hand().cc(number, way(0, 30)))).toEqual({ channel: 1, cc: number });
});

test('[LR9] pressure on a pad that is held is not what was meant; where nothing else is sent it is', () => {
  const hand = new Hand().midi([0xd0, 20]).midi([0x90, 36, 100]);
  for (const value of way(20, 90)) hand.midi([0xd0, value]).midi([0xa0, 36, value]);
  hand.midi([0x80, 36, 0]);
  expect(from(hand)).toEqual({ channel: 1, note: 36 });
  expect(proposed(hand)?.rivals.map(({ kind }) => kind)).toEqual(['aftertouch', 'polytouch']);
  const alone = new Hand();
  for (const value of way(0, 90)) alone.midi([0xd0, value]);
  expect(from(alone)).toEqual({ channel: 1, aftertouch: true });
});

test('[LR10] of an encoder that can be pushed, the turn suits a value and the push suits a press', () => {
  const hand = new Hand().midi([0x90, 8, 127], 80).midi([0x90, 8, 0]).cc(20, [1, 1, 1, 1], { ms: 50 });
  expect(from(hand, '/stage/hue')).toEqual({ channel: 1, cc: 20, relative: 'twos-complement' });
  expect(from(hand, '/panic')).toEqual({ channel: 1, note: 8 });
});

test('[LR10] of several controls that moved, the first is proposed and the others can be picked', () => {
  const hand = new Hand().cc(22, [64]).cc(5, way(0, 127)).cc(21, way(0, 40));
  const proposal = proposed(hand);
  expect(proposal?.trace.number).toBe(5);
  expect(proposal?.rivals.map(({ number }) => number)).toEqual([21, 22]);
  const other = proposal?.rivals[0]?.key ?? '';
  expect(proposed(hand, undefined, { picked: other })?.trace.number).toBe(21);
});

test('[LR10] two devices that send the same are two controls', () => {
  const left = new Hand('Left').cc(5, way(0, 20));
  const right = new Hand('Right');
  right.ears = left.ears;
  right.cc(5, way(0, 127));
  expect(proposed(right)?.rivals.map(({ device }) => device?.name)).toEqual(['Right']);
});

test('[LR11] of OSC, the first address whose value changes is meant: senders stream constants', () => {
  const hand = new Hand();
  for (let frame = 0; frame < 40; frame += 1) {
    hand
      .osc('/td/still', [0.3], 0)
      .osc('/td/knob', [frame < 20 ? 0.5 : 0.5 + (frame - 20) / 50], 0)
      .osc('/td/late', [frame < 30 ? 0 : frame / 40]);
  }
  expect(bound(hand)).toEqual({
    input: { type: 'osc' },
    binding: { from: { osc: '/td/knob' }, to: '/prompt/6/weight', mode: 'absolute' },
  });
  expect(proposed(hand)?.rivals.map(({ address }) => address)).toEqual(['/td/late']);
});

test('[LR11] values that leave 0 to 1 say their range; words suit an address of words', () => {
  expect(bound(new Hand().osc('/slider', [0, 40, 100]))?.binding.in).toEqual([0, 100]);
  expect(bound(new Hand().osc('/say', ['rain']), '/prompt/2/text')?.binding).toEqual({
    from: { osc: '/say' },
    to: '/prompt/2/text',
    mode: 'absolute',
  });
  expect(proposed(new Hand().osc('/prompt/1/weight', [0, 0.5, 1]))).toBeNull();
});

test('[LR11] a press that comes alone is a press, and a value that never changes in a stream is nothing', () => {
  expect(bound(new Hand().osc('/go', [1], 900), '/setlist/next')?.binding).toMatchObject({
    from: { osc: '/go' },
    mode: 'trigger',
  });
  expect(
    proposed(
      new Hand().osc(
        '/td/one',
        Array.from({ length: 60 }, () => 1),
      ),
      '/setlist/next',
    ),
  ).toBeNull();
});

test('[LR12] keys are learned too, but for those that must act in an emergency', () => {
  expect(bound(new Hand().key('KeyQ'), '/stage/freeze')).toEqual({
    input: null,
    binding: { from: { key: 'KeyQ' }, to: '/stage/freeze', mode: 'toggle' },
  });
  for (const code of ['KeyB', 'Space', 'KeyP']) expect(proposed(new Hand().key(code), '/stage/freeze')).toBeNull();
});

test('[LR13] whatever is learned for whatever address is a binding that a file can hold', () => {
  const hands: readonly Hand[] = [
    new Hand().cc(5, way(0, 127)),
    new Hand().cc(5, way(9, 100, 9, 100)),
    new Hand().cc(20, [1, 1, 1]),
    new Hand().cc(41, [127, 0], { ms: 90 }),
    new Hand().cc(41, [127, 0], { ms: 900 }),
    new Hand().midi([0x90, 36, 100], 90).midi([0x90, 36, 0]),
    new Hand().midi([0xc0, 3]),
    new Hand().midi([0xe0, 0, 0]).midi([0xe0, 0, 127]).midi([0xe0, 0, 64]),
    new Hand().midi([0xd0, 0]).midi([0xd0, 80]).midi([0xd0, 20]),
    new Hand().osc('/x', [0, 0.5, 1]),
    new Hand().osc('/x', [1, 0], 900),
    new Hand().osc('/x', ['beat']),
    new Hand().key('KeyQ'),
  ];
  const addresses = [
    '/prompt/1/weight',
    '/prompt/1/mute',
    '/pad/1/recall',
    '/stage/flash',
    '/stage/loop',
    '/mix/source',
    '/crossfade/a',
    '/tempo/nudge',
    '/tempo/quantize',
    '/layer/shift',
    '/param/denoising_step_list/1',
    '/setlist/go',
  ];
  const wrong = hands.flatMap((hand) =>
    addresses.flatMap((address) => {
      const made = bound(hand, address, undefined, 'forest');
      if (made === null) return [`nothing for ${address}`];
      const inputs = made.input === null ? {} : { it: made.input };
      const text = JSON.stringify({ format: 'scope-deck/mapping@1', name: 'It', inputs, bindings: [made.binding] });
      const parsed = parseMapping(text, 'it.json');
      return parsed.ok
        ? []
        : parsed.problems.map((problem) => `${JSON.stringify(made.binding)} ${JSON.stringify(problem)}`);
    }),
  );
  expect(wrong).toEqual([]);
});
