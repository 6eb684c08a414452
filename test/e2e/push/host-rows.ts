import type { Between, Expected, ExpectedSample } from '../scenario/compare.ts';
import { PUSH_HOSTS, PUSH_PARTS, type PushPart } from './hosts.ts';
import { type Deed, OVERDUE_SECONDS, type PushStory, type ResticPart } from './story.ts';

/** What must be seen of one host in the `rm_host_` families. What is absent here must be absent there. */
export interface HostSight {
  readonly lastBackup?: Between;
  readonly lastSuccess?: Between;
  readonly success?: 0 | 1;
  readonly repoStatus: 'unknown' | 'ready';
  readonly snapshots?: number;
  readonly sizeBytes?: number | undefined;
  readonly openAlerts: number;
  readonly intervalSeconds?: number;
  readonly overdue?: 0 | 1;
  readonly nextExpected?: Between;
  readonly missed?: number;
  readonly lastCheck?: Between;
  readonly checkSuccess?: 0 | 1;
  readonly lastRestoreTest?: Between;
  readonly restoreTestSuccess?: 0 | 1;
  readonly locks?: number;
  readonly oldestLock?: Between;
}

/** Bytes of all blobs in the recording that Kopia's stand-in plays. */
export const KOPIA_SIZE_BYTES = 60_443_054;

/** What the story must look like on the page, by host. */
export function hostSights(story: PushStory): Readonly<Record<PushPart, HostSight>> {
  const backedUp = (part: PushPart) => {
    const run = lastOf(story, part, 'backup');
    return { lastBackup: run, lastSuccess: run, success: 1, repoStatus: 'ready', ...dueAfter(part, run) } as const;
  };
  const listed = (part: ResticPart, snapshots: number, locks = 0) => ({
    snapshots,
    sizeBytes: story.sizes[part],
    locks,
    openAlerts: 0,
  });
  const longAgo = before(story.overdueReportedAt, OVERDUE_SECONDS);
  const firstRun = firstOf(story, 'failing', 'backup');
  return {
    good: {
      ...backedUp('good'),
      ...listed('good', 1),
      lastCheck: lastOf(story, 'good', 'check'),
      checkSuccess: 1,
      lastRestoreTest: lastOf(story, 'good', 'restore test'),
      restoreTestSuccess: 1,
    },
    failing: {
      ...backedUp('failing'),
      ...listed('failing', 1),
      lastSuccess: firstRun,
      ...dueAfter('failing', firstRun),
      success: 0,
      openAlerts: 1,
    },
    // Six hours between backups, an hour of grace: of the slots 6, 12, 18, 24 and 30 hours after it, four are past.
    overdue: {
      lastBackup: longAgo,
      lastSuccess: longAgo,
      success: 1,
      repoStatus: 'ready',
      openAlerts: 1,
      ...dueAfter('overdue', longAgo),
      overdue: 1,
      missed: 4,
    },
    // Owed since it was enrolled.
    never: { repoStatus: 'unknown', openAlerts: 0, ...dueAfter('never', story.enrolledAt) },
    // Fifteen seconds without a report.
    silent: { repoStatus: 'unknown', openAlerts: 1 },
    kopia: { ...backedUp('kopia'), snapshots: 2, sizeBytes: KOPIA_SIZE_BYTES, openAlerts: 0 },
    sharing: { ...backedUp('sharing'), ...listed('sharing', 1) },
    joining: { ...backedUp('joining'), ...listed('joining', 2) },
    paused: { repoStatus: 'ready', ...listed('paused', 1) },
    locked: { ...backedUp('locked'), ...listed('locked', 1, 1), oldestLock: story.lockedAt },
    damaged: {
      ...backedUp('damaged'),
      ...listed('damaged', 1),
      openAlerts: 1,
      lastCheck: lastOf(story, 'damaged', 'check'),
      checkSuccess: 0,
      lastRestoreTest: lastOf(story, 'damaged', 'restore test'),
      restoreTestSuccess: 0,
    },
    robbed: { ...backedUp('robbed'), ...listed('robbed', 1) },
  };
}

