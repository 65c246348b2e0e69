/** The light of a control that is learned: as another mapping of its device lights it, because only that knows its colours. */
import type { Binding, Feedback, MappingFile } from '../mapping/file.ts';
import type { Bound } from './bound.ts';
import { entryOf, isSameControl } from '../mapping/entries.ts';

/** Undefined: nobody knows a light there, and a device without one may take the bytes for music. */
export function feedbackLike(files: readonly MappingFile[], { input, binding }: Bound): Binding['feedback'] {
  const port = input?.type === 'midi' ? (input.port ?? '').toLowerCase() : null;
  const own = port === null ? null : entryOf(binding, { format: 'scope-deck/mapping@1', name: 'it', bindings: [] });
  if (own === null || port === null || binding.mode === 'absolute') return undefined;
  for (const { mapping } of files) {
    for (const other of mapping.bindings) {
      const entry = other.feedback === undefined ? null : entryOf(other, mapping);
      if (entry === null || isWaiting(other) || !isSameControl({ ...own, port }, { ...entry, isConditional: false }))
        continue;
      return isPad(binding) ? other.feedback : plain(other.feedback);
    }
  }
  return undefined;
}

const isWaiting = ({ feedback }: Binding): boolean => typeof feedback === 'object' && feedback.waiting === true;

const isPad = ({ to }: Binding): boolean => typeof to === 'string' && to.startsWith('/pad/');

/** What is no pad has no states: it is lit as an active one. */
function plain(feedback: Binding['feedback']): Binding['feedback'] {
  if (typeof feedback !== 'object' || feedback.states === undefined) return feedback;
  const { states, ...rest } = feedback;
  const { active } = states;
  if (active === undefined || rest.on !== undefined) return emptied(rest);
  return typeof active === 'number' ? { ...rest, on: active } : { ...rest, on: active.value, channel: active.channel };
}

const emptied = (feedback: Feedback): Binding['feedback'] => (Object.keys(feedback).length === 0 ? true : feedback);
