/** The sentences of broken mapping files, as users read them. */
import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../src/core/mapping/parse.ts';
import { sentence } from '../../../src/core/problem.ts';

const sentencesOf = (text: string): readonly string[] => {
  const parsed = parseMapping(text, 'x.json');
  return parsed.ok ? [] : parsed.problems.map(sentence);
};
const withFile = (more: object): readonly string[] =>
  sentencesOf(JSON.stringify({ format: 'scope-deck/mapping@1', name: 'Test', bindings: [], ...more }));
const nano = { a: { type: 'midi', port: 'nano' } };
const both = { ...nano, td: { type: 'osc' } };
const bind = (binding: object, inputs: object = nano): readonly string[] => withFile({ inputs, bindings: [binding] });

describe('[MP1] a broken file is refused with the place, the fault and what would be right', () => {
  const cc = { cc: 1 };
  const to = '/prompt/1/weight';
  it.each<[string, readonly string[]]>([
    [
      'bindings[0].to: no address "/promt/1/weight"; did you mean "/prompt/1/weight"?',
      bind({ from: cc, to: '/promt/1/weight' }),
    ],
    [
      'bindings[0].to: no address "prompt/1/weight"; did you mean "/prompt/1/weight"?',
      bind({ from: cc, to: 'prompt/1/weight' }),
    ],
    [
      'bindings[0].to[1].address: no address "/prompt/9/weight"; did you mean "/prompt/8/weight"?',
      bind({ from: cc, to: [to, { address: '/prompt/9/weight' }] }),
    ],
    [
      'bindings[0].from.key: "KeyL" is the page\'s own and never comes here; give another key',
      bind({ from: { key: 'KeyL' }, to: '/pad/1/recall' }),
    ],
    [
      'bindings[0].to: is missing; give an address such as "/prompt/1/weight", or an object { }, or a list [ ]',
      bind({ from: cc }),
    ],
    [
      'bindings[0].to: "/status/fps" only tells; bind an address that can be set',
      bind({ from: cc, to: '/status/fps' }),
    ],
    ['bindings[0].to[1]: unknown key "ot"; did you mean "out"?', bind({ from: cc, to: [to, { address: to, ot: 1 }] })],
    ['bindings[0].from: unknown key "chanel"; did you mean "channel"?', bind({ from: { cc: 1, chanel: 1 }, to })],
    ['unknown key "binding"; did you mean "bindings"?', withFile({ binding: [] })],
    [
      'bindings[0].from: names two controls, "cc" and "note"; give one, and a binding for each',
      bind({ from: { cc: 1, note: 2 }, to }),
    ],
    [
      'bindings[0].from: names no control; give one of "cc", "cc14", "nrpn", "rpn", "note", "pitchbend", "program", "aftertouch", "polytouch", "axis", "button", "dmx", "dmx16", "osc", "key"',
      bind({ from: {}, to }),
    ],
    ['bindings[0].from: "cc1" does not fit; give an object { }', bind({ from: 'cc1', to })],
    ['bindings[0].from.cc: 200 is out of range; give a whole number from 0 to 127', bind({ from: { cc: 200 }, to })],
    ['bindings[0].from.cc: "1" does not fit; give a whole number from 0 to 127', bind({ from: { cc: '1' }, to })],
    [
      'bindings[0].from.channel: 0 is out of range; give a whole number from 1 to 16',
      bind({ from: { cc: 1, channel: 0 }, to }),
    ],
    [
      'bindings[0].from.relative: "twos" is not known; give one of "twos-complement", "binary-offset", "signed-bit", "signed-bit-inverted"',
      bind({ from: { cc: 1, relative: 'twos' }, to }),
    ],
    [
      'bindings[0].from.relative: does nothing beside "note"; only a "cc" can be an endless encoder',
      bind({ from: { note: 1, relative: 'signed-bit' }, to }),
    ],
    ['bindings[0].from.input: there is no input "b"; did you mean "a"?', bind({ from: { input: 'b', cc: 1 }, to })],
    [
      'bindings[0].from: names no input, and there are several; give "input": one of "a", "td"',
      bind({ from: cc, to }, both),
    ],
    [
      'bindings[0].from.input: "td" is OSC, the control is MIDI; give "a"',
      bind({ from: { input: 'td', cc: 1 }, to }, both),
    ],
    [
      'bindings[0].from.osc: "/a/[b" is no OSC pattern; sign 4: a bracket is not closed before the next "/"',
      bind({ from: { osc: '/a/[b' }, to }, {}),
    ],
    ['bindings[0].from.osc: "td/x" is no OSC address; did you mean "/td/x"?', bind({ from: { osc: 'td/x' }, to }, {})],
    ['bindings[0].mode: "togle" is not known; did you mean "toggle"?', bind({ from: cc, to, mode: 'togle' })],
    ['bindings[0].mode: "set" has no value; give "value": …', bind({ from: cc, to, mode: 'set' })],
    ['bindings[0].mode: "cycle" has no values; give "values": [ … ]', bind({ from: cc, to, mode: 'cycle' })],
    [
      'bindings[0].mode: "/pad/1/recall" is pressed and keeps no value, so "toggle" cannot act on it; use "trigger"',
      bind({ from: cc, to: '/pad/1/recall', mode: 'toggle' }),
    ],
    [
      'bindings[0].mode: "/prompt/1/weight" keeps a value, a press alone sets none; use "toggle", "gate", "set" or "cycle"',
      bind({ from: cc, to, mode: 'trigger' }),
    ],
    [
      'bindings[0].to: a key has no range to follow; use "set" with a value, "cycle", "toggle" or "gate"',
      bind({ from: { key: 'KeyA' }, to }),
    ],
    [
      'bindings[0].value: 3 is out of the range of "/stage/level"; give a number from 0 to 1',
      bind({ from: cc, to: '/stage/level', value: 3 }),
    ],
    [
      'bindings[0].value: "x" does not fit "/mix/source"; give one of "slots", "decks", "pad"',
      bind({ from: cc, to: '/mix/source', value: 'x' }),
    ],
    ['bindings[0].in: both ends are 5; give two different numbers', bind({ from: cc, to, in: [5, 5] })],
    [
      'bindings[0].in: [0, 200] is more than the control sends; give two numbers from 0 to 127',
      bind({ from: cc, to, in: [0, 200] }),
    ],
    ['bindings[0].curve: "expo" is not known; did you mean "exp"?', bind({ from: cc, to, curve: 'expo' })],
    [
      'bindings[0].curve: true does not fit; give one of "linear", "exp", "log", "s", or a number from 0.05 to 20',
      bind({ from: cc, to, curve: true }),
    ],
    [
      'bindings[0].out: [0, 100] is out of the range of "/prompt/1/weight"; give two numbers from 0 to 1',
      bind({ from: cc, to, out: [0, 100] }),
    ],
    ['bindings[0].out: 3 does not fit; give a pair [from, to] of numbers', bind({ from: cc, to, out: 3 })],
    [
      'bindings[0].out: "/mix/source" takes no numbers; leave it out',
      bind({ from: cc, to: '/mix/source', out: [0, 1] }),
    ],
    ['bindings[0].takeover: OSC always jumps; leave it out', bind({ from: { osc: '/a' }, to, takeover: 'pickup' }, {})],
    [
      'bindings[0].layer: "Shift 1" does not fit; give a small letter first, then small letters, digits, "-" or "_", at most 32',
      bind({ from: cc, to, layer: 'Shift 1' }),
    ],
    [
      'bindings[0].when["/mix/sorce"]: no address "/mix/sorce"; did you mean "/mix/source"?',
      bind({ from: cc, to, when: { '/mix/sorce': 'slots' } }),
    ],
    [
      'bindings[0].when["/mix/source"]: "slot" does not fit "/mix/source"; give one of "slots", "decks", "pad"',
      bind({ from: cc, to, when: { '/mix/source': 'slot' } }),
    ],
    ['bindings[0].feedback: false does not fit; give true, or an object { }', bind({ from: cc, to, feedback: false })],
    [
      'bindings[0].feedback.states: unknown key "aktive"; did you mean "active"?',
      bind({ from: cc, to, feedback: { states: { aktive: 1 } } }),
    ],
    [
      'bindings[0].feedback: "aftertouch" has no light of its own; give the light, such as { "note": 16 }',
      bind({ from: { aftertouch: true }, to, feedback: true }),
    ],
    ['bindings: "x" does not fit; give a list [ ]', withFile({ bindings: 'x' })],
    [
      'inputs.a.port: "/nano(/" is no regular expression; check its brackets, or give a part of the name without slashes',
      withFile({ inputs: { a: { type: 'midi', port: '/nano(/' } } }),
    ],
    [
      'inputs.a.tell: "192.168.1.20:99999" is no receiver; give a host and a port from 1 to 65535',
      withFile({ inputs: { a: { type: 'osc', tell: '192.168.1.20:99999' } } }),
    ],
    [
      'inputs.a.init[0]: "F0 42" is no MIDI message; give whole messages as pairs of hexadecimal digits, such as "F0 7E 7F 06 01 F7"',
      withFile({ inputs: { a: { type: 'midi', init: ['F0 42'] } } }),
    ],
    [
      'inputs.a.type: "mid" is not known; give "midi" or "gamepad" or "osc" or "dmx"',
      withFile({ inputs: { a: { type: 'mid' } } }),
    ],
    [
      'format: "scope-deck/show@1" is not this kind of file; give "scope-deck/mapping@1"',
      sentencesOf('{"format":"scope-deck/show@1"}'),
    ],
    ['format: is missing; give "scope-deck/mapping@1"', sentencesOf('{"name":"x"}')],
  ])('%s', (expected, [first]) => {
    expect(first).toBe(`x.json: ${expected}`);
  });
});

