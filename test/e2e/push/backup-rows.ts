import { sourceId } from '@lockstep/collectors';
import type { Between, Expected, ExpectedSample } from '../scenario/compare.ts';
import { type HostSight, hostSights, KOPIA_SIZE_BYTES, lastOf } from './host-rows.ts';
import { PUSH_HOSTS, type PushPart } from './hosts.ts';
import { sourceIdOf } from './restic-host.ts';
import { PAUSED_SNAPSHOT, type PushStory, RESTIC_PARTS, type ResticPart } from './story.ts';

/** The repository that the recordings of Kopia are of. */
const KOPIA_REPOSITORY = '655bc871d80fba3cad7aae6b3bb5342f424d11b4560ad24be902498edc8145a5';
const KOPIA_SOURCES = {
  docs: { host: 'alpha', user: 'backup', paths: ['/srv/rec-kopia/src/docs'] },
  big: { host: 'alpha', user: 'backup', paths: ['/srv/rec-kopia/src/big'] },
};

/** What must be seen of one source. What is absent here must be absent there. */
interface SourceSight extends Pick<
  HostSight,
  'lastSuccess' | 'intervalSeconds' | 'overdue' | 'nextExpected' | 'missed'
> {
  readonly labels: Readonly<Record<'tool' | 'repository' | 'source_id', string>>;
  readonly info: Readonly<Record<string, string>>;
  readonly attempt?: Between | undefined;
  readonly verdict?: string;
  readonly unsuccessful?: number;
  readonly snapshots?: number;
  readonly lost?: 0 | 1;
  readonly newest?: Expected | undefined;
}

/** Every `backup_` family of sources, repositories and collectors that the story decides, with all its rows. */
export function backupRows(story: PushStory): Readonly<Record<string, readonly ExpectedSample[]>> {
  return { ...sourceRows(sourceSights(story)), ...repositoryRows(story), ...collectorRows(story) };
}

function sourceRows(sights: readonly SourceSight[]): Readonly<Record<string, readonly ExpectedSample[]>> {
  const rows = (
    pick: (source: SourceSight) => Expected | undefined,
    more: (source: SourceSight) => Record<string, string> = () => ({}),
  ) =>
    sights.flatMap((source) => {
      const value = pick(source);
      return value === undefined ? [] : [{ labels: { ...source.labels, ...more(source) }, value }];
    });
  const counts = (completeness: string, count: (all: number) => number) =>
    rows(
      ({ snapshots }) => (snapshots === undefined ? undefined : count(snapshots)),
      () => ({ completeness }),
    );
  return {
    backup_source_info: rows(
      () => 1,
      ({ info }) => info,
    ),
    backup_last_success_timestamp_seconds: rows(({ lastSuccess }) => lastSuccess),
    backup_last_attempt_timestamp_seconds: rows(({ attempt }) => attempt),
    backup_last_result: rows(
      ({ verdict }) => (verdict === undefined ? undefined : 1),
      ({ verdict = '' }) => ({ verdict }),
    ),
    backup_unsuccessful_runs: rows(({ unsuccessful }) => unsuccessful),
    backup_snapshots: [...counts('complete', (all) => all), ...counts('incomplete', () => 0)],
    backup_restore_points_lost: rows(({ lost }) => lost),
    backup_newest_restore_point_timestamp_seconds: rows(({ newest }) => newest),
    backup_expected_interval_seconds: rows(({ intervalSeconds }) => intervalSeconds),
    backup_overdue: rows(({ overdue }) => overdue),
    backup_next_expected_timestamp_seconds: rows(({ nextExpected }) => nextExpected),
    backup_missed_runs: rows(({ missed }) => missed),
  };
}

function sourceSights(story: PushStory): readonly SourceSight[] {
  return [...RESTIC_PARTS.map((part) => resticSight(story, part)), ...kopiaSights(story), ...unseenSights(story)];
}

function resticSight(story: PushStory, part: ResticPart): SourceSight {
  const { id: repository, snapshots } = story.repositories[part];
  const own = snapshots.filter(({ hostname }) => hostname === PUSH_HOSTS[part].name);
  const newest = own.at(-1);
  if (newest === undefined) throw new Error(`restic lists no snapshot of ${part}.`);
  const { lastSuccess, lastBackup, intervalSeconds, overdue, nextExpected, missed } = hostSights(story)[part];
  const seconds = Date.parse(newest.time) / 1000;
  const paused = { from: Date.parse(`${PAUSED_SNAPSHOT}Z`) / 1000, to: Date.parse(`${PAUSED_SNAPSHOT}Z`) / 1000 };
  const succeededAt = lastSuccess ?? paused;
  return {
    labels: { tool: 'restic', repository, source_id: sourceIdOf(newest) },
    info: { host: newest.hostname, user: newest.username, path: newest.paths.join(',') },
    attempt: lastBackup ?? paused,
    lastSuccess: succeededAt,
    verdict: part === 'failing' ? 'source_missing' : 'ok',
    unsuccessful: part === 'failing' ? 1 : 0,
    snapshots: own.length,
    lost: part === 'robbed' ? 1 : 0,
    newest: { from: seconds - 0.001, to: seconds + 0.001 },
    ...definedOnly({ intervalSeconds, overdue, nextExpected, missed }),
  };
}

