import { FLAG, gauge, NOT_NEGATIVE } from '../../metric.ts';
import { HOST_LABELS, REPO_STATUSES } from './labels.ts';

/** Per-host gauges: one row per `host_id`. A row is absent while its value is unknown, never zero. */
export const HOST_METRICS = {
  rm_host_agent_online: gauge({
    help: 'Whether the host reported within three of its heartbeat intervals (1) or not (0).',
    labels: HOST_LABELS,
    range: FLAG,
    presence: 'when known',
    since: '0.1.0',
    usage: 'Which hosts are silent. A host declared wakeful (a laptop) is never 0.',
  }),
  rm_host_last_backup_timestamp_seconds: gauge({
    help: 'Unix time at which the last backup run of any status ended; absent until there was one.',
    unit: 'seconds',
    labels: HOST_LABELS,
    presence: 'when known',
    since: '0.1.0',
    usage:
      'When the host last tried. A host that fails daily looks young by it: for age use rm_host_last_successful_backup_timestamp_seconds.',
  }),
  rm_host_last_backup_success: gauge({
    help: 'Whether the latest backup run of every repository and source that the host owes succeeded (1) or not (0).',
    labels: HOST_LABELS,
    range: FLAG,
    presence: 'when known',
    since: '0.1.0',
    usage: 'Count hosts at 0 with sum(... == bool 0). Absent until the host ran its first backup.',
  }),
  rm_host_repo_size_bytes: gauge({
    help: "Size of the data in use in the host's repository (restic stats, mode raw-data).",
    unit: 'bytes',
    labels: HOST_LABELS,
    range: NOT_NEGATIVE,
    presence: 'when known',
    since: '0.1.0',
    usage: 'Growth per host. Hosts may share a repository, so the values must not be summed.',
  }),
  rm_host_snapshot_count: gauge({
    help: "Number of snapshots in the host's repository.",
    labels: HOST_LABELS,
    range: NOT_NEGATIVE,
    presence: 'when known',
    since: '0.1.0',
    usage: 'Whether retention keeps what it should. Absent while the repository could not be listed.',
    waivers: { 'reserved-suffix': 'The specification names it so; it is a gauge, not part of a histogram.' },
  }),
  rm_host_open_alerts: gauge({
    help: 'Number of open alerts attached to the host.',
    labels: HOST_LABELS,
    range: NOT_NEGATIVE,
    presence: 'when known',
    since: '0.1.0',
    usage: 'Which hosts need a person.',
  }),
  rm_host_repo_status: gauge({
    help: "State of the host's repository, always 1; exactly one row per host.",
    labels: { ...HOST_LABELS, status: REPO_STATUSES },
    exclusive: ['status'],
    range: { min: 1, max: 1 },
    presence: 'when known',
    since: '0.1.0',
    usage: 'Read the label: max by (host_id, host, status) (...). A host that never reported has only this row.',
  }),
  rm_host_last_successful_backup_timestamp_seconds: gauge({
    help: 'Unix time at which the last successful backup ended, the oldest over what the host owes; absent until there was one.',
    unit: 'seconds',
    labels: HOST_LABELS,
    presence: 'when known',
    since: '0.1.0',
    usage:
      'Age of the newest restore point: time() - max by (host_id, host) (...). Never goes backwards while the host owes the same.',
  }),
  rm_host_backup_overdue: gauge({
    help: 'Whether the host has gone without a successful backup for longer than it is expected to (1) or not (0).',
    labels: HOST_LABELS,
    range: FLAG,
    presence: 'when known',
    since: '0.1.0',
    usage: 'Absent when no expectation is set or the host is paused. Includes hosts that never backed up.',
  }),
  rm_host_backup_expected_interval_seconds: gauge({
    help: 'Interval within which the host is expected to back up successfully, grace not included.',
    unit: 'seconds',
    labels: HOST_LABELS,
    range: NOT_NEGATIVE,
    presence: 'when known',
    since: '0.1.0',
    usage: 'Compare an age with it. For a cron expectation: the time between the last and the next slot.',
  }),
} as const;