describe('[MP2] broken JSON is told by its line, in words', () => {
  it.each([
    ['{\n  "a": 1,\n}', 'line 2: a comma stands before "}"'],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 2: a comma or "}" is missing before "b"'],
    ['{ a: 1 }', 'line 1: "a" where a key in double quotes should stand'],
    ['{\n\n"a": \'x\' }', 'line 3: "\'" where a value should stand'],
    ['{ "a": 1 // x\n}', 'line 1: a comma or "}" is missing before a comment'],
    ['{ "a": 1, "a": 2 }', 'line 1: the key "a" stands twice'],
    ['', 'line 1: the end of the file where a value should stand'],
    ['{ "a": 01 }', 'line 1: "01" where a value should stand'],
    ['{ "a": "x\n" }', 'line 1: a text is not closed on its line'],
    ['{ "a": "\\x" }', 'line 1: "\\x" is no escape; write "\\\\" for "\\"'],
    ['{} {}', 'line 1: "{" stands after the end'],
    ['['.repeat(100_000), 'line 1: nested more than 32 deep'],
  ])('%j', (text, expected) => {
    expect(sentencesOf(text)).toEqual([`x.json ${expected}. What ran before runs on.`]);
  });

  it('a byte order mark in front is no fault', () => {
    expect(sentencesOf('\uFEFF{ "format": "scope-deck/mapping@1", "name": "x", "bindings": [] }')).toEqual([]);
  });
});
