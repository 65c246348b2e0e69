/** Benchmarks stand apart from the tests: nothing here can fail a change. */
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { environment: 'node', benchmark: { include: ['bench/**/*.bench.ts'] } } });
