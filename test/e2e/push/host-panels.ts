import { type PanelQuery, panelQueries } from '../harness/panel-queries.ts';
import type { Between, ExpectedSample } from '../scenario/compare.ts';
import { hostRows } from './host-rows.ts';
import { PUSH_HOSTS, type PushPart } from './hosts.ts';
import type { PushStory } from './story.ts';

const DASHBOARD = new URL('../../../dashboards/restic-host.json', import.meta.url);

/** Every query of `restic-host`, for one host or, as Grafana writes `All`, for all of them. */
export function hostQueries(part: PushPart | 'all'): PanelQuery[] {
  return panelQueries(DASHBOARD, { host: part === 'all' ? '.*' : PUSH_HOSTS[part].name });
}

/** VictoriaMetrics 1.79 answers as of a second ago, whatever later time it is asked for. */
const LARGEST_LATENCY_SECONDS = 1;

/** What each query must give at `at` (Unix seconds) for all hosts, by `panel / refId`. */
export function hostPanelTruth(story: PushStory, at: number): Readonly<Record<string, readonly ExpectedSample[]>> {
  const rows = hostRows(story);
  const of = (family: string): readonly ExpectedSample[] => {
    const samples = rows[`rm_host_${family}`];
    if (samples === undefined) throw new Error(`The story says nothing of rm_host_${family}.`);
    return samples;
  };
  const age = (family: string) => of(family).map(({ labels, value }) => ({ labels, value: since(value, at) }));
  const due = of('backup_next_expected_timestamp_seconds').map(({ labels, value }) => ({
    labels,
    value: negated(since(value, at)),
  }));
  return {
    'Status / agent': of('agent_online'),
    'Status / result': of('last_backup_success'),
    'Status / age': age('last_backup_timestamp_seconds'),
    'Status / repository': of('repo_status'),
    'Status / alerts': of('open_alerts'),
    'Status / size': of('repo_size_bytes'),
    'Status / snapshots': of('snapshot_count'),
    'Schedule / id': ids(of('repo_status')),
    'Schedule / schedule': of('backup_overdue'),
    'Schedule / success': age('last_successful_backup_timestamp_seconds'),
    'Schedule / expected': of('backup_expected_interval_seconds'),
    'Schedule / due': due,
    'Schedule / missed': of('backup_missed_runs'),
    'Checks, restore tests and locks / id': ids(of('repo_status')),
    'Checks, restore tests and locks / check': of('last_check_success'),
    'Checks, restore tests and locks / checkAge': age('last_check_timestamp_seconds'),
    'Checks, restore tests and locks / test': of('last_restore_test_success'),
    'Checks, restore tests and locks / testAge': age('last_restore_test_timestamp_seconds'),
    'Checks, restore tests and locks / locks': of('repo_locks'),
    'Checks, restore tests and locks / lockAge': age('repo_oldest_lock_timestamp_seconds'),
    'Jobs: time since the last backup / success': age('last_successful_backup_timestamp_seconds'),
    'Jobs: time since the last backup / run': age('last_backup_timestamp_seconds'),
    'Jobs: time since the last backup / expected': of('backup_expected_interval_seconds'),
    'Repository size / size': of('repo_size_bytes'),
    'Snapshots and locks / snapshots': of('snapshot_count'),
    'Snapshots and locks / locks': of('repo_locks'),
  };
}

/** Those rows of an expectation that are about one host. */
export function onlyHost(samples: readonly ExpectedSample[], part: PushPart): ExpectedSample[] {
  return samples.filter(({ labels }) => labels['host'] === PUSH_HOSTS[part].name);
}

/** The id columns of tables know no status. */
function ids(samples: readonly ExpectedSample[]): ExpectedSample[] {
  return samples.map(({ labels, value }) => ({
    labels: Object.fromEntries(Object.entries(labels).filter(([name]) => name !== 'status')),
    value,
  }));
}

function since(time: ExpectedSample['value'], at: number): Between {
  const { from, to } = typeof time === 'number' ? { from: time, to: time } : time;
  return { from: at - LARGEST_LATENCY_SECONDS - to, to: at - from };
}

function negated({ from, to }: Between): Between {
  return { from: -to, to: -from };
}
