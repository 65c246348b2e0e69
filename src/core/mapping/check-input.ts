/** What can be wrong with an input: a port that is no regular expression, bytes that are no MIDI. */
import { readTarget } from '../control/osc-target.ts';
import { bytesOf, portTest } from './bytes.ts';
import type { Input } from './file.ts';
import { type Issue, issue, shown } from './issue.ts';

export function inputIssues(id: string, input: Input): readonly Issue[] {
  if (input.type === 'dmx') return [];
  if (input.type === 'osc') return tellIssues(id, input);
  const path = ['inputs', id];
  const port =
    portTest(input.port) === null
      ? [
          issue(
            [...path, 'port'],
            `${shown(input.port)} is no regular expression`,
            'check its brackets, or give a part of the name without slashes',
          ),
        ]
      : [];
  if (input.type === 'gamepad') return port;
  const bytes = (['init', 'exit'] as const).flatMap((when) =>
    (input[when] ?? []).flatMap((text, i) =>
      bytesOf(text) === null
        ? [
            issue(
              [...path, when, i],
              `${shown(text)} is no MIDI message`,
              'give whole messages as pairs of hexadecimal digits, such as "F0 7E 7F 06 01 F7"',
            ),
          ]
        : [],
    ),
  );
  return [...port, ...bytes];
}

function tellIssues(id: string, { tell }: Extract<Input, { type: 'osc' }>): readonly Issue[] {
  return tell === undefined || readTarget(tell) !== null
    ? []
    : [issue(['inputs', id, 'tell'], `${shown(tell)} is no receiver`, 'give a host and a port from 1 to 65535')];
}
