import type { Connection } from '../connection.ts';
import { acceptReports, refuseReports } from '../writes/accept-reports.ts';
import { changeHost, removeHost } from '../writes/change-host.ts';
import { createJoinToken, enrolHost, rotateToken } from '../writes/enrol-host.ts';
import { draftHost, type HostDraft } from '../writes/host-drafts.ts';
import { retention } from '../writes/retain.ts';
import { reviewReported, reviewTimed } from '../writes/review-alerts.ts';
import { prepareTables, type Tables } from '../writes/tables.ts';
import type { Write, Writes } from './requests.ts';

/** Runs writes inside the transaction of a group. */
export interface Executor {
  /** Queues open alerts that nobody was told of because no sender was set; call inside a transaction. */
  announceOpenAlerts(nowMs: number): void;
  /** Starts a group; call inside a transaction. */
  begin(): Group;
}

/** The writes of one transaction. Reports of one host are gathered and written once, by `finish`. */
export interface Group {
  run(write: Write): unknown;
  finish(): void;
}

/** Prepares everything that writes need on a connection. */
export function createExecutor(connection: Connection, notify: boolean): Executor {
  const tables = prepareTables(connection, notify);
  const retain = retention(connection);
  const nextRev = connection.prepare<[], number>('UPDATE store_state SET rev = rev + 1 RETURNING rev').pluck();
  return {
    announceOpenAlerts: (nowMs) => {
      tables.alerts.announceOpen(nowMs);
    },
    begin: () => {
      const rev = nextRev.get() ?? 0;
      const drafts = hostDrafts(tables, rev);
      return {
        finish: drafts.save,
        run: (write) => {
          if (write.name === 'reports') return runReports(tables, drafts, write);
          // Everything else reads and writes rows itself, so what is gathered must be there.
          drafts.save();
          return write.name === 'retain' ? retain(write.nowMs, write.retentionDays) : runOther(tables, write, rev);
        },
      };
    },
  };
}

function runReports(tables: Tables, drafts: HostDrafts, { hostId, batch }: Writes['reports']['request']) {
  const draft = drafts.of(hostId, batch.receivedAtMs);
  return draft === undefined ? refuseReports(batch) : acceptReports(tables, draft, batch);
}

function runOther(tables: Tables, write: Exclude<Write, { name: 'reports' | 'retain' }>, rev: number): unknown {
  switch (write.name) {
    case 'enrol':
      return enrolHost(tables, write, rev);
    case 'change':
      return changeHost(tables, write, rev);
    case 'remove':
      return removeHost(tables, write.hostId, write.nowMs, rev);
    case 'rotate':
      return rotateToken(tables, write.hostId, rev);
    case 'joinToken':
      return createJoinToken(tables, write.wanted, write.nowMs);
    case 'judge':
      return judge(tables, write, rev);
    case 'notified':
      return tables.alerts.removeNotifications(write.ids);
  }
}

function judge(tables: Tables, { hostIds, nowMs, deaf }: Writes['judge']['request'], rev: number): void {
  for (const hostId of hostIds) {
    const draft = draftHost(tables, hostId);
    if (draft === undefined) continue;
    reviewTimed(tables, draft, nowMs, deaf);
    draft.save(rev);
  }
}

type HostDrafts = ReturnType<typeof hostDrafts>;

/** The drafts of a group, by host. */
function hostDrafts(tables: Tables, rev: number) {
  const drafts = new Map<string, { readonly draft: HostDraft; nowMs: number }>();
  return {
    of: (hostId: string, nowMs: number): HostDraft | undefined => {
      const known = drafts.get(hostId);
      if (known !== undefined) {
        known.nowMs = nowMs;
        return known.draft;
      }
      const draft = draftHost(tables, hostId);
      if (draft !== undefined) drafts.set(hostId, { draft, nowMs });
      return draft;
    },
    save: () => {
      for (const { draft, nowMs } of drafts.values()) {
        reviewReported(tables, draft, nowMs);
        draft.save(rev);
      }
      drafts.clear();
    },
  };
}
