import type { Condition } from '../../alerting/condition.ts';
import { BURN_ALERTS } from '../../service-levels/burn-alerts.ts';
import { burnCondition } from '../../service-levels/burn-condition.ts';
import { CONDUIT_SERVICE_LEVELS } from '../../service-levels/conduit.ts';
import { conduitAgentDisconnected } from './conduit-agent-disconnected.ts';
import { conduitAuthDenied } from './conduit-auth-denied.ts';
import { conduitBmcFailing } from './conduit-bmc-failing.ts';
import { conduitDatabaseSlow } from './conduit-database-slow.ts';
import { conduitDiscoveryFailing } from './conduit-discovery-failing.ts';
import { conduitSessionsFailing } from './conduit-sessions-failing.ts';
import { conduitSiteWithoutGateway } from './conduit-site-without-gateway.ts';
import { conduitTargetDown } from './conduit-target-down.ts';

/** Error budgets that are spent too fast: two alerts for each objective, with the panels 1 to 8. */
export const CONDUIT_SLO_CONDITIONS: readonly Condition[] = CONDUIT_SERVICE_LEVELS.flatMap((level, index) =>
  BURN_ALERTS.map((alert, speed) => burnCondition(level, alert, { panelId: 2 * index + speed + 1 })),
);

/** What commonly fails in Conduit, and no objective says. */
export const CONDUIT_CONDITIONS: readonly Condition[] = [
  conduitDatabaseSlow,
  conduitTargetDown,
  conduitAgentDisconnected,
  conduitDiscoveryFailing,
  conduitAuthDenied,
  conduitSessionsFailing,
  conduitBmcFailing,
  conduitSiteWithoutGateway,
];
