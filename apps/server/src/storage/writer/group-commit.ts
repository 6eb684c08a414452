import type { Connection } from '../connection.ts';
import { type StoreErrorKind, toStoreError } from '../store-error.ts';
import type { Executor } from './execute.ts';
import type { Answer, Write } from './requests.ts';

/** A write with the number by which its answer is told. */
export interface NumberedWrite {
  readonly id: number;
  readonly write: Write;
}

/** What became of a group of writes. */
export interface GroupResult {
  readonly answers: readonly Answer[];
  /** Writes of each transaction that was committed: one number when all went well. */
  readonly commits: readonly number[];
}

/** Failures of a whole group that would hit each of its writes alike, after as long a wait. */
const HOPELESS: ReadonlySet<StoreErrorKind> = new Set(['busy', 'corrupt']);

/**
 * Commits a group of writes in one transaction; one sync of the disk stands behind all of their answers. When it fails
 * it is rolled back and each write gets a transaction of its own, so that a bad one cannot hurt the others. `verify`
 * runs after each commit and throws when the commit must not be relied on.
 */
export function commitGroup(
  connection: Connection,
  executor: Executor,
  group: readonly NumberedWrite[],
  verify: () => void,
): GroupResult {
  try {
    const values = transact(connection, executor, group, verify);
    return { answers: group.map(({ id }, i) => ({ id, value: values[i] })), commits: [group.length] };
  } catch (thrown) {
    const error = toStoreError(thrown);
    if (group.length > 1 && !HOPELESS.has(error.kind)) return commitEach(connection, executor, group, verify);
    const { kind, message } = error;
    return { answers: group.map(({ id }) => ({ id, error: { kind, message } })), commits: [] };
  }
}

function commitEach(
  connection: Connection,
  executor: Executor,
  group: readonly NumberedWrite[],
  verify: () => void,
): GroupResult {
  const results = group.map((write) => commitGroup(connection, executor, [write], verify));
  return {
    answers: results.flatMap(({ answers }) => answers),
    commits: results.flatMap(({ commits }) => commits),
  };
}

function transact(
  connection: Connection,
  executor: Executor,
  group: readonly NumberedWrite[],
  verify: () => void,
): unknown[] {
  const run = connection.transaction(() => {
    const running = executor.begin();
    const values = group.map(({ write }) => running.run(write));
    running.finish();
    return values;
  });
  const values = run.immediate();
  verify();
  return values;
}
