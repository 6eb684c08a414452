import { BACKUP_CONDITIONS, REPOSITORY_NAMES, SOURCE_NAMES } from '@lockstep/dashboards';
import type { RuleGroup } from './rule-file.ts';

const ABOUT = `
Alerts about backups and repositories, of restic and Kopia alike, whether the exporter asked or agents reported. How they
are made and what they promise: docs/alerts.md. Prometheus 2.42 or later, or vmalert.
`;

/** Rules about backups. What they read changes with runs and looks, so once a minute is enough. */
export const backupAlertGroup: RuleGroup = {
  name: 'backup_alerts',
  about: ABOUT,
  interval: '1m',
  recordings: [REPOSITORY_NAMES, SOURCE_NAMES],
  conditions: BACKUP_CONDITIONS,
};
