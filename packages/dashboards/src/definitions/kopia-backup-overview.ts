import { defineDashboard } from '../dashboard.ts';
import { durationTrend } from './kopia-backup-overview/duration-trend.ts';
import { latestStatus } from './kopia-backup-overview/latest-status.ts';
import { repositoryGrowth } from './kopia-backup-overview/repository-growth.ts';
import { successRate } from './kopia-backup-overview/success-rate.ts';

/** The four panels of the Kopia specification under its titles. What differs from it: decision record 0060. */
export const kopiaBackupOverview = defineDashboard({
  uid: 'kopia-backup-overview',
  title: 'Kopia backup overview',
  description:
    'Do the backups of Kopia succeed, how long do they take, and what do they cost? Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['backup', 'kopia', 'lockstep'],
  timeFrom: '7d',
  refresh: '1m',
  panels: [successRate, durationTrend, repositoryGrowth, latestStatus],
});
