/** What the schema cannot know of a mapping: addresses, inputs, and whether a control and its address suit each other. */
import { bindingIssues } from './check-binding.ts';
import { fromIssues } from './check-from.ts';
import { inputIssues } from './check-input.ts';
import type { Mapping } from './file.ts';
import type { Issue } from './issue.ts';

export function checkMapping(mapping: Mapping): readonly Issue[] {
  const inputs = mapping.inputs ?? {};
  return [
    ...Object.entries(inputs).flatMap(([id, input]) => inputIssues(id, input)),
    ...mapping.bindings.flatMap((binding, i) => [
      ...fromIssues(binding.from, inputs, ['bindings', i, 'from']),
      ...bindingIssues(binding, ['bindings', i]),
    ]),
  ];
}
