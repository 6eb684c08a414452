import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, TestRunEndReason, Vitest } from 'vitest/node';

/**
 * Ends a run with what a reader must not miss: every skipped test with its reason, and as the very last line
 * `N passed, N failed` (and `, N skipped`). A file that does not load, an error outside any test and a run that was cut
 * short count as failed.
 */
export class SummaryReporter implements Reporter {
  #vitest: Vitest | undefined;
  readonly #write: (text: string) => void;

  /** `write` takes the finished text; stdout by default. */
  constructor(write: (text: string) => void = (text) => process.stdout.write(text)) {
    this.#write = write;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[], reason: TestRunEndReason): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string): TestCase[] => tests.filter((test) => test.result().state === state);
    const skipped = inState('skipped');
    const failed = inState('failed').length + brokenModules(modules) + unhandled.length;
    const failures = reason === 'passed' ? failed : Math.max(1, failed);
    const counts = [`${inState('passed').length} passed`, `${failures} failed`];
    if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
    this.#write(`${this.#listSkipped(skipped)}${counts.join(', ')}\n`);
  }

  /** Not with `-t pattern`: then all that does not match counts as skipped, and the reader asked for it. */
  #listSkipped(skipped: readonly TestCase[]): string {
    if (skipped.length === 0 || this.#vitest?.config.testNamePattern) return '';
    const root = this.#vitest?.config.root ?? process.cwd();
    return `SKIPPED, not tested here:\n${skipLines(skipped, root)}\n`;
  }
}

/** Modules that failed while loading: none of their tests exists, so no test says so. */
function brokenModules(modules: readonly TestModule[]): number {
  return modules.filter((module) => module.errors().length > 0).length;
}

/** One line per skipped test; those of one group that share their reason share a line. */
function skipLines(tests: readonly TestCase[], root: string): string {
  const groups = new Map<string, TestCase[]>();
  for (const test of tests) {
    const key = [test.module.moduleId, outermostGroup(test), reasonOf(test)].join('\0');
    groups.set(key, [...(groups.get(key) ?? []), test]);
  }
  const lines = [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const name = others.length === 0 ? first.fullName : `${outermostGroup(first)} (${others.length + 1} tests)`;
    return [`  ${relative(root, first.module.moduleId)} > ${name}: ${reasonOf(first)}\n`];
  });
  return lines.sort().join('');
}

function outermostGroup(test: TestCase): string {
  let { parent } = test;
  while (parent.type === 'suite' && parent.parent.type === 'suite') parent = parent.parent;
  return parent.type === 'suite' ? parent.name : 'top level';
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  return (result.state === 'skipped' && result.note) || 'no reason given: use context.skip(reason)';
}
