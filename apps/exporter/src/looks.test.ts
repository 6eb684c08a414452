import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { QuestionPlan } from './config/repository-config.ts';
import { type Ask, type LookPlan, Looks, type Turn } from './looks.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const every = (question: QuestionPlan['question'], everySeconds: number): QuestionPlan => ({
  question,
  everySeconds,
  timeoutSeconds: 10,
});

const plan = (
  name: string,
  questions: readonly QuestionPlan[],
  ages: Readonly<Record<string, number>> = {},
): LookPlan => ({
  name,
  questions,
  ageMs: (question) => ages[question],
});

/** Looks without jitter whose questions take `seconds`, with what was asked when. */
function looks(seconds = 1, { maxParallel = 2, random = 0.5 } = {}) {
  const asked: string[] = [];
  const running = new Set<string>();
  const seen = { most: 0, overlaps: 0 };
  const errors: string[] = [];
  const start = performance.now();
  const ask: Ask = async ({ name, question: { question }, abort }: Turn) => {
    asked.push(`${Math.round((performance.now() - start) / 1000)} ${name} ${question}`);
    if (running.has(name)) seen.overlaps += 1;
    running.add(name);
    seen.most = Math.max(seen.most, running.size);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, seconds * 1000);
      // A tool takes a moment to end.
      abort.addEventListener('abort', () => (clearTimeout(timer), setTimeout(resolve, 500)), { once: true });
    });
    running.delete(name);
    return { isStuck: false };
  };
  const made = new Looks({
    ask,
    maxParallel,
    random: () => random,
    onError: (name, error) => errors.push(`${name} ${String(error)}`),
  });
  return { looks: made, asked, running, seen, errors };
}

describe('when repositories are asked', () => {
  test('each question at its own interval, counted from when it was last asked', async () => {
    const { looks: made, asked } = looks(0.1);
    made.set([plan('nas', [every('identity', 60), every('size', 150)], { identity: 30_000, size: 0 })]);
    await vi.advanceTimersByTimeAsync(301_000);
    expect(asked).toEqual([
      '30 nas identity',
      '90 nas identity',
      '150 nas identity',
      '150 nas size',
      '210 nas identity',
      '270 nas identity',
      '300 nas size',
    ]);
    await made.stop();
  });

  test('what was never asked is asked soon after the start, not all at the same moment', async () => {
    const { looks: made, asked } = looks(0.1, { random: 0.25 });
    made.set([plan('nas', [every('identity', 900)])]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked).toEqual(['5 nas identity']);
    await made.stop();
  });

  test('what was asked before the start is not asked again before its time, what is overdue at once', async () => {
    const { looks: made, asked } = looks(0.1);
    const questions = [every('identity', 900)];
    made.set([
      plan('new', questions, { identity: 1000 }),
      plan('old', questions, { identity: 10_000_000 }),
      plan('ahead', questions, { identity: -5000 }),
    ]);
    await vi.advanceTimersByTimeAsync(899_500);
    expect(asked).toEqual(['0 old identity', '899 new identity']);
    await made.stop();
  });

  test('intervals differ by a twentieth', async () => {
    for (const [random, want] of [
      [0, ['0 nas identity', '95 nas identity', '190 nas identity']],
      [1, ['20 nas identity', '125 nas identity']],
    ] as const) {
      const { looks: made, asked } = looks(0.1, { random });
      made.set([plan('nas', [every('identity', 100)])]);
      await vi.advanceTimersByTimeAsync(200_000);
      expect(asked).toEqual(want);
      await made.stop();
    }
  });

  test('never two questions of one repository at a time, never more repositories than allowed, whoever waited longest first', async () => {
    const { looks: made, asked, seen } = looks(5, { maxParallel: 2, random: 0 });
    made.set(['a', 'b', 'c', 'd', 'e'].map((name) => plan(name, [every('identity', 20), every('snapshots', 20)])));
    await vi.advanceTimersByTimeAsync(1000);
    expect([made.inProgress, made.waiting]).toEqual([2, 3]);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(seen).toEqual({ most: 2, overlaps: 0 });
    expect(asked.slice(0, 6)).toEqual([
      '0 a identity',
      '0 b identity',
      '5 a snapshots',
      '5 b snapshots',
      '10 c identity',
      '10 d identity',
    ]);
    const looksOf = (name: string) => asked.filter((line) => line.includes(`${name} identity`)).length;
    expect(Math.min(...['a', 'b', 'c', 'd', 'e'].map(looksOf))).toBeGreaterThanOrEqual(2);
    const stopped = made.stop();
    await vi.advanceTimersByTimeAsync(1000);
    await stopped;
  });

  test('a question that ran into its deadline is told to the ones after it in the same look', async () => {
    const told: string[] = [];
    const ask: Ask = async ({ question: { question }, isStuck }) => {
      told.push(`${question} ${isStuck}`);
      return { isStuck: isStuck || question === 'snapshots' };
    };
    const made = new Looks({ ask, maxParallel: 1, random: () => 0, onError: () => undefined });
    made.set([plan('nas', [every('identity', 60), every('snapshots', 60), every('locks', 60)])]);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(told).toEqual([
      'identity false',
      'snapshots false',
      'locks true',
      'identity false',
      'snapshots false',
      'locks true',
    ]);
    await made.stop();
  });

  test('an asking that fails is told, and the next one comes as planned', async () => {
    const errors: string[] = [];
    let calls = 0;
    const made = new Looks({
      ask: async () => {
        calls += 1;
        throw new Error('broken');
      },
      maxParallel: 1,
      random: () => 0.5,
      onError: (name, error) => errors.push(`${name} ${String(error)}`),
    });
    made.set([plan('nas', [every('identity', 60)], { identity: 60_000 })]);
    await vi.advanceTimersByTimeAsync(125_000);
    expect(calls).toBe(3);
    expect(errors).toEqual(Array.from({ length: 3 }, () => 'nas Error: broken'));
    await made.stop();
  });
});