/** The snapshot of the run is not on the list of the recording; the list says of both when they were saved. */
function kopiaSights(story: PushStory): readonly SourceSight[] {
  const looked = lastOf(story, 'kopia', 'look');
  const ran = lastOf(story, 'kopia', 'backup');
  // The stand-in moves its times by whole seconds, and of two snapshots the other is the newest.
  const saved = { from: looked.from - 602, to: looked.to - 599 };
  const { intervalSeconds = 0 } = hostSights(story).kopia;
  return Object.values(KOPIA_SOURCES).map((source): SourceSight => {
    const success = source === KOPIA_SOURCES.docs ? ran : saved;
    return {
      labels: { tool: 'kopia', repository: KOPIA_REPOSITORY, source_id: sourceId(source) },
      info: { host: source.host, user: source.user, path: source.paths.join(',') },
      attempt: success,
      lastSuccess: success,
      verdict: 'ok',
      unsuccessful: 0,
      snapshots: 1,
      lost: 0,
      newest: saved,
      intervalSeconds,
      overdue: 0,
      missed: 0,
      nextExpected: { from: success.from + intervalSeconds, to: success.to + intervalSeconds },
    };
  });
}

/** Sources that nobody has looked at: what an old agent told, and what a host owes that never backed up. */
function unseenSights(story: PushStory): readonly SourceSight[] {
  const { overdue, never } = hostSights(story);
  const named = (name: string, host: string, path: string) => ({
    labels: { tool: 'restic', repository: `name:${name}`, source_id: sourceId({ host, user: '', paths: [path] }) },
    // A label without a value is none.
    info: path === '' ? { host } : { host, path },
  });
  const due = ({ intervalSeconds, overdue: late, nextExpected, missed }: HostSight) =>
    definedOnly({ intervalSeconds, overdue: late, nextExpected, missed });
  return [
    {
      ...named('overdue//srv/repository', 'overdue', '/home'),
      ...definedOnly({ attempt: overdue.lastBackup, lastSuccess: overdue.lastSuccess }),
      verdict: 'ok',
      unsuccessful: 0,
      ...due(overdue),
    },
    { ...named('never', 'never', ''), ...due(never) },
  ];
}

function repositoryRows(story: PushStory): Readonly<Record<string, readonly ExpectedSample[]>> {
  const sights = hostSights(story);
  const checked = ['good', 'damaged'] as const;
  const of = (part: ResticPart) => ({ tool: 'restic', repository: story.repositories[part].id });
  // Two of the hosts share one, and the second has looked last.
  const looked = RESTIC_PARTS.filter((part) => part !== 'sharing');
  const per = (
    parts: readonly ResticPart[],
    pick: (host: HostSight) => Expected | undefined,
    more: Record<string, string> = {},
  ) =>
    parts.flatMap((part) => {
      const value = pick(sights[part]);
      return value === undefined ? [] : [{ labels: { ...of(part), ...more }, value }];
    });
  return {
    backup_repository_size_bytes: [
      ...per(looked, ({ sizeBytes }) => sizeBytes),
      { labels: { tool: 'kopia', repository: KOPIA_REPOSITORY }, value: KOPIA_SIZE_BYTES },
    ],
    backup_repository_locks: per(looked, ({ locks }) => locks),
    backup_repository_oldest_lock_timestamp_seconds: per(looked, ({ oldestLock }) => oldestLock),
    backup_repository_last_check_timestamp_seconds: per(checked, ({ lastCheck }) => lastCheck, { depth: 'structure' }),
    backup_repository_last_check_success: per(checked, ({ checkSuccess }) => checkSuccess, { depth: 'structure' }),
    backup_repository_last_restore_test_timestamp_seconds: per(checked, ({ lastRestoreTest }) => lastRestoreTest),
    backup_repository_last_restore_test_success: per(checked, ({ restoreTestSuccess }) => restoreTestSuccess),
  };
}

/** What each agent asks in a look. */
const QUESTIONS = {
  restic: ['identity', 'snapshots', 'size', 'locks'],
  kopia: ['identity', 'snapshots', 'size', 'maintenance'],
} as const;

/** Each question at the time of the last look, and each agent itself with its heartbeat. */
function collectorRows(story: PushStory): Readonly<Record<string, readonly ExpectedSample[]>> {
  const asked = [...RESTIC_PARTS, 'kopia' as const].flatMap((part) => {
    const tool = part === 'kopia' ? 'kopia' : 'restic';
    const place = part === 'kopia' ? story.kopia.env['KOPIA_CONFIG_PATH'] : story.hosts[part].repository.location;
    const name = `${PUSH_HOSTS[part].name}/${place ?? ''}`;
    return QUESTIONS[tool].map((question) => ({
      labels: { tool, name, question },
      value: lastOf(story, part, 'look'),
    }));
  });
  const parts = Object.keys(PUSH_HOSTS) as PushPart[];
  const agentOf = (part: PushPart) => ({
    tool: part === 'kopia' ? 'kopia' : 'restic',
    name: PUSH_HOSTS[part].name,
    question: 'reports',
  });
  return {
    backup_collector_last_attempt_timestamp_seconds: [
      ...asked,
      ...parts.map((part) => ({ labels: agentOf(part), value: lastHeard(story, part) })),
    ],
    backup_collector_interval_seconds: parts.map((part) => ({
      labels: agentOf(part),
      value: PUSH_HOSTS[part].heartbeat_seconds,
    })),
    backup_collector_last_result: [
      ...asked.map(({ labels }) => ({ labels: { ...labels, verdict: 'ok' }, value: 1 })),
      ...parts.map((part) => ({ labels: { ...agentOf(part), verdict: 'ok' }, value: 1 })),
    ],
  };
}

function lastHeard(story: PushStory, part: PushPart): Between {
  if (part === 'overdue') return story.overdueReportedAt;
  if (part === 'silent') return story.lastSignOfLife;
  const last = story.deeds[part]?.at(-1)?.[1];
  if (last === undefined) throw new Error(`Nothing happened to ${part}.`);
  return last;
}

function definedOnly<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}
