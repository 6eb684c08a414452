import { describe, expect, test } from 'vitest';
import { budgetProblem, estimateReads, estimateText } from './read-budget.ts';
import type { QuestionPlan } from './repository-config.ts';

const plan = (
  question: QuestionPlan['question'],
  everySeconds: number,
  more: Partial<QuestionPlan> = {},
): QuestionPlan => ({
  question,
  everySeconds,
  timeoutSeconds: 60,
  ...more,
});
const CHEAP = ['identity', 'snapshots', 'locks'] as const;
const cheap = (everySeconds: number) => CHEAP.map((question) => plan(question, everySeconds));
const MIB = 1024 ** 2;
const remote = { key: 'k', storage: 'rest', isRemote: true };

describe('what is read in a day', () => {
  test('the defaults of a remote repository stay within the default budget, of either tool', () => {
    for (const tool of ['restic', 'kopia'] as const) {
      const questions = tool === 'restic' ? cheap(900) : [...cheap(900).slice(0, 2), plan('maintenance', 900)];
      expect(estimateReads({ tool, questions }).bytesPerDay).toBeLessThan(5 * MIB);
      expect(budgetProblem({ tool, questions, place: remote, readBudgetBytes: 5 * MIB })).toBeUndefined();
    }
  });

  test('half the interval, twice the bytes', () => {
    const day = (everySeconds: number) => estimateReads({ tool: 'restic', questions: cheap(everySeconds) }).bytesPerDay;
    expect(day(450)).toBeCloseTo(2 * day(900));
  });

  test('a repository with more snapshots costs more', () => {
    const of = (snapshots: number) =>
      estimateReads({ tool: 'restic', questions: cheap(900) }, { snapshots, files: 100 }).bytesPerDay;
    expect(of(1000)).toBeGreaterThan(5 * of(10));
  });

  test('stored data that a check reads is told apart', () => {
    const sample = estimateReads({
      tool: 'restic',
      questions: [plan('check', 86_400, { depth: 'sample', samplePercent: 2 })],
    });
    expect(sample.dataPercentPerDay).toBe(2);
    expect(estimateText(sample)).toMatch(/^about [\d.]+ \w+ and 2 % of the stored data a day$/);
    expect(estimateText({ bytesPerDay: 1_258_291, dataPercentPerDay: 0 })).toBe('about 1.2 MiB a day');
  });
});

describe('the budget', () => {
  const tooMuch = { tool: 'restic', questions: cheap(60), readBudgetBytes: 5 * MIB } as const;

  test('of a remote repository is kept, and the interval that is proposed keeps it', () => {
    const problem = budgetProblem({ ...tooMuch, place: remote });
    expect(problem?.message).toMatch(/^would read about \d.* MiB a day, and its budget is 5 MiB$/);
    const minutes = Number(/every: (\d+)m/.exec(problem?.fix ?? '')?.[1]);
    expect(budgetProblem({ ...tooMuch, place: remote, questions: cheap(minutes * 60) })).toBeUndefined();
    expect(budgetProblem({ ...tooMuch, place: remote, questions: cheap((minutes - 1) * 60) })).toBeDefined();
  });

  test('is not asked of a local one, nor of one that nobody can read now', () => {
    expect(budgetProblem({ ...tooMuch, place: { ...remote, isRemote: false } })).toBeUndefined();
    expect(budgetProblem({ ...tooMuch, place: { ...remote, storage: undefined } })).toBeUndefined();
  });
});
