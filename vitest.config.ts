import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Every test file gets its own database (test/db/harness.ts) on the one server that globalSetup starts. */
export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'test/**/*.test.{ts,tsx}',
      'bench/**/*.test.ts',
      'replay/**/*.test.ts',
    ],
    globalSetup: ['test/db/global-setup.ts'],
    pool: 'forks',
    // The files of a worker share its modules: loading them anew for each file cost more than most tests. A file
    // that changes what others see (environment, globals, a module's state) puts it back when it ends.
    isolate: false,
    // Half as many again as cores (vitest would keep one free): a worker often waits for the browser or the database.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 120_000,
    hookTimeout: 180_000,
    restoreMocks: true,
    sequence: { sequencer: LongestFirst },
  },
});
