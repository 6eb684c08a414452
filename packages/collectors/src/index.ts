export { type CollectedRun, collectOutput, type CollectOptions } from './collect-output.ts';
export type { Known } from './known.ts';
export {
  comparedWithLastLook,
  type LookComparison,
  type Loss,
  rememberedLook,
  type RememberedLook,
  type RememberedSource,
} from './kopia/last-look.ts';
export {
  type KopiaMaintenance,
  type KopiaMaintenanceCycle,
  type KopiaMaintenanceTask,
  readMaintenanceInfo,
} from './kopia/maintenance-info.ts';
export { type KopiaRepositoryStatus, readRepositoryStatus } from './kopia/repository-status.ts';
export { type KopiaServerSource, type KopiaServerSources, readServerSources } from './kopia/server-sources.ts';
export type { KopiaSnapshot } from './kopia/snapshot.ts';
export { type KopiaSnapshotList, readSnapshotList } from './kopia/snapshot-list.ts';
export { type KopiaSource, sourceKey } from './kopia/source.ts';
export { type KopiaSourceSummary, summarizeSources } from './kopia/source-summary.ts';
export { type KopiaBlobStats, type KopiaContentStats, readBlobStats, readContentStats } from './kopia/storage-stats.ts';
export {
  type FinishedKopiaRun,
  type KopiaRunJudgement,
  verdictOfKopiaRefusal,
  verdictOfKopiaRun,
} from './kopia/verdict-of-kopia-run.ts';
export { type KopiaVerifyResult, readVerifyResult } from './kopia/verify-result.ts';
export { LineSplitter } from './line-splitter.ts';
export { redactUrls } from './redact.ts';
export { readResticCommand, type ResticCommand } from './restic/command.ts';
export { readRawDataSize, readRepositoryId, readSnapshotCount, readVersion } from './restic/document.ts';
export { EvidenceReader, type ResticEvidence } from './restic/evidence.ts';
export { lookAtRepository, type RepositoryLook, type RunRestic } from './restic/look.ts';
export type { BackupSummary } from './restic/message.ts';
export { SIGNS, type Sign } from './restic/sign.ts';
export { type FinishedRun, type RunJudgement, verdictOfRun } from './restic/verdict-of-run.ts';
export { type RunningTool, startTool, type ToolEnd, type ToolOptions } from './tool.ts';
export { toolEnvironment } from './tool-environment.ts';
export type { Ending, RunKind, RunVerdict } from './verdict.ts';
