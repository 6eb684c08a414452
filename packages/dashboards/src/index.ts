export { ALERT_SCENARIOS, type AlertScenario } from './alerting/alert-scenario.ts';
export type {
  AlertComponent,
  AlertComponents,
  AlertDashboard,
  AlertDuration,
  AlertSeverity,
  AlertSystem,
  Condition,
  ConditionPanel,
} from './alerting/condition.ts';
export { REPOSITORY_NAMES, SOURCE_NAMES } from './alerting/names.ts';
export { checkDashboard, type DashboardContext } from './check-dashboard.ts';
export { BACKUP_CONDITIONS, KOPIA_CONDITIONS, MONITORING_CONDITIONS } from './conditions/index.ts';
export { CONDUIT_CONDITIONS, CONDUIT_SLO_CONDITIONS } from './conditions/conduit/index.ts';
export { NIXFLEET_CONDITIONS } from './conditions/nixfleet/index.ts';
export { TRC_CONDITIONS } from './conditions/trc/index.ts';
export { defineDashboard, type DashboardDefinition, SCHEMA_VERSION } from './dashboard.ts';
export { DASHBOARDS } from './dashboards.ts';
export { backupAlerts } from './definitions/backup-alerts.ts';
export { backupOverview } from './definitions/backup-overview.ts';
export { conduitAgent } from './definitions/conduit-agent.ts';
export { conduitGateway } from './definitions/conduit-gateway.ts';
export { conduitManager } from './definitions/conduit-manager.ts';
export { conduitSlo } from './definitions/conduit-slo.ts';
export { kopiaBackupOverview } from './definitions/kopia-backup-overview.ts';
export { platformCapacity } from './definitions/platform-capacity.ts';
export { nixfleetControlPlane } from './definitions/nixfleet-control-plane.ts';
export { resticFleet } from './definitions/restic-fleet.ts';
export { resticHost } from './definitions/restic-host.ts';
export { systemResources } from './definitions/system-resources.ts';
export { trcControlPlaneDashboard } from './definitions/trc-control-plane.ts';
export { trcEdgeDashboard } from './definitions/trc-edge.ts';
export { trcEventsDashboard } from './definitions/trc-events.ts';
export { trcNodeAgentDashboard } from './definitions/trc-node-agent.ts';
export { trcProjectionsDashboard } from './definitions/trc-projections.ts';
export { trcSchedulerDashboard } from './definitions/trc-scheduler.ts';
export { renderJson } from './json.ts';
export { DATASOURCE_VARIABLE } from './panels/target.ts';
export { MIN_RANGE_INTERVALS, SCRAPE_INTERVAL_SECONDS } from './scrape.ts';
export {
  BURN_ALERTS,
  type BurnAlert,
  type BurnPair,
  type BurnWindow,
  RECORDING_INTERVAL_SECONDS,
} from './service-levels/burn-alerts.ts';
export { CONDUIT_SERVICE_LEVELS } from './service-levels/conduit.ts';
export {
  budgetLeft,
  burnRate,
  recordingsOf,
  type ServiceComponent,
  type ServiceLevel,
} from './service-levels/service-level.ts';
