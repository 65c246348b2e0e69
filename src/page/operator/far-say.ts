/** What the far view says: now and until when, next and until when, from the same pads and set list as the desk. */
import type { PadView, View } from '../../core/wire/view.ts';
import { length, type Unit, wait } from './words.ts';

export type Line = {
  readonly small: string;
  readonly thing: string;
  readonly when: string;
  readonly left: string;
  readonly done: number;
  readonly state: 'moving' | 'on' | 'armed' | 'later' | 'none';
};

const find = (view: View, ...states: readonly PadView['state'][]): PadView | undefined =>
  view.pads.find((pad) => states.includes(pad.state));

export function nowLine(view: View, unit: Unit): Line {
  const moving = find(view, 'moving');
  if (moving !== undefined) {
    return {
      small: 'Now moving',
      thing: moving.name,
      when: 'seen in',
      left: moving.left === null ? '' : wait(moving.left, unit),
      done: moving.progress,
      state: 'moving',
    };
  }
  const pad = find(view, 'active', 'stored', 'changed');
  const row = view.setlist.rows.find((one) => one.mark === 'now');
  const thing = pad?.name ?? row?.name ?? 'Free play';
  return {
    small: pad?.state === 'changed' ? 'Now, changed by hand' : 'Now',
    thing,
    when: '',
    left: '',
    done: 1,
    state: 'on',
  };
}

export function nextLine(view: View, unit: Unit): Line {
  const armed = find(view, 'armed');
  if (armed !== undefined) {
    return {
      small: 'Next',
      thing: armed.name,
      when: 'lands in',
      left: armed.left === null ? '' : wait(armed.left, unit),
      done: 0,
      state: 'armed',
    };
  }
  const row = view.setlist.rows.find((one) => one.mark === 'next');
  if (row === undefined) return { small: 'Next', thing: '–', when: '', left: '', done: 0, state: 'none' };
  return {
    small: 'Next in the set list',
    thing: row.name,
    when: 'fades in',
    left: length(row.seconds, unit),
    done: 0,
    state: 'later',
  };
}
