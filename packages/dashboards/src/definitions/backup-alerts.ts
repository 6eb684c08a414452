import { BACKUP_CONDITIONS, KOPIA_CONDITIONS, MONITORING_CONDITIONS } from '../conditions/index.ts';
import { defineDashboard } from '../dashboard.ts';
import { conditionPanels } from '../panels/condition.ts';

/** One panel for each alert, which plots what the alert compares. Alerts link here by the id of the panel. */
export const backupAlerts = defineDashboard({
  uid: 'backup-alerts',
  title: 'Backup alerts',
  description:
    'What each alert about backups measures, and its threshold. Names of sources and repositories come from the recording rules beside the alerts; without those the ids are shown.',
  tags: ['backup', 'restic', 'kopia', 'alerts', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  panels: conditionPanels([...KOPIA_CONDITIONS, ...BACKUP_CONDITIONS, ...MONITORING_CONDITIONS]),
});
