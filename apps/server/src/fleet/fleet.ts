import type { Severity } from '@lockstep/protocol';
import type { FleetReads } from '../storage/reads/fleet-reads.ts';
import { feedHost, type FleetMetrics, type ShownHost } from './feed.ts';
import { FleetRepositories } from './fleet-repositories.ts';
import type { HostDue } from './host-due.ts';
import type { HostRecord } from './host-record.ts';
import { collectorName } from './host-shares.ts';
import { type HostValues, hostValues } from './host-values.ts';
import type { Deafness } from './presence.ts';
import type { RepositoryEvidence } from './repository-evidence.ts';
import type { Repository } from './repository-standing.ts';

/** The fleet in numbers. Pending hosts are in `pending` and `withoutExpectation` only. */
export interface FleetSummary {
  readonly hosts: number;
  readonly online: number;
  readonly pending: number;
  readonly withoutExpectation: number;
  readonly activeAlerts: Readonly<Record<Severity, number>>;
}

/** What a fleet is made with. */
export interface FleetOptions {
  readonly reads: FleetReads;
  readonly deaf: Deafness;
  readonly stateMaxAgeMs: number;
  /** Bytes on disk; undefined when they cannot be told. */
  readonly storeSizeBytes: () => number | undefined;
}

interface Member {
  readonly host: HostRecord;
  /** Undefined until they are computed anew. */
  values: HostValues | undefined;
  /** What was due when `values` were last computed. */
  due: HostDue | undefined;
  readonly looks: Map<string, Repository>;
}

/**
 * The fleet in memory. It follows the store by the number of its last commit: `update` reads what changed and nothing
 * else, and recomputes only the hosts that changed or whose time has come.
 */
export class Fleet {
  readonly #options: FleetOptions;
  readonly #repositories: FleetRepositories;
  readonly #members = new Map<string, Member>();
  /** Hosts whose rows may differ from `#shown`. */
  readonly #changed = new Set<string>();
  readonly #shown = new Map<string, ShownHost>();
  #metrics: FleetMetrics | undefined;
  #rev = -1;
  #nowMs = -Infinity;
  /** The values of all hosts hold up to this instant. */
  #validUntilMs = Infinity;
  #notificationsPending = 0;
  #summary: FleetSummary | undefined;

  /** Use `openStore`, which connects the fleet to its store. */
  constructor(options: FleetOptions) {
    this.#options = options;
    this.#repositories = new FleetRepositories(options.stateMaxAgeMs);
  }

