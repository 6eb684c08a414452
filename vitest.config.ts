import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './scripts/vitest-summary.ts';

const typecheck = { enabled: true, tsconfig: 'tsconfig.test.json', include: ['**/*.test-d.ts'] };

export default defineConfig({
  test: {
    reporters: ['default', new SummaryReporter()],
    projects: [
      { test: { name: 'unit', include: ['{packages,apps}/**/src/**/*.test.ts'], typecheck } },
      { test: { name: 'repo', include: ['test/repo/**/*.test.ts', 'test/tools/**/*.test.ts'] } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
