import type { Severity } from '@lockstep/protocol';
import type { FleetReads } from '../storage/reads/fleet-reads.ts';
import { feedHost, type FleetMetrics, type ShownHost } from './feed.ts';
import type { HostRecord } from './host-record.ts';
import { type HostValues, hostValues } from './host-values.ts';
import type { Deafness } from './presence.ts';
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
  /** Undefined until the next `update`. */
  values: HostValues | undefined;
  readonly repositories: Map<string, Repository>;
}

/**
 * The fleet in memory. It follows the store by the number of its last commit: `update` reads what changed and nothing
 * else, and recomputes only the hosts that changed or whose time has come.
 */
export class Fleet {
  readonly #options: FleetOptions;
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
  }

  /** Follows the store to its last commit and the clock to `nowMs`. One query when nothing was committed. */
  update(nowMs: number): void {
    const reported = this.#applyChanges();
    const clockWasSetBack = nowMs < this.#nowMs;
    this.#nowMs = nowMs;
    if (clockWasSetBack || nowMs > this.#validUntilMs) this.#recomputeExpired(clockWasSetBack);
    else for (const member of reported) this.#recompute(member);
  }

  /** Writes what `update` found to the gauges. What is not the case any more loses its row. */
  feed(metrics: FleetMetrics): void {
    if (this.#metrics !== metrics) this.#startOver(metrics);
    for (const hostId of this.#changed) this.#feedHost(metrics, hostId);
    this.#changed.clear();
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

  /** Hosts whose overdue and offline alerts, as of the last `update`, are not what their times say. */
  hostsToJudge(): string[] {
    return [...this.#members.values()]
      .filter(
        ({ host, values }) => values?.alertOverdue !== host.overdueOpen || values.alertOffline !== host.offlineOpen,
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

  #recompute(member: Member): void {
    const { deaf, stateMaxAgeMs } = this.#options;
    const { host, repositories } = member;
    member.values = hostValues(host, [...repositories.values()], { nowMs: this.#nowMs, deaf, stateMaxAgeMs });
    this.#validUntilMs = Math.min(this.#validUntilMs, member.values.untilMs);
    this.#changed.add(host.hostId);
    this.#summary = undefined;
  }

  /** Returns the hosts that changed. */
  #applyChanges(): readonly Member[] {
    const changes = this.#options.reads.changesSince(this.#rev);
    if (changes === undefined) return [];
    for (const hostId of changes.removed) this.#remove(hostId);
    const members = changes.hosts.map((host): Member => {
      const repositories = this.#members.get(host.hostId)?.repositories ?? new Map<string, Repository>();
      const member = { host, values: undefined, repositories };
      this.#members.set(host.hostId, member);
      return member;
    });
    for (const { hostId, repository } of changes.repositories) {
      this.#members.get(hostId)?.repositories.set(repository.name, repository);
    }
    this.#rev = changes.rev;
    this.#notificationsPending = changes.notificationsPending;
    return members;
  }

  #remove(hostId: string): void {
    this.#members.delete(hostId);
    this.#changed.add(hostId);
    this.#summary = undefined;
  }

  #feedHost(metrics: FleetMetrics, hostId: string): void {
    const member = this.#members.get(hostId);
    const after = member?.values && { labels: { host_id: hostId, host: member.host.name }, values: member.values };
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
    summary.withoutExpectation += Number(!values.hasExpectation);
    activeAlerts.info += host.openAlerts.info;
    activeAlerts.warning += host.openAlerts.warning;
    activeAlerts.critical += host.openAlerts.critical;
  }
  return { ...summary, activeAlerts };
}
