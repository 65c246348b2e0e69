/** What a control is, by all that was heard of it. */
import type { RelativeScheme } from '../control/relative.ts';
import { rangeOf } from '../mapping/source.ts';
import type { Range } from '../mapping/transform.ts';
import { type Button, buttonOf, switchesItself } from './button.ts';
import { codingAs, codingOf, type Coding } from './encoder.ts';
import { type Sweep, sweepOf } from './sweep.ts';
import type { Trace } from './trace.ts';

export type Finding =
  | { readonly is: 'fader'; readonly sweep: Sweep; readonly range: Range }
  | ({ readonly is: 'encoder' } & Coding)
  | ({ readonly is: 'button' } & Button)
  | { readonly is: 'words' };

/** How the steps of an encoder are read, where somebody has said so: that is final. `none`: it is no encoder. */
export type Said = RelativeScheme | 'none' | null;

export function findingOf(trace: Trace, said: Said = null): Finding {
  if (trace.isWord) return { is: 'words' };
  switch (trace.kind) {
    case 'key':
    case 'program':
      return { is: 'button', toggles: false };
    case 'note':
      return { is: 'button', toggles: switchesItself(trace.samples) };
    case 'cc':
      return controlChange(trace, said);
    case 'button':
      return { is: 'button', toggles: false };
    case 'dmx': {
      const button = buttonOf(trace.samples, rangeOf('dmx')[1]);
      return button === null ? fader(trace, rangeOf('dmx')) : { is: 'button', ...button };
    }
    case 'osc':
      return oscFinding(trace);
    default:
      return fader(trace, rangeOf(trace.kind));
  }
}

const valuesOf = ({ samples }: Trace): readonly number[] => samples.map(({ raw }) => raw);

const fader = (trace: Trace, range: Range): Finding => ({ is: 'fader', sweep: sweepOf(valuesOf(trace)), range });

/** The upper half of the range is down. */
const DOWN = 64;

function controlChange(trace: Trace, said: Said): Finding {
  const { samples } = trace;
  if (said !== null && said !== 'none') return { is: 'encoder', ...codingAs(said, samples) };
  const coding = said === 'none' ? null : codingOf(samples);
  if (coding !== null) return { is: 'encoder', ...coding };
  const top = Math.max(...valuesOf(trace));
  const isClear = top === 127 || samples.some(({ raw }) => raw === 0);
  const button = top >= DOWN && isClear ? buttonOf(samples, top) : null;
  return button === null ? fader(trace, rangeOf('cc')) : { is: 'button', ...button };
}

/** What stays between 0 and 1 has that range; what leaves it, the one it was seen in. */
function oscFinding(trace: Trace): Finding {
  const button = buttonOf(trace.samples, 1);
  if (button !== null) return { is: 'button', ...button };
  const values = valuesOf(trace);
  const low = Math.min(0, ...values);
  const high = Math.max(1, ...values);
  return fader(trace, [low, high]);
}
