/** Alerts that are not told while another one is: they are about the same thing, or cannot be judged. */
export interface Inhibition {
  /** Alerts of which any one that fires is enough. */
  readonly while: readonly string[];
  readonly muted: readonly string[];
  /** Labels in which the two must agree. */
  readonly equal: readonly string[];
}

/**
 * One failure, one message. Where the specification's alert and ours are about the same run, the specification's is told. A
 * failed backup does not hide that its repository has a stale lock, which may be the reason, and nothing hides an overdue one.
 */
export const INHIBITIONS: readonly Inhibition[] = [
  {
    while: ['ExporterDown', 'FleetServerDown'],
    muted: ['BackupCollectorFailing', 'BackupCollectorSilent', 'BackupMetricsAbsent'],
    equal: [],
  },
  { while: ['KopiaBackupFailed'], muted: ['BackupFailing'], equal: ['repository', 'source_id'] },
  { while: ['BackupNeverSucceeded'], muted: ['BackupPartialStreak'], equal: ['repository', 'source_id'] },
  {
    while: ['BackupRestorePointsLost'],
    muted: ['BackupSourceSizeCollapsed', 'BackupSourceFilesCollapsed', 'BackupRestorePointsMissing'],
    equal: ['repository', 'source_id'],
  },
  { while: ['BackupCollectorSilent'], muted: ['BackupCollectorFailing'], equal: ['name', 'question'] },
  { while: ['ConduitManagerAvailabilityBurnFast'], muted: ['ConduitManagerAvailabilityBurnSlow'], equal: [] },
  { while: ['ConduitManagerLatencyBurnFast'], muted: ['ConduitManagerLatencyBurnSlow'], equal: [] },
  { while: ['ConduitGatewayAvailabilityBurnFast'], muted: ['ConduitGatewayAvailabilityBurnSlow'], equal: [] },
  { while: ['ConduitGatewayLatencyBurnFast'], muted: ['ConduitGatewayLatencyBurnSlow'], equal: [] },
];

/**
 * An inhibition as Alertmanager reads it. The muting alert must have the labels in which the two are to agree: for
 * Alertmanager a label that both lack is equal, and an alert without a source would mute every other one without.
 */
export function inhibitRule({ while: sources, muted, equal }: Inhibition): object {
  return {
    source_matchers: [named(sources), ...equal.map((label) => `${label} != ""`)],
    target_matchers: [named(muted)],
    ...(equal.length === 0 ? {} : { equal: [...equal] }),
  };
}

function named(alerts: readonly string[]): string {
  return alerts.length === 1 ? `alertname = "${alerts[0]}"` : `alertname =~ "${alerts.join('|')}"`;
}
