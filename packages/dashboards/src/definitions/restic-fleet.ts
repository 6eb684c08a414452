import { defineDashboard } from '../dashboard.ts';
import { backupsFailing } from './restic-fleet/backups-failing.ts';
import { fleetStatus } from './restic-fleet/fleet-status.ts';
import { hosts } from './restic-fleet/hosts.ts';
import { jobDuration } from './restic-fleet/job-duration.ts';
import { openAlerts } from './restic-fleet/open-alerts.ts';
import { repoSize } from './restic-fleet/repo-size.ts';

/**
 * The specification's six panels, no more and no fewer. Where a query differs from the specification's, the decision
 * records 0010 to 0013 say why.
 */
export const resticFleet = defineDashboard({
  uid: 'restic-fleet',
  title: 'Restic fleet',
  description:
    'Do all hosts have the backups that they should have? Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['backup', 'restic', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  panels: [fleetStatus, openAlerts, hosts, repoSize, backupsFailing, jobDuration],
});
