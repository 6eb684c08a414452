import {
  CONDUIT_SERVICE_LEVELS,
  CONDUIT_SLO_CONDITIONS,
  RECORDING_INTERVAL_SECONDS,
  recordingsOf,
} from '@lockstep/dashboards';
import type { RuleGroup } from './rule-file.ts';

const ABOUT = `
Service levels of Conduit: what its manager and its gateway promise (packages/catalog/src/catalogs/conduit/objectives.ts), how much
of it was kept, and alerts about error budgets that are spent too fast. How they are made: docs/alerts.md.
`;

/** Rules about objectives. */
export const conduitSloGroup: RuleGroup = {
  name: 'conduit_slo',
  about: ABOUT,
  interval: `${RECORDING_INTERVAL_SECONDS / 60}m`,
  recordings: CONDUIT_SERVICE_LEVELS.flatMap(recordingsOf),
  conditions: CONDUIT_SLO_CONDITIONS,
};
