import { NIXFLEET_CONDITIONS } from '../conditions/nixfleet/index.ts';
import { defineDashboard } from '../dashboard.ts';
import { conditionPanels } from '../panels/condition.ts';

/** One panel for each alert about nixfleet. Alerts link here by the id of the panel. */
export const nixfleetAlerts = defineDashboard({
  uid: 'nixfleet-alerts',
  title: 'nixfleet alerts',
  description:
    'What each alert about nixfleet measures, and its threshold. The quantities come from the recording rules beside the alerts; without those most panels are empty.',
  tags: ['nixfleet', 'alerts', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  panels: conditionPanels(NIXFLEET_CONDITIONS),
});
