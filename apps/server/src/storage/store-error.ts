/** Classes of failed writes; the values of the label `error` of `lockstep_store_failures_total`. */
export type StoreErrorKind = 'full' | 'io' | 'busy' | 'corrupt' | 'other';

/** A write that did not happen. Nothing of it was stored; but for `corrupt` the same request may be sent again. */
export class StoreError extends Error {
  readonly code = 'STORE_WRITE_FAILED';
  readonly kind: StoreErrorKind;

  constructor(kind: StoreErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.kind = kind;
  }
}

/** Why a store was not opened. Each has its own advice. */
export type StoreOpenReason =
  | 'missing'
  | 'emptied'
  | 'not_a_store'
  | 'damaged'
  | 'foreign'
  | 'newer_schema'
  | 'no_folder'
  | 'not_a_file'
  | 'no_permission'
  | 'in_use'
  | 'unsuitable_sqlite';

/** The store cannot be used. The message names the file, what was found and what to do; the file is untouched. */
export class StoreOpenError extends Error {
  readonly code = 'STORE_NOT_OPENED';
  readonly reason: StoreOpenReason;

  constructor(reason: StoreOpenReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreOpenError';
    this.reason = reason;
  }
}

const ADVICE: Readonly<Record<StoreErrorKind, string>> = {
  full: 'The disk of the store is full; make room, nothing else is needed.',
  io: 'The disk of the store failed to write; look at the system log.',
  busy: 'Another process holds the store; try again.',
  corrupt: 'The store is damaged; stop the server and restore a backup.',
  other: 'The store refused the write.',
};

/** The class of anything thrown by SQLite. */
export function classifyError(error: unknown): StoreErrorKind {
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL') return 'full';
  if (/^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(code)) return 'io';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'busy';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'corrupt';
  return 'other';
}

/** A `StoreError` that says what to do about `error`. */
export function toStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const kind = classifyError(error);
  const detail = error instanceof Error ? error.message : String(error);
  return new StoreError(kind, `${ADVICE[kind]} (${detail})`, { cause: error });
}

/** The result code of an error of better-sqlite3, `''` for other errors. */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}
