/** Finding the binding that hears a gesture: by a key, or by asking each. */
import { bench, describe } from 'vitest';
import { compile } from '../src/core/mapping/compile.ts';
import { hear, NO_HANDS } from '../src/core/mapping/hear.ts';
import { fileOf } from '../test/core/mapping/board.ts';

const port = { key: 'p', name: 'x' };
const none = () => undefined;

for (const count of [10, 100, 1000]) {
  const last = count - 1;
  const message = { kind: 'cc', channel: 1 + Math.floor(last / 120), number: last % 120, value: 64 } as const;
  const bindings = Array.from({ length: count }, (_, i) => ({
    from: { cc: i % 120, channel: 1 + Math.floor(i / 120) },
    to: '/stage/fx',
  }));
  const compiled = compile([fileOf(bindings)], { params: null });
  const alone = compile([fileOf([bindings[last] ?? {}])], { params: null });
  const heard = { kind: 'midi', port, message } as const;

  describe(`${count} bindings, the last one is meant`, () => {
    bench('by key', () => void hear(compiled, NO_HANDS, heard, 0, none));
    bench('asking each, then the same work', () => {
      const found = bindings.find(({ from }) => from.cc === message.number && from.channel === message.channel);
      if (found !== undefined) hear(alone, NO_HANDS, heard, 0, none);
    });
  });
}
