import { defineConfig } from 'vitest/config';

const typecheck = { enabled: true, tsconfig: 'tsconfig.test.json', include: ['**/*.test-d.ts'] };

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['{packages,apps}/**/src/**/*.test.ts'], typecheck } },
      { test: { name: 'repo', include: ['test/repo/**/*.test.ts'] } },
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
