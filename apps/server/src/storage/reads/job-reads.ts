import type { Job, Page } from '@lockstep/protocol';
import type { Connection } from '../connection.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { toPage } from './page.ts';

/** Which jobs to read. */
export interface JobPage {
  readonly limit: number;
  readonly cursor?: string;
  readonly hostId?: string;
}

type Row = Omit<Job, 'started_at' | 'finished_at'> & { started_at: number; finished_at: number };

const COLUMNS =
  'id, host_id, kind, verdict, reason, started_at, finished_at, duration_seconds, repository, repository_id, source, ' +
  'snapshot_id, bytes_added';

/** Prepares the reading of jobs, newest first, on a connection. */
export function jobReads(connection: Connection): (page: JobPage) => Page<Job> {
  const all = connection.prepare<[number, string, string, number], Row>(
    `SELECT ${COLUMNS} FROM job WHERE (finished_at, id, host_id) < (?, ?, ?)
     ORDER BY finished_at DESC, id DESC, host_id DESC LIMIT ?`,
  );
  const ofHost = connection.prepare<[string, number, string, number], Row>(
    `SELECT ${COLUMNS} FROM job WHERE host_id = ? AND (finished_at, id) < (?, ?)
     ORDER BY finished_at DESC, id DESC LIMIT ?`,
  );
  return ({ limit, cursor, hostId }) => {
    const [finishedAt = Number.MAX_SAFE_INTEGER, id = '', host = ''] = decodeCursor(cursor, 3) ?? [];
    const rows =
      hostId === undefined
        ? all.all(Number(finishedAt), String(id), String(host), limit + 1)
        : ofHost.all(hostId, Number(finishedAt), String(id), limit + 1);
    return toPage(rows, limit, toJob, (row) => encodeCursor([row.finished_at, row.id, row.host_id]));
  };
}

function toJob(row: Row): Job {
  return {
    ...row,
    started_at: new Date(row.started_at).toISOString(),
    finished_at: new Date(row.finished_at).toISOString(),
  };
}
