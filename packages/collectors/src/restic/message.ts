import { count, instant, isObject, seconds, snapshotId, text } from '../field.ts';

/**
 * The summary of a backup. Every field is absent when this version of restic does not know it or printed nonsense;
 * `refused` names the latter. Bytes are before compression, but for `bytesStored`.
 */
export interface BackupSummary {
  readonly filesNew?: number;
  readonly filesChanged?: number;
  readonly filesUnmodified?: number;
  readonly filesProcessed?: number;
  readonly bytesProcessed?: number;
  readonly bytesAdded?: number;
  readonly bytesStored?: number;
  readonly durationSeconds?: number;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly snapshotId?: string;
  readonly dryRun: boolean;
  readonly refused: readonly string[];
}

/** What a message of restic says, as far as a verdict needs it. Fields of messages that are not needed are not read. */
export type ResticMessage =
  | { readonly type: 'progress'; readonly totalFiles?: number }
  | { readonly type: 'backup_summary'; readonly summary: BackupSummary }
  | { readonly type: 'check_summary'; readonly errors?: number }
  | { readonly type: 'error'; readonly message: string }
  | { readonly type: 'exit_error'; readonly code?: number; readonly lines: readonly string[] }
  | { readonly type: 'other' };

type Fields = Readonly<Record<string, unknown>>;

/** Reads a message of 0.14 to 0.19. Unknown types are `other`: restic adds some at any time. */
export function readMessage(fields: Fields): ResticMessage {
  switch (fields['message_type']) {
    case 'status':
    case 'verbose_status':
      return readProgress(fields);
    case 'summary':
      return readSummary(fields);
    case 'error':
      return { type: 'error', message: errorText(fields) };
    case 'exit_error':
      return readExitError(fields);
    default:
      return { type: 'other' };
  }
}

// 0.14.0 gives its `scan_finished` the type `status`, later versions `verbose_status`; both know the number of files.
function readProgress(fields: Fields): ResticMessage {
  const totalFiles = count(fields['total_files']);
  return totalFiles === undefined ? { type: 'progress' } : { type: 'progress', totalFiles };
}

function readSummary(fields: Fields): ResticMessage {
  if ('num_errors' in fields) {
    const errors = count(fields['num_errors']);
    return errors === undefined ? { type: 'check_summary' } : { type: 'check_summary', errors };
  }
  if ('total_files_processed' in fields || 'files_new' in fields) {
    return { type: 'backup_summary', summary: readBackupSummary(fields) };
  }
  return { type: 'other' };
}

const SUMMARY_FIELDS = {
  filesNew: ['files_new', count],
  filesChanged: ['files_changed', count],
  filesUnmodified: ['files_unmodified', count],
  filesProcessed: ['total_files_processed', count],
  bytesProcessed: ['total_bytes_processed', count],
  bytesAdded: ['data_added', count],
  bytesStored: ['data_added_packed', count],
  durationSeconds: ['total_duration', seconds],
  startedAt: ['backup_start', instant],
  finishedAt: ['backup_end', instant],
  snapshotId: ['snapshot_id', snapshotId],
} as const;

function readBackupSummary(fields: Fields): BackupSummary {
  const refused: string[] = [];
  const known: Record<string, unknown> = {};
  for (const [name, [field, read]] of Object.entries(SUMMARY_FIELDS)) {
    if (fields[field] === undefined) continue;
    const value = read(fields[field]);
    if (value === undefined) refused.push(field);
    else known[name] = value;
  }
  return { ...known, dryRun: fields['dry_run'] === true, refused };
}

/** `{"Op","Path","Err":13}`, `{"Op","Path","Err":{}}` or `{}` in 0.14.0, `{"message"}` later. */
function errorText(fields: Fields): string {
  const error = isObject(fields['error']) ? fields['error'] : {};
  const message = text(error['message']) ?? text(fields['message']);
  if (message !== undefined) return firstLine(message);
  const [op, path, number] = [text(error['Op']), text(error['Path']), count(error['Err'])];
  const item = path ?? text(fields['item']) ?? 'an item';
  return `${op ?? 'read'} ${item}${number === undefined ? '' : `: error number ${number}`}`;
}

// From 0.19.1 on a message may go on with a stack trace; everything from the first call frame on is for developers.
function readExitError(fields: Fields): ResticMessage {
  const lines = (text(fields['message']) ?? '').split('\n').map((line) => line.trim());
  const code = count(fields['code']);
  return { type: 'exit_error', ...(code === undefined ? {} : { code }), lines: lines.filter((line) => line !== '') };
}

function firstLine(message: string): string {
  return message.trim().split('\n', 1)[0] ?? '';
}
