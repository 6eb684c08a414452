import type { Job, Severity } from '@lockstep/protocol';
import type { Between, ExpectedSample } from './compare.ts';
import { countAlerts } from './expected-alerts.ts';
import { HOST_PARTS } from './fleet-hosts.ts';
import { p95ByKind } from './p95.ts';
import { countHosts, type FleetTruth, type HostIds, hostLabels, type HostTruth, perHost } from './truth.ts';

/** All that decides what the panels must show. */
export interface PanelFacts {
  readonly truth: FleetTruth;
  readonly ids: HostIds;
  readonly jobs: readonly Pick<Job, 'kind' | 'verdict' | 'duration_seconds'>[];
}

/**
 * The newest sample is looked for once a minute, at whole minutes: an age may be that much above the truth, and a
 * scrape interval more.
 */
const LARGEST_DATA_AGE_SECONDS = 65;

/** VictoriaMetrics 1.79 answers as of a second ago, whatever later time it is asked for. */
const LARGEST_LATENCY_SECONDS = 1;

/** What each query of `restic-fleet` must give at `at` (Unix seconds), by `panel / refId`. */
export function panelTruth(facts: PanelFacts, at: number): Readonly<Record<string, readonly ExpectedSample[]>> {
  const { truth, ids, jobs } = facts;
  const registered = countHosts(truth, ({ online }) => online !== undefined);
  const watched = countHosts(truth, ({ overdue }) => overdue !== undefined);
  const age = (time: Between): Between => ({ from: at - LARGEST_LATENCY_SECONDS - time.to, to: at - time.from });
  return {
    'Fleet status / online': single(countHosts(truth, ({ online }) => online === 1) / registered),
    'Fleet status / age': single({ from: 0, to: LARGEST_DATA_AGE_SECONDS }),
    'Open alerts / critical': ofSeverity('critical'),
    'Open alerts / warning': ofSeverity('warning'),
    'Open alerts / info': ofSeverity('info'),
    'Hosts / online': perHost(truth, ids, ({ online }) => online),
    'Hosts / schedule': perHost(truth, ids, schedule),
    'Hosts / result': perHost(truth, ids, ({ success }) => success),
    'Hosts / age': perHost(truth, ids, ({ lastSuccess }) => lastSuccess && age(lastSuccess)),
    'Hosts / alerts': perHost(truth, ids, ({ openAlerts }) => openAlerts),
    'Hosts / repository': HOST_PARTS.map((part) => ({
      labels: { ...hostLabels(ids, part), status: truth[part].repoStatus },
      value: 1,
    })),
    'Hosts / size': perHost(truth, ids, ({ sizeBytes }) => sizeBytes),
    'Hosts / snapshots': perHost(truth, ids, ({ snapshots }) => snapshots),
    'Repo size over time / size': perHost(truth, ids, ({ sizeBytes }) => sizeBytes),
    'Backups failing / failed': single(countHosts(truth, ({ success }) => success === 0)),
    'Backups failing / overdue': single(countHosts(truth, ({ overdue }) => overdue === 1)),
    'Backups failing / unexpected': single(registered - watched),
    'Job duration p95 / p95': p95ByKind(jobs),
  };
}

/** Overdue and on time are 1 and 0; what the table words as "no expectation" and "never reported" lies between. */
function schedule({ overdue, online }: HostTruth): number {
  if (overdue !== undefined) return overdue;
  return online === undefined ? 0.75 : 0.5;
}

function ofSeverity(severity: Severity): ExpectedSample[] {
  return [{ labels: { severity }, value: countAlerts({ severity }) }];
}

function single(value: ExpectedSample['value']): ExpectedSample[] {
  return [{ labels: {}, value }];
}
