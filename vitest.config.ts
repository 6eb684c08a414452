import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/vitest-longest-first.ts';
import { SummaryReporter } from './scripts/vitest-summary.ts';

// Many tests wait for processes and sockets; the default leaves one of two cores to do nothing.
const maxWorkers = Math.max(2, availableParallelism() - 1);
// Nothing is asserted about time, so a busy machine is waited for.
const patience = { testTimeout: 30_000, hookTimeout: 30_000 };
const typecheck = { enabled: true, tsconfig: 'tsconfig.test.json', include: ['**/*.test-d.ts'] };

export default defineConfig({
  test: {
    reporters: ['default', new SummaryReporter()],
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'unit', include: ['{packages,apps}/**/src/**/*.test.ts'], typecheck, maxWorkers, ...patience } },
      {
        test: { name: 'repo', include: ['test/repo/**/*.test.ts', 'test/tools/**/*.test.ts'], maxWorkers, ...patience },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // After the others: real programs need processors, too. Two files at most, however many there are: most of their time
          // they wait for scrapes and evaluations.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
