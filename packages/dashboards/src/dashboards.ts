import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { backupAlerts } from './definitions/backup-alerts.ts';
import { backupOverview } from './definitions/backup-overview.ts';
import { conduitAgent } from './definitions/conduit-agent.ts';
import { conduitAlerts } from './definitions/conduit-alerts.ts';
import { conduitGateway } from './definitions/conduit-gateway.ts';
import { conduitManager } from './definitions/conduit-manager.ts';
import { conduitSlo } from './definitions/conduit-slo.ts';
import { kopiaBackupOverview } from './definitions/kopia-backup-overview.ts';
import { nixfleetAlerts } from './definitions/nixfleet-alerts.ts';
import { nixfleetControlPlane } from './definitions/nixfleet-control-plane.ts';
import { platformCapacity } from './definitions/platform-capacity.ts';
import { resticFleet } from './definitions/restic-fleet.ts';
import { resticHost } from './definitions/restic-host.ts';
import { systemResources } from './definitions/system-resources.ts';
import { trcAlerts } from './definitions/trc-alerts.ts';
import { trcControlPlaneDashboard } from './definitions/trc-control-plane.ts';
import { trcEdgeDashboard } from './definitions/trc-edge.ts';
import { trcEventsDashboard } from './definitions/trc-events.ts';
import { trcNodeAgentDashboard } from './definitions/trc-node-agent.ts';
import { trcProjectionsDashboard } from './definitions/trc-projections.ts';
import { trcSchedulerDashboard } from './definitions/trc-scheduler.ts';

/** Every dashboard, in the order of their uids. The file of each is named after its uid. */
export const DASHBOARDS: readonly Dashboard[] = [
  backupAlerts,
  backupOverview,
  conduitAgent,
  conduitAlerts,
  conduitGateway,
  conduitManager,
  conduitSlo,
  kopiaBackupOverview,
  nixfleetAlerts,
  nixfleetControlPlane,
  platformCapacity,
  resticFleet,
  resticHost,
  systemResources,
  trcAlerts,
  trcControlPlaneDashboard,
  trcEdgeDashboard,
  trcEventsDashboard,
  trcNodeAgentDashboard,
  trcProjectionsDashboard,
  trcSchedulerDashboard,
];
