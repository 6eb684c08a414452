import type { Scenario } from '../../scenario.ts';
import { conduitAgentDisconnected } from './conduit-agent-disconnected.ts';
import { conduitAuthDenied } from './conduit-auth-denied.ts';
import { conduitBmcFailing } from './conduit-bmc-failing.ts';
import { conduitDatabaseSlow } from './conduit-database-slow.ts';
import { conduitDiscoveryFailing } from './conduit-discovery-failing.ts';
import { conduitSessionsFailing } from './conduit-sessions-failing.ts';
import { conduitSiteWithoutGateway } from './conduit-site-without-gateway.ts';
import { conduitTargetDown } from './conduit-target-down.ts';

/** What the alerts about Conduit do, by the ids of their conditions. */
export const CONDUIT_SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = {
  'conduit-agent-disconnected': conduitAgentDisconnected,
  'conduit-auth-denied': conduitAuthDenied,
  'conduit-bmc-failing': conduitBmcFailing,
  'conduit-database-slow': conduitDatabaseSlow,
  'conduit-discovery-failing': conduitDiscoveryFailing,
  'conduit-sessions-failing': conduitSessionsFailing,
  'conduit-site-without-gateway': conduitSiteWithoutGateway,
  'conduit-target-down': conduitTargetDown,
};
