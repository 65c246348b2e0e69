/** What a control was found to be, and what was heard for it, in words. */
import type { Finding } from './finding.ts';
import type { Sweep } from './sweep.ts';
import type { Trace } from './trace.ts';
import { short } from './words.ts';

/** "a fader", "a pad", "an encoder". */
export function whatItIs(trace: Trace, finding: Finding): string {
  switch (finding.is) {
    case 'words':
      return 'words';
    case 'encoder':
      return 'an encoder';
    case 'button':
      if (finding.toggles) return 'a button that switches by itself';
      return trace.kind === 'note' ? 'a pad' : trace.kind === 'key' ? 'a key' : 'a button';
    case 'fader':
      return FADERS[trace.kind] ?? 'a fader';
    default:
      return finding satisfies never;
  }
}

const FADERS: Readonly<Partial<Record<Trace['kind'], string>>> = {
  cc14: 'a fine fader',
  nrpn: 'a fine fader',
  rpn: 'a fine fader',
  pitchbend: 'a fine fader',
  aftertouch: 'pressure',
  polytouch: 'pressure',
  axis: 'a stick',
  osc: 'a value',
};

/** What was heard for it, so that a wrong guess can be seen. */
export function evidenceOf(finding: Finding): string {
  switch (finding.is) {
    case 'encoder': {
      const { right, left } = finding;
      if (right === null && left === null) return 'No turn heard that fits';
      return `${right === null ? 'Right not heard yet' : `Right sent ${right}`}, ${left === null ? 'left not heard yet' : `left sent ${left}`}`;
    }
    case 'fader':
      return endsWords(finding.sweep);
    case 'button':
      return finding.toggles ? 'Set it to momentary on the device, if it can' : '';
    case 'words':
      return '';
    default:
      return finding satisfies never;
  }
}

const TIMES: Readonly<Record<number, string>> = { 1: 'once', 2: 'twice' };
const times = (count: number): string => TIMES[count] ?? `${count} times`;

function endsWords({ low, high, lows, highs }: Sweep): string {
  if (low === high) return `${short(low)} only`;
  if (lows === highs) return `${short(low)} and ${short(high)}, each ${times(lows)}`;
  return `${short(low)} ${times(lows)}, ${short(high)} ${times(highs)}`;
}
