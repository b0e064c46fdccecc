import { defineConfig } from 'vitest/config';

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
    testTimeout: 120_000,
    hookTimeout: 180_000,
    restoreMocks: true,
  },
});
