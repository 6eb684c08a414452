export { Answers, type Question, type WireAnswer } from './answers.ts';
export { BackupSource } from './backup-source.ts';
export { API_ERRORS, ApiError, type ApiErrorCode } from './errors.ts';
export {
  Alert,
  Expectation,
  Host,
  HostChange,
  HostCredentials,
  Job,
  JoinToken,
  NewHost,
  NewJoinToken,
  OwedPair,
  type Page,
  page,
  PageQuery,
} from './hosts.ts';
export { LIMITS } from './limits.ts';
export { inParts, joinParts, type ListAnswer } from './parts.ts';
export {
  FactsReport,
  HeartbeatReport,
  JobReport,
  type Report,
  REPORT_SCHEMAS,
  ReportBatch,
  ReportResults,
} from './reports.ts';
export { HostName, Ulid } from './text.ts';
export {
  ALERT_KINDS,
  type AlertKind,
  BACKUP_TOOLS,
  type BackupTool,
  CHECK_DEPTHS,
  type CheckDepth,
  JOB_KINDS,
  type JobKind,
  jobStatus,
  type JobStatus,
  MAINTENANCE_TASKS,
  type MaintenanceTask,
  REPORT_RESULTS,
  type ReportResult,
  SEVERITIES,
  type Severity,
  type Verdict,
  VERDICTS,
} from './words.ts';
export { fromWire, toWire, type Wire } from './wire.ts';
