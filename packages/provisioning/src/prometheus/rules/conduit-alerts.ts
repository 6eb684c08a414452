import { CONDUIT_CONDITIONS } from '@lockstep/dashboards';
import type { RuleGroup } from './rule-file.ts';

const ABOUT = `
Alerts about what commonly fails in Conduit: logins, consoles, sites, agents, its database. Error budgets are in
conduit_slo.yml. How they are made: docs/alerts.md.
`;

/** Rules about Conduit. They look at five minutes and more, so once a minute is enough. */
export const conduitAlertGroup: RuleGroup = {
  name: 'conduit_alerts',
  about: ABOUT,
  interval: '1m',
  conditions: CONDUIT_CONDITIONS,
};
