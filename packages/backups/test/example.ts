import type { Answer, BackupSource, Found, Question, SourceSnapshots } from '@lockstep/collectors';
import { addAnswer, addRun, emptyRecord, type RepositoryRecord, type WrappedBackup } from '../src/index.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A Saturday. */
export const NOON = Date.UTC(2026, 10, 21, 12);

export const ALPHA: BackupSource = { host: 'alpha', user: 'root', paths: ['/data'] };
export const BETA: BackupSource = { host: 'beta', user: 'backup', paths: ['/etc', '/home'] };

/** An answer that was asked for at `askedAtMs` and took half a second. */
export function answerOf<Q extends Question>(question: Q, askedAtMs: number, found?: Found[Q]): Answer<Q> {
  return {
    question,
    askedAtMs,
    durationSeconds: 0.5,
    verdict: found === undefined ? 'timeout' : 'ok',
    ...(found === undefined ? { reason: 'no answer within 30 s' } : { found }),
    parsed: 1,
    rejected: 0,
  };
}

/** The snapshots of a source: one per time at which a run began; each took ten minutes and was good. */
export function listed(source: BackupSource, ...begunAtMs: readonly number[]): SourceSnapshots {
  const last = begunAtMs.at(-1);
  const endedAtMs = (last ?? 0) + 10 * MINUTE;
  return {
    source,
    complete: begunAtMs.length,
    incomplete: 0,
    restorePoints: begunAtMs.map((ms) => ms / 1000),
    ...(last === undefined
      ? {}
      : {
          newest: { sizeBytes: 5000, files: 7 },
          lastRun: { endedAtMs, verdict: 'ok' as const, durationSeconds: 600, addedBytes: 100 },
          lastSuccessAtMs: endedAtMs,
        }),
  };
}

/** A record step by step. Each step is told of when it happened, or now, when something later was told of before. */
export class History {
  readonly record: RepositoryRecord;
  readonly #nowMs: number;

  constructor(record: RepositoryRecord = emptyRecord({ tool: 'restic', name: 'nas' }), nowMs = -Infinity) {
    this.record = record;
    this.#nowMs = nowMs;
  }

  asked<Q extends Question>(question: Q, askedAtMs: number, found?: Found[Q]): History {
    const collected = { collector: 'nas', answer: answerOf(question, askedAtMs, found), intervalSeconds: 900 };
    const nowMs = Math.max(this.#nowMs, askedAtMs);
    return new History(addAnswer(this.record, collected, nowMs), nowMs);
  }

  listed(askedAtMs: number, ...sources: readonly SourceSnapshots[]): History {
    return this.asked('snapshots', askedAtMs, { sources });
  }

  ran(toldAtMs: number, verdict: WrappedBackup['verdict'], more: Partial<WrappedBackup> = {}): History {
    const told = { id: `run ${toldAtMs}`, source: ALPHA, verdict, endedAtMs: toldAtMs, durationSeconds: 660 };
    const nowMs = Math.max(this.#nowMs, toldAtMs);
    return new History(addRun(this.record, { kind: 'backup', ...told, ...more }, nowMs), nowMs);
  }
}
