import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more, the longest first. */
export const LONG_FILES = [
  'test/e2e/platform-alerts.test.ts',
  'test/e2e/rules.test.ts',
  'test/e2e/pull.test.ts',
  'test/e2e/push-alerts.test.ts',
  'test/e2e/kill-nine.test.ts',
  'test/e2e/platform.test.ts',
  'test/repo/mutations.test.ts',
];

/**
 * Begins with the longest files. A clean clone knows of no earlier run, by which Vitest would order them, and one that
 * began late would be waited for alone.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => orderOf(a) - orderOf(b) || rankOf(a) - rankOf(b));
  }
}

function orderOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONG_FILES.findIndex((file) => moduleId.endsWith(file));
  return rank === -1 ? LONG_FILES.length : rank;
}
