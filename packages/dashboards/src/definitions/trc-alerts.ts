import { TRC_CONDITIONS } from '../conditions/trc/index.ts';
import { defineDashboard } from '../dashboard.ts';
import { conditionPanels } from '../panels/condition.ts';

/** One panel for each alert about trc. Alerts link here by the id of the panel. */
export const trcAlerts = defineDashboard({
  uid: 'trc-alerts',
  title: 'trc alerts',
  description:
    'What each alert about trc measures, and its threshold. The quantities come from the recording rules beside the alerts; without those most panels are empty.',
  tags: ['trc', 'alerts', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  panels: conditionPanels(TRC_CONDITIONS),
});