  /** Follows the store to its last commit and the clock to `nowMs`. One query when nothing was committed. */
  update(nowMs: number): void {
    const clockWasSetBack = nowMs < this.#nowMs;
    this.#nowMs = nowMs;
    const reported = this.#applyChanges();
    if (clockWasSetBack || nowMs > this.#validUntilMs) this.#recomputeExpired(clockWasSetBack);
    else for (const hostId of reported) this.#recomputeHost(hostId);
  }

  /** Writes what `update` found to the gauges. What is not the case any more loses its row. */
  feed(metrics: FleetMetrics): void {
    if (this.#metrics !== metrics) this.#startOver(metrics);
    for (const hostId of this.#changed) this.#feedHost(metrics, hostId);
    this.#changed.clear();
    this.#repositories.feed(metrics, this.#nowMs);
    const { hosts, online, pending, withoutExpectation, activeAlerts } = this.summary();
    metrics.rm_hosts_total.set(hosts);
    metrics.rm_hosts_online.set(online);
    metrics.rm_active_alerts.with({ severity: 'info' }).set(activeAlerts.info);
    metrics.rm_active_alerts.with({ severity: 'warning' }).set(activeAlerts.warning);
    metrics.rm_active_alerts.with({ severity: 'critical' }).set(activeAlerts.critical);
    metrics.lockstep_hosts_pending.set(pending);
    metrics.lockstep_hosts_without_expectation.set(withoutExpectation);
    metrics.lockstep_alert_notifications_pending.set(this.#notificationsPending);
    const bytes = this.#options.storeSizeBytes();
    if (bytes !== undefined) metrics.lockstep_store_size_bytes.set(bytes);
  }

  /** The fleet as of the last `update`. */
  summary(): FleetSummary {
    this.#summary ??= summarize(this.#members.values());
    return this.#summary;
  }

  /** What is known of the repositories of a host as of the last `update`; undefined when there is no such host. */
  evidenceOf(hostId: string): RepositoryEvidence | undefined {
    return this.#members.get(hostId)?.values?.evidence;
  }

  /** Hosts whose overdue and offline alerts, as of the last `update`, are not what their times say. */
  hostsToJudge(): string[] {
    return [...this.#members.values()]
      .filter(
        ({ host, values }) => values?.due.isOverdue !== host.overdueOpen || values.alertOffline !== host.offlineOpen,
      )
      .map(({ host }) => host.hostId);
  }

  #recomputeExpired(all: boolean): void {
    this.#validUntilMs = Infinity;
    for (const member of this.#members.values()) {
      const { values } = member;
      if (all || values === undefined || this.#nowMs > values.untilMs) this.#recompute(member);
      else this.#validUntilMs = Math.min(this.#validUntilMs, values.untilMs);
    }
  }

  #recomputeHost(hostId: string): void {
    const member = this.#members.get(hostId);
    if (member !== undefined) this.#recompute(member);
  }

  #recompute(member: Member): void {
    const { deaf, stateMaxAgeMs } = this.#options;
    const { host, looks, due } = member;
    const records = this.#repositories.ofHost(host.hostId);
    const known = { looks: [...looks.values()], records, known: due };
    member.values = hostValues(host, known, { nowMs: this.#nowMs, deaf, stateMaxAgeMs });
    member.due = member.values.due;
    this.#validUntilMs = Math.min(this.#validUntilMs, member.values.untilMs);
    this.#changed.add(host.hostId);
    this.#summary = undefined;
  }

  /** Returns the hosts of which something changed. */
  #applyChanges(): readonly string[] {
    const changes = this.#options.reads.changesSince(this.#rev);
    if (changes === undefined) return [];
    for (const hostId of changes.removed) this.#remove(hostId);
    for (const { hostId, hosted } of changes.records) this.#repositories.setRecord(hostId, hosted);
    for (const host of changes.hosts) this.#set(host);
    // A command may change a record alone.
    for (const { hostId } of changes.records) this.#setAgain(hostId);
    for (const { hostId, repository } of changes.repositories) {
      this.#members.get(hostId)?.looks.set(repository.name, repository);
    }
    this.#rev = changes.rev;
    this.#notificationsPending = changes.notificationsPending;
    const ofShared = this.#repositories.update(this.#nowMs);
    return changes.hosts.map(({ hostId }) => hostId).concat(ofShared.filter((hostId) => this.#unsettle(hostId)));
  }

  #set(host: HostRecord): void {
    const { due, looks = new Map<string, Repository>() } = this.#members.get(host.hostId) ?? { due: undefined };
    this.#members.set(host.hostId, { host, values: undefined, due, looks });
    this.#repositories.setHost(host);
  }

  #setAgain(hostId: string): void {
    const member = this.#members.get(hostId);
    if (member !== undefined) this.#repositories.setHost(member.host);
  }

  /** Forgets the values of a host of whose repository another one told. False when they are to be computed anyway. */
  #unsettle(hostId: string): boolean {
    const member = this.#members.get(hostId);
    if (member?.values === undefined) return false;
    member.values = undefined;
    return true;
  }

  #remove(hostId: string): void {
    this.#members.delete(hostId);
    this.#repositories.removeHost(hostId);
    this.#changed.add(hostId);
    this.#summary = undefined;
  }

  #feedHost(metrics: FleetMetrics, hostId: string): void {
    const member = this.#members.get(hostId);
    const after = member?.values && {
      labels: { host_id: hostId, host: member.host.name },
      agent: { tool: this.#repositories.toolOf(hostId), name: collectorName(member.host, '') },
      values: member.values,
    };
    feedHost(metrics, this.#shown.get(hostId), after);
    if (after === undefined) this.#shown.delete(hostId);
    else this.#shown.set(hostId, after);
  }

  #startOver(metrics: FleetMetrics): void {
    this.#metrics = metrics;
    this.#shown.clear();
    for (const hostId of this.#members.keys()) this.#changed.add(hostId);
  }
}

function summarize(members: Iterable<Member>): FleetSummary {
  const summary = { hosts: 0, online: 0, pending: 0, withoutExpectation: 0 };
  const activeAlerts = { info: 0, warning: 0, critical: 0 };
  for (const { host, values } of members) {
    if (values === undefined) continue;
    summary.hosts += Number(!values.pending);
    summary.pending += Number(values.pending);
    summary.online += values.online ?? 0;
    summary.withoutExpectation += Number(!values.due.hasExpectation);
    activeAlerts.info += host.openAlerts.info;
    activeAlerts.warning += host.openAlerts.warning;
    activeAlerts.critical += host.openAlerts.critical;
  }
  return { ...summary, activeAlerts };
}