describe('when the configuration changes', () => {
  const questions = [every('identity', 60)];

  test('a repository that stays is not disturbed; one that is gone is ended and asked no more', async () => {
    const { looks: made, asked, running } = looks(10);
    const stays = plan('stays', questions, { identity: 60_000 });
    made.set([stays, plan('goes', questions, { identity: 60_000 })]);
    await vi.advanceTimersByTimeAsync(1000);
    expect([...running]).toEqual(['stays', 'goes']);
    made.set([stays]);
    await vi.advanceTimersByTimeAsync(600);
    expect([...running]).toEqual(['stays']);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(asked).toEqual(['0 stays identity', '0 goes identity', '60 stays identity', '120 stays identity']);
    const stopped = made.stop();
    await vi.advanceTimersByTimeAsync(1000);
    await stopped;
  });

  test('a repository that is different is asked anew, but not before the tool of its old entry has ended', async () => {
    const { looks: made, asked, seen } = looks(10);
    made.set([plan('nas', questions, { identity: 60_000 })]);
    await vi.advanceTimersByTimeAsync(1000);
    made.set([plan('nas', [every('identity', 30)], { identity: 60_000 })]);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(asked).toEqual(['0 nas identity', '2 nas identity', '32 nas identity']);
    expect(seen.overlaps).toBe(0);
    const stopped = made.stop();
    await vi.advanceTimersByTimeAsync(1000);
    await stopped;
  });

  test('stopping ends every tool, waits for it, and asks nothing more', async () => {
    const { looks: made, asked, running } = looks(1000);
    made.set([plan('a', questions, { identity: 60_000 }), plan('b', questions, { identity: 60_000 })]);
    await vi.advanceTimersByTimeAsync(1000);
    let isStopped = false;
    const stopped = made.stop().then(() => (isStopped = true));
    await vi.advanceTimersByTimeAsync(400);
    expect([isStopped, running.size]).toEqual([false, 2]);
    await vi.advanceTimersByTimeAsync(200);
    await stopped;
    expect(running.size).toBe(0);
    made.set([plan('c', questions)]);
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(asked).toHaveLength(2);
  });
});
