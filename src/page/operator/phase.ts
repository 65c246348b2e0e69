/** The link's phase as a form and a word; while a stand-in plays, the word says so in the place of Live. */
import type { LinkView } from '../../core/wire/view.ts';
import type { Icon } from './icon.ts';

export type Bridge = 'open' | 'lost';
export type Phase = { readonly icon: Icon; readonly word: string; readonly line: string };

const forms: Record<LinkView['phase'], { icon: Icon; word: string }> = {
  idle: { icon: 'idle', word: 'Idle' },
  loading: { icon: 'loading', word: 'Loading' },
  connecting: { icon: 'connecting', word: 'Connecting' },
  live: { icon: 'live', word: 'Live' },
  waiting: { icon: 'clock', word: 'Waiting' },
  stopped: { icon: 'stopped', word: 'Stopped' },
};

/** Phases whose word says no more than their form and line do. */
const standsIn = new Set<LinkView['phase']>(['live', 'idle']);

export function phaseOf(link: LinkView, bridge: Bridge): Phase {
  if (bridge === 'lost') return { icon: 'gone', word: 'No bridge', line: 'trying again' };
  const { icon, word } = forms[link.phase];
  if (link.phase === 'waiting' && link.retryIn !== null) {
    return { icon, word: `${word} ${Math.max(0, Math.ceil(link.retryIn))} s`, line: link.line };
  }
  return { icon, word: link.rehearsal && standsIn.has(link.phase) ? 'Rehearsal' : word, line: link.line };
}