/** Every `rm_host_` family that the story decides, with all its rows. */
export function hostRows(story: PushStory): Readonly<Record<string, readonly ExpectedSample[]>> {
  const sights = hostSights(story);
  const rows = (pick: (host: HostSight) => Expected | undefined) => perPushHost(story, (part) => pick(sights[part]));
  return {
    rm_host_agent_online: perPushHost(story, (part) => Number(part !== 'silent')),
    rm_host_last_backup_timestamp_seconds: rows(({ lastBackup }) => lastBackup),
    rm_host_last_successful_backup_timestamp_seconds: rows(({ lastSuccess }) => lastSuccess),
    rm_host_last_backup_success: rows(({ success }) => success),
    rm_host_repo_status: PUSH_PARTS.map((part) => ({
      labels: { ...labelsOf(story, part), status: sights[part].repoStatus },
      value: 1,
    })),
    rm_host_repo_size_bytes: rows(({ sizeBytes }) => sizeBytes),
    rm_host_snapshot_count: rows(({ snapshots }) => snapshots),
    rm_host_open_alerts: rows(({ openAlerts }) => openAlerts),
    rm_host_backup_expected_interval_seconds: rows(({ intervalSeconds }) => intervalSeconds),
    rm_host_backup_overdue: rows(({ overdue }) => overdue),
    rm_host_backup_next_expected_timestamp_seconds: rows(({ nextExpected }) => nextExpected),
    rm_host_backup_missed_runs: rows(({ missed }) => missed),
    rm_host_last_check_timestamp_seconds: rows(({ lastCheck }) => lastCheck),
    rm_host_last_check_success: rows(({ checkSuccess }) => checkSuccess),
    rm_host_last_restore_test_timestamp_seconds: rows(({ lastRestoreTest }) => lastRestoreTest),
    rm_host_last_restore_test_success: rows(({ restoreTestSuccess }) => restoreTestSuccess),
    rm_host_repo_locks: rows(({ locks }) => locks),
    rm_host_repo_oldest_lock_timestamp_seconds: rows(({ oldestLock }) => oldestLock),
  };
}

/** One series per host for which `pick` knows a value, labelled as on the page. */
function perPushHost(
  story: Pick<PushStory, 'agents'>,
  pick: (part: PushPart) => Expected | undefined,
): ExpectedSample[] {
  return PUSH_PARTS.flatMap((part) => {
    const value = pick(part);
    return value === undefined ? [] : [{ labels: labelsOf(story, part), value }];
  });
}

/** The last deed of a kind. */
export function lastOf({ deeds }: PushStory, part: PushPart, kind: Deed): Between {
  return found(deeds[part]?.findLast(([deed]) => deed === kind)?.[1], part, kind);
}

function firstOf({ deeds }: PushStory, part: PushPart, kind: Deed): Between {
  return found(deeds[part]?.find(([deed]) => deed === kind)?.[1], part, kind);
}

function found(span: Between | undefined, part: PushPart, kind: Deed): Between {
  if (span === undefined) throw new Error(`The story has no ${kind} of the host ${part}.`);
  return { from: span.from, to: span.to };
}

function labelsOf({ agents }: Pick<PushStory, 'agents'>, part: PushPart) {
  return { host_id: agents[part].hostId, host: PUSH_HOSTS[part].name };
}

function dueAfter(part: PushPart, success: Between) {
  const host = PUSH_HOSTS[part];
  if (!('expected' in host) || 'paused' in host) return {};
  const seconds = host.expected.interval_seconds;
  return { intervalSeconds: seconds, overdue: 0, missed: 0, nextExpected: before(success, -seconds) } as const;
}

function before({ from, to }: Between, seconds: number): Between {
  return { from: from - seconds, to: to - seconds };
}
