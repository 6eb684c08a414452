export { addAnswer, type CollectedAnswer } from './add-answer.ts';
export { addReport, type HeardReport } from './add-report.ts';
export { addRun } from './add-run.ts';
export { expectSource } from './expect-source.ts';
export {
  countMissed,
  dueTimes,
  type DueTimes,
  type Expectation,
  expectationProblem,
  type ExpectationProblem,
  type ExpectedInterval,
  expectedInterval,
  type MissedRuns,
  missedRuns,
} from './expectation.ts';
export { acceptRepository, forgetCollector, forgetSource } from './forget.ts';
export { mergeRecords } from './merge-records.ts';
export { BackupPage } from './page/backup-page.ts';
export type { BackupMetrics } from './page/rows.ts';
export { readRecord } from './read-record.ts';
export {
  type At,
  type CheckRecord,
  type CollectorAttempt,
  type CollectorQuestion,
  type CollectorRecord,
  emptyRecord,
  isExchanged,
  type MaintenanceRecord,
  type RepositoryRecord,
  repositoryLabel,
  type RunRecord,
  type SourceRecord,
  type SourceState,
  type ToldIdentity,
} from './record.ts';
export type { Period, Retention } from './retention.ts';
export { fitsSource, type RepositoryView, type SourceMatch, type SourceWishes } from './view.ts';
export type { WrappedBackup, WrappedCheck, WrappedMaintenance, WrappedRestoreTest, WrappedRun } from './wrapped-run.ts';
