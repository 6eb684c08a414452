import { NIXFLEET_CONDITIONS } from '@lockstep/dashboards';
import type { RuleGroup } from './rule-file.ts';

const ABOUT = `
Alerts about nixfleet's control plane: gates that block, and compliance that fails or is not measured. How they are made: docs/alerts.md.
`;

/** Rules about nixfleet. They look at five minutes and more, so once a minute is enough. */
export const nixfleetAlertGroup: RuleGroup = {
  name: 'nixfleet_alerts',
  about: ABOUT,
  interval: '1m',
  conditions: NIXFLEET_CONDITIONS,
};
