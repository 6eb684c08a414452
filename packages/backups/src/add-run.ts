import { sourceId } from '@lockstep/collectors';
import { deepFreeze } from './deep-freeze.ts';
import { defined } from './defined.ts';
import { joinRecords } from './join-records.ts';
import { emptyRecord, type RepositoryRecord } from './record.ts';
import type { WrappedBackup, WrappedRun } from './wrapped-run.ts';

/**
 * Adds a wrapped run. Runs may come late, twice and in any order. One that is said to end in the future ends now: it is
 * told of, so it is over. A check that was hindered (a lock, a password, a cancellation) says nothing, maintenance counts
 * when it was `ok`.
 */
export function addRun(record: RepositoryRecord, run: WrappedRun, nowMs: number): RepositoryRecord {
  const part = { ...emptyRecord(record), ...findingsOf(run, Math.min(run.endedAtMs, nowMs)) };
  return joinRecords(record, deepFreeze(part), nowMs);
}

function findingsOf(run: WrappedRun, atMs: number): Partial<RepositoryRecord> {
  const isGood = run.verdict === 'ok';
  switch (run.kind) {
    case 'backup':
      return { sources: [sourceOf(run, atMs)] };
    case 'check':
      return { checks: isGood || saysDamage(run) ? [checkOf(run, atMs)] : [] };
    case 'maintenance':
      return { maintenance: isGood ? run.tasks.map((task) => ({ task, lastSuccessAtMs: atMs })) : [] };
    case 'restore_test':
      return { restoreTest: { atMs, isGood } };
  }
}

function sourceOf(run: WrappedBackup, endedAtMs: number) {
  const { id, source, verdict, durationSeconds, addedBytes, changes } = run;
  return {
    sourceId: sourceId(source),
    source,
    firstSeenAtMs: endedAtMs,
    runs: [{ id, endedAtMs, verdict, ...defined({ durationSeconds, addedBytes, changes }) }],
    restorePointsEver: [],
  };
}

function checkOf({ depth, verdict, firstError }: Extract<WrappedRun, { readonly kind: 'check' }>, atMs: number) {
  return { depth, atMs, isGood: verdict === 'ok', ...defined({ firstError }) };
}

function saysDamage({ verdict }: WrappedRun): boolean {
  return verdict === 'failed' || verdict === 'partial';
}
