export type {
  Answer,
  BackupSource,
  BackupTool,
  CheckDepth,
  CheckOutcome,
  Found,
  Identity,
  Maintenance,
  MaintenanceTask,
  NewestSnapshot,
  Question,
  RepositoryLocks,
  RepositorySize,
  RunChanges,
  ScheduledSources,
  SnapshotKind,
  Snapshots,
  SourceSnapshots,
  TracedRun,
} from './answer.ts';
export type { Asker, AskerOptions, AskOptions } from './asker.ts';
export { type CollectedRun, collectOutput, type CollectOptions } from './collect-output.ts';
export { syncDirectory, writeDurably, writeDurablyAsync } from './durable-file.ts';
export type { Known } from './known.ts';
export { type KopiaCommand, readKopiaCommand } from './kopia/command.ts';
export type { KopiaServer } from './kopia/control-api.ts';
export { kopiaAsker, type KopiaAskerOptions } from './kopia/kopia-asker.ts';
export { type KopiaRepositoryStatus, readRepositoryStatus } from './kopia/repository-status.ts';
export type { KopiaSnapshot } from './kopia/snapshot.ts';
export { type KopiaSnapshotList, readSnapshotList } from './kopia/snapshot-list.ts';
export type { KopiaSource } from './kopia/source.ts';
export {
  type FinishedKopiaRun,
  type KopiaRunJudgement,
  verdictOfKopiaRefusal,
  verdictOfKopiaRun,
} from './kopia/verdict-of-kopia-run.ts';
export { HeadAndTail } from './head-and-tail.ts';
export { LineSplitter } from './line-splitter.ts';
export { redactUrls } from './redact.ts';
export { readResticCommand, type ResticCommand } from './restic/command.ts';
export { EvidenceReader, type ResticEvidence } from './restic/evidence.ts';
export type { BackupSummary } from './restic/message.ts';
export { type ReadCircumstances, type RepositoryShape, resticReadBytes } from './restic/read-cost.ts';
export { resticAsker, type ResticAskerOptions } from './restic/restic-asker.ts';
export { readStorage, type ResticStorage } from './restic/storage.ts';
export { SIGNS, type Sign } from './restic/sign.ts';
export { type FinishedRun, type RunJudgement, verdictOfRun } from './restic/verdict-of-run.ts';
export { sourceId } from './source-id.ts';
export { type RunningTool, startTool, type ToolEnd, type ToolOptions } from './tool.ts';
export { neutralEnvironment, toolEnvironment } from './tool-environment.ts';
export { type FactPath, type Since, TOOL_FACTS, type ToolFact } from './tool-facts.ts';
export { TOOL_QUESTIONS, type ToolQuestion } from './tool-questions.ts';
export type { Volume } from './volume.ts';
export type { Ending, RunKind, RunVerdict } from './verdict.ts';
