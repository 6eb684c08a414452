import {
  type BackupMetrics,
  BackupPage,
  mergeRecords,
  type RepositoryRecord,
  type RepositoryView,
} from '@lockstep/backups';
import type { BackupTool } from '@lockstep/collectors';
import type { HostRecord } from './host-record.ts';
import { type HostShare, sharesOf } from './host-shares.ts';
import type { HostedRecord } from './hosted-record.ts';
import type { HostRepository } from './repository-evidence.ts';

/** More repositories of one host are the work of a script that names a new one each time; the longest idle one is not shown. */
const MOST_REPOSITORIES = 64;

/** A repository as the page shows it: what all its hosts told, as one. */
interface Shared {
  readonly record: RepositoryRecord;
  readonly view: RepositoryView;
}

/**
 * The repositories of the fleet in memory. Hosts that tell the same id share a repository, and what they told is joined:
 * of states the newer stands, facts keep their best. A host that is removed takes with it what only it has told.
 */
export class FleetRepositories {
  readonly #stateMaxAgeSeconds: number;
  readonly #told = new Map<string, Map<string, HostedRecord>>();
  readonly #shares = new Map<string, readonly HostShare[]>();
  readonly #settings = new Map<string, string>();
  /** By key of the repository. */
  readonly #groups = new Map<string, Set<HostShare>>();
  readonly #shared = new Map<string, Shared>();
  readonly #changedHosts = new Map<string, HostRecord | undefined>();
  readonly #toShow = new Set<string>();
  #page: BackupPage | undefined;
  #metrics: BackupMetrics | undefined;

  constructor(stateMaxAgeMs: number) {
    this.#stateMaxAgeSeconds = stateMaxAgeMs / 1000;
  }

  /** Takes what a host told of a repository. Its host must be `setHost` as well. */
  setRecord(hostId: string, hosted: HostedRecord): void {
    const told = this.#told.get(hostId) ?? new Map<string, HostedRecord>();
    const key = `${hosted.record.tool} ${hosted.repository}`;
    // What was told last is the last of the map.
    told.delete(key);
    this.#told.set(hostId, told.set(key, hosted));
    if (told.size > MOST_REPOSITORIES) told.delete([...told.keys()][0] ?? '');
    this.#settings.delete(hostId);
  }

  /** Takes a host that was reported or changed. Most reports are signs of life, and change nothing here. */
  setHost(host: HostRecord): void {
    const { hostId, name, expected, paused, owes, lastSeenAtMs } = host;
    const settings = JSON.stringify([name, expected, paused, owes, lastSeenAtMs === null]);
    if (this.#settings.get(hostId) === settings) return;
    this.#settings.set(hostId, settings);
    this.#changedHosts.set(hostId, host);
  }

  /** Forgets a host and all that it told. */
  removeHost(hostId: string): void {
    this.#told.delete(hostId);
    this.#settings.delete(hostId);
    this.#changedHosts.set(hostId, undefined);
  }

  /** Joins what changed. Returns the hosts of repositories that are not what they were. */
  update(nowMs: number): readonly string[] {
    const keys = new Set<string>();
    for (const [hostId, host] of this.#changedHosts) {
      const before = this.#shares.get(hostId) ?? [];
      const after = host === undefined ? [] : sharesOf(host, [...(this.#told.get(hostId)?.values() ?? [])]);
      if (after.length === 0) this.#shares.delete(hostId);
      else this.#shares.set(hostId, after);
      for (const share of before) this.#changeShares(share.key, keys).delete(share);
      for (const share of after) this.#changeShares(share.key, keys).add(share);
    }
    this.#changedHosts.clear();
    return [...keys].flatMap((key) => this.#join(key, nowMs));
  }

  /** The repositories of a host: what it told itself, and what all hosts together told. */
  ofHost(hostId: string): readonly HostRepository[] {
    return (this.#shares.get(hostId) ?? []).map(({ key, record }) => ({
      told: record,
      shared: this.#shared.get(key)?.record ?? record,
    }));
  }

  /** The tool of a host; restic while it has told of none. */
  toolOf(hostId: string): BackupTool {
    return this.#shares.get(hostId)?.[0]?.record.tool ?? 'restic';
  }

  /** Writes what `update` found, and what time has changed since, to the gauges. */
  feed(metrics: BackupMetrics, nowMs: number): void {
    const page = this.#pageOf(metrics);
    for (const key of this.#toShow) {
      const shared = this.#shared.get(key);
      if (shared === undefined) page.delete(key);
      else page.set(key, shared.record, shared.view);
    }
    this.#toShow.clear();
    page.feed(nowMs);
  }

  #changeShares(key: string, changed: Set<string>): Set<HostShare> {
    changed.add(key);
    const group = this.#groups.get(key) ?? new Set<HostShare>();
    this.#groups.set(key, group);
    return group;
  }

  #join(key: string, nowMs: number): readonly string[] {
    const shares = [...(this.#groups.get(key) ?? [])].sort((a, b) => (order(a) < order(b) ? -1 : 1));
    const [first, ...others] = shares;
    this.#toShow.add(key);
    if (first === undefined) {
      this.#groups.delete(key);
      this.#shared.delete(key);
      return [];
    }
    const record = others.reduce((joined, share) => mergeRecords(joined, share.record, nowMs), first.record);
    const view = viewOf(shares, this.#stateMaxAgeSeconds);
    const before = this.#shared.get(key)?.view;
    const isSame = JSON.stringify(before) === JSON.stringify(view);
    this.#shared.set(key, { record, view: isSame && before !== undefined ? before : view });
    return shares.map(({ hostId }) => hostId);
  }

  #pageOf(metrics: BackupMetrics): BackupPage {
    if (this.#page !== undefined && this.#metrics === metrics) return this.#page;
    for (const key of this.#shared.keys()) this.#toShow.add(key);
    this.#metrics = metrics;
    this.#page = new BackupPage(metrics);
    return this.#page;
  }
}

/** One host's repository goes by host and name, a shared one by the name that its oldest host has for it. */
function viewOf(shares: readonly HostShare[], stateMaxAgeSeconds: number): RepositoryView {
  const [first] = shares;
  const isShared = shares.some(({ hostId }) => hostId !== first?.hostId);
  return {
    name: (isShared && first?.repository) || (first?.record.name ?? ''),
    stateMaxAgeSeconds,
    expected: null,
    overrides: shares.flatMap(({ wishes }) => wishes),
  };
}

/** Host ids begin with the time of enrolment. */
function order({ hostId, repository }: HostShare): string {
  return `${hostId} ${repository}`;
}
