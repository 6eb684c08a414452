import { TRC_CONDITIONS } from '@lockstep/dashboards';
import type { RuleGroup } from './rule-file.ts';

const ABOUT = `
Alerts about trc: its API, events, projections, scheduler, nodes and edges, and backups of its volumes. How they are made: docs/alerts.md.
`;

/** Rules about trc. They look at five minutes and more, so once a minute is enough. */
export const trcAlertGroup: RuleGroup = {
  name: 'trc_alerts',
  about: ABOUT,
  interval: '1m',
  conditions: TRC_CONDITIONS,
};
