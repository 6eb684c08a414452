import { KOPIA_CONDITIONS } from '@lockstep/dashboards';
import type { RuleGroup } from './rule-file.ts';

const ABOUT = `
Alerts over the metrics of Kopia, as the specification has them. backup_alerts.yml is about Kopia, too, and says more:
where both fire for one source, Alertmanager is told to mute the other (see docs/alerts.md).
`;

/** The rules of the specification. */
export const kopiaAlertGroup: RuleGroup = { name: 'kopia_alerts', about: ABOUT, conditions: KOPIA_CONDITIONS };
