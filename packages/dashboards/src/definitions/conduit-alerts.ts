import { CONDUIT_CONDITIONS, CONDUIT_SLO_CONDITIONS } from '../conditions/conduit/index.ts';
import { defineDashboard } from '../dashboard.ts';
import { conditionPanels } from '../panels/condition.ts';

/** One panel for each alert about Conduit. Alerts link here by the id of the panel. */
export const conduitAlerts = defineDashboard({
  uid: 'conduit-alerts',
  title: 'Conduit alerts',
  description:
    'What each alert about Conduit measures, and its threshold. The quantities come from the recording rules beside the alerts; without those most panels are empty.',
  tags: ['conduit', 'alerts', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  panels: conditionPanels([...CONDUIT_SLO_CONDITIONS, ...CONDUIT_CONDITIONS]),
});
