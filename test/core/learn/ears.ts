/** Controllers as they are heard while learning: bytes and datagrams with a clock of their own. */
import { resolve } from '../../../src/core/address/resolve.ts';
import type { Row } from '../../../src/core/address/row.ts';
import { decodeMidi } from '../../../src/core/control/midi.ts';
import type { OscArg } from '../../../src/core/control/osc-message.ts';
import { type Bound, boundTo } from '../../../src/core/learn/bound.ts';
import { type Choices, NO_CHOICES } from '../../../src/core/learn/choices.ts';
import { DEAF, type Ears, listen } from '../../../src/core/learn/listen.ts';
import { type Proposal, propose } from '../../../src/core/learn/proposal.ts';
import { evidenceOf, whatItIs } from '../../../src/core/learn/evidence.ts';

export class Hand {
  ears: Ears = DEAF;
  now = 1000;
  readonly port: { readonly name: string; readonly nth: number; readonly key: string };

  constructor(name = 'Box') {
    this.port = { name, nth: 1, key: `Maker ${name} #1` };
  }

  wait(ms: number): this {
    this.now += ms;
    return this;
  }

  /** Bytes, and then a pause. */
  midi(bytes: readonly number[], ms = 10): this {
    for (const message of decodeMidi(bytes))
      this.ears = listen(this.ears, { kind: 'midi', port: this.port, message }, this.now);
    return this.wait(ms);
  }

  cc(number: number, values: readonly number[], { ms = 10, channel = 1 } = {}): this {
    for (const value of values) this.midi([0xb0 + channel - 1, number, value], ms);
    return this;
  }

  osc(address: `/${string}`, values: readonly (number | string)[], ms = 16, from = '10.0.0.7:5000'): this {
    for (const value of values) {
      const arg: OscArg = typeof value === 'string' ? { type: 's', value } : { type: 'f', value };
      this.ears = listen(this.ears, { kind: 'osc', from, message: { address, args: [arg] } }, this.now);
      this.wait(ms);
    }
    return this;
  }

  key(code: string): this {
    this.ears = listen(this.ears, { kind: 'key', page: 'p', code, down: true }, this.now);
    return this.wait(80);
  }
}

export function rowAt(address: string): Row {
  const found = resolve(address);
  if (found.is === 'wrong') throw new Error(`no address ${address}`);
  return found.row;
}

/** What is proposed once all has settled. */
export const proposed = (
  { ears, now }: Pick<Hand, 'ears' | 'now'>,
  address = '/prompt/6/weight',
  more: Parameters<typeof propose>[3] = {},
): Proposal | null => propose(ears.traces, rowAt(address), now + 300, more);

export function bound(
  hand: Hand,
  address = '/prompt/6/weight',
  range?: 'full' | 'heard',
  present?: string,
  choices: Choices = NO_CHOICES,
): Bound | null {
  const proposal = proposed(hand, address);
  if (proposal === null) return null;
  return boundTo(proposal, rowAt(address), address, {
    range: range ?? proposal.prefers,
    present,
    port: proposal.trace.device?.name ?? '',
    isOneOf: false,
    layer: null,
    choices,
  });
}

/** In words: what the control is, and what was heard for it. */
export function said(hand: Hand, address?: string): readonly [what: string, evidence: string] | null {
  const proposal = proposed(hand, address);
  return proposal === null ? null : [whatItIs(proposal.trace, proposal.finding), evidenceOf(proposal.finding)];
}

/** From one value to another, each on the way. */
export const way = (...stops: readonly number[]): readonly number[] =>
  stops.flatMap((stop, i) => {
    const from = stops[i - 1];
    if (from === undefined) return [stop];
    const step = Math.sign(stop - from);
    return Array.from({ length: Math.abs(stop - from) }, (_, n) => from + step * (n + 1));
  });
