/** Incidents that the simulator plays (`--scenario`), by which alerts are made to fire. In `quiet` none does. */
export const ALERT_SCENARIOS = [
  'agent-cut-off',
  'append-failing',
  'auth-attack',
  'backends-down',
  'backup-stale',
  'bmc-failing',
  'compliance-failing',
  'component-down',
  'crash-loop',
  'db-pool-full',
  'discovery-failing',
  'disk-full',
  'edge-config-bad',
  'gate-errors',
  'gate-spike',
  'images-failing',
  'incident-db-slow',
  'incident-errors',
  'no-capacity',
  'node-cut-off',
  'projection-stuck',
  'restore-failing',
  'rollouts-failing',
  'scheduler-stopped',
  'secrets-missing',
  'sessions-failing',
  'site-lost',
] as const;

/** One of them. */
export type AlertScenario = (typeof ALERT_SCENARIOS)[number];
