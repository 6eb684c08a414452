import { MONITORING_CONDITIONS } from '@lockstep/dashboards';
import type { RuleGroup } from './rule-file.ts';

const ABOUT = `
Alerts about the watching itself: collectors, exporters, fleet servers, and Watchdog, which always fires. Send that one to
a service outside that raises the alarm when it stops coming. How they are made: docs/alerts.md.
`;

/** Rules about whether backups are watched at all. */
export const monitoringAlertGroup: RuleGroup = {
  name: 'monitoring_alerts',
  about: ABOUT,
  conditions: MONITORING_CONDITIONS,
};
