import { laterOf, laterTime } from './clock.ts';
import { defined } from './defined.ts';
import type {
  CheckRecord,
  CollectorRecord,
  MaintenanceRecord,
  RepositoryRecord,
  SourceRecord,
  ToldIdentity,
} from './record.ts';
import { joinRestorePoints } from './restore-points-ever.ts';
import { joinRuns } from './source-runs.ts';
import { joinLists, unchanged } from './unchanged.ts';

/**
 * All that two records know of one repository. Everything that is learned goes through here, as a small record of its
 * own: of states the later one stands, facts keep their best, so neither the order of arrival nor a repetition matters.
 * Parts of `a` that stay as they were are the same objects afterwards.
 */
export function joinRecords(a: RepositoryRecord, b: RepositoryRecord, nowMs: number): RepositoryRecord {
  const later = <T extends { readonly atMs: number }>(x: T | undefined, y: T | undefined) => laterOf(x, y, nowMs);
  return unchanged<RepositoryRecord>(a, {
    version: 1,
    tool: a.tool,
    name: a.name,
    ...defined({
      identity: earlierOf(a.identity, b.identity),
      found: later(a.found, b.found),
      storage: later(a.storage, b.storage),
      volume: later(a.volume, b.volume),
      size: later(a.size, b.size),
      locks: later(a.locks, b.locks),
      list: later(a.list, b.list),
      restoreTest: later(a.restoreTest, b.restoreTest),
    }),
    checks: joinLists(a.checks, b.checks, {
      key: ({ depth }) => depth,
      join: (x, y) => later<CheckRecord>(x, y) ?? x,
    }),
    maintenance: joinLists(a.maintenance, b.maintenance, {
      key: ({ task }) => task,
      join: (x, y) => joinMaintenance(x, y, nowMs),
    }),
    collectors: joinLists(a.collectors, b.collectors, {
      key: ({ name, question }) => `${name}\n${question}`,
      join: (x, y) => joinCollectors(x, y, nowMs),
    }),
    sources: joinLists(a.sources, b.sources, {
      key: ({ sourceId }) => sourceId,
      join: (x, y) => joinSources(x, y, nowMs),
    }),
  });
}

function joinMaintenance(a: MaintenanceRecord, b: MaintenanceRecord, nowMs: number): MaintenanceRecord {
  return unchanged<MaintenanceRecord>(a, {
    task: a.task,
    ...defined({
      lastSuccessAtMs: laterTime(a.lastSuccessAtMs, b.lastSuccessAtMs, nowMs),
      expected: laterOf(a.expected, b.expected, nowMs),
    }),
  });
}

function joinCollectors(a: CollectorRecord, b: CollectorRecord, nowMs: number): CollectorRecord {
  return unchanged<CollectorRecord>(a, {
    name: a.name,
    question: a.question,
    last: laterOf(a.last, b.last, nowMs) ?? a.last,
    ...defined({ lastSuccessAtMs: laterTime(a.lastSuccessAtMs, b.lastSuccessAtMs, nowMs) }),
  });
}

function joinSources(a: SourceRecord, b: SourceRecord, nowMs: number): SourceRecord {
  return unchanged<SourceRecord>(a, {
    sourceId: a.sourceId,
    source: a.source,
    firstSeenAtMs: Math.min(a.firstSeenAtMs, b.firstSeenAtMs),
    runs: joinRuns(a.runs, b.runs, nowMs),
    restorePointsEver: joinRestorePoints(a.restorePointsEver, b.restorePointsEver),
    ...defined({
      newestEver: greater(a.newestEver, b.newestEver),
      state: laterOf(a.state, b.state, nowMs),
      schedule: laterOf(a.schedule, b.schedule, nowMs),
    }),
  });
}

function earlierOf(a: ToldIdentity | undefined, b: ToldIdentity | undefined): ToldIdentity | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.atMs !== b.atMs) return a.atMs < b.atMs ? a : b;
  return a.repositoryId <= b.repositoryId ? a : b;
}

function greater(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
