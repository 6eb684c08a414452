import { type Effects, HEALTHY } from './effects.ts';

/** A state of the world that somebody wants to see. */
export interface Scenario {
  /** What happens, in one sentence. */
  readonly about: string;
  /** Alerts that it is there for. Others may fire as well, as in life. */
  readonly fires: readonly string[];
  readonly effects: Partial<Effects>;
}

/** Every scenario by its name. */
export const SCENARIOS = {
  quiet: { about: 'A good day: a few things fail, and no alert fires.', fires: [], effects: {} },
  'incident-errors': {
    about: 'A fifth of all requests and calls end in an internal error.',
    fires: [
      'ConduitManagerAvailabilityBurnFast',
      'ConduitManagerAvailabilityBurnSlow',
      'ConduitGatewayAvailabilityBurnFast',
      'ConduitGatewayAvailabilityBurnSlow',
      'TrcApiErrors',
    ],
    effects: { requestFailures: 0.2 },
  },
  'incident-db-slow': {
    about: 'Every database query takes 0.4 to 0.9 s.',
    fires: [
      'ConduitManagerLatencyBurnFast',
      'ConduitManagerLatencyBurnSlow',
      'ConduitGatewayLatencyBurnFast',
      'ConduitGatewayLatencyBurnSlow',
      'ConduitDatabaseSlow',
      'TrcApiSlow',
    ],
    effects: { queryDelaySeconds: [0.4, 0.9] },
  },
  'component-down': {
    about: "An agent of Conduit, nixfleet's control plane and a node agent of trc end.",
    fires: ['ConduitTargetDown', 'NixfleetControlPlaneDown', 'TrcTargetDown'],
    effects: { ended: ['conduit-agent', 'nixfleet-control-plane', 'trc-agent'] },
  },
  'agent-cut-off': {
    about: 'One agent of Conduit cannot reach its gateway.',
    fires: ['ConduitAgentDisconnected'],
    effects: { isAgentCutOff: true },
  },
  'discovery-failing': {
    about: 'Discoveries end in errors.',
    fires: ['ConduitDiscoveryFailing'],
    effects: { discoveryFailures: 0.9 },
  },
  'auth-attack': {
    about: 'Somebody tries passwords and tokens at the manager.',
    fires: ['ConduitAuthDenied'],
    effects: { attacks: 6 },
  },
  'sessions-failing': {
    about: 'Half of the console sessions cannot be opened, and others break.',
    fires: ['ConduitSessionsFailing'],
    effects: { sessionFailures: 0.5 },
  },
  'bmc-failing': {
    about: 'Half of the operations on baseboard controllers fail.',
    fires: ['ConduitBmcFailing'],
    effects: { bmcFailures: 0.5 },
  },
  'site-lost': {
    about: 'Every gateway of the site fra1 is inactive.',
    fires: ['ConduitSiteWithoutGateway'],
    effects: { lostSite: 'fra1' },
  },
  'gate-spike': {
    about: 'The gate compliance-wave blocks many times a minute.',
    fires: ['NixfleetGateSpike'],
    effects: { complianceBlocks: 0.7 },
  },
  'gate-errors': {
    about: 'Hosts cannot measure their compliance.',
    fires: ['NixfleetRuntimeGateErrors'],
    effects: { gateErrors: 0.5 },
  },
  'compliance-failing': {
    about: 'One control fails on most hosts.',
    fires: ['NixfleetComplianceFailing'],
    effects: { failingHosts: 0.8 },
  },
  'backup-stale': {
    about: 'Seven volumes have had no backup for up to nine days.',
    fires: ['TrcBackupStale', 'TrcBackupVeryStale'],
    effects: { staleVolumes: { count: 7, days: 9 } },
  },
  'restore-failing': {
    about: 'Restores of volumes fail.',
    fires: ['TrcRestoreFailed'],
    effects: { restoreFailures: 0.8 },
  },
  'db-pool-full': {
    about: 'Every database connection is in use.',
    fires: ['TrcDatabasePoolFull'],
    effects: { isPoolFull: true },
  },
  'append-failing': {
    about: 'Half of the events cannot be appended.',
    fires: ['TrcEventAppendFailing'],
    effects: { appendFailures: 0.5 },
  },
  'projection-stuck': {
    about: 'The projection of deploys stands still, and its lag grows.',
    fires: ['TrcProjectionLagging', 'TrcProjectionFailing'],
    effects: { isProjectionStuck: true },
  },
  'scheduler-stopped': {
    about: 'The reconcile loop stands still.',
    fires: ['TrcSchedulerStopped'],
    effects: { isSchedulerStopped: true },
  },
  'no-capacity': {
    about: 'For most instances there is no node.',
    fires: ['TrcUnschedulable'],
    effects: { unschedulable: 0.8 },
  },
  'rollouts-failing': {
    about: 'Most rollouts fail.',
    fires: ['TrcRolloutsFailing'],
    effects: { rolloutFailures: 0.7 },
  },
  'crash-loop': {
    about: 'Most instances fail after their start.',
    fires: ['TrcInstancesFailing'],
    effects: { instanceFailures: 0.7 },
  },
  'node-cut-off': {
    about: 'One node of trc cannot reach the control plane.',
    fires: ['TrcNodeAgentCutOff'],
    effects: { isNodeCutOff: true },
  },
  'disk-full': {
    about: 'The disks of one node of trc are full.',
    fires: ['TrcDiskPressure'],
    effects: { isDiskFull: true },
  },
  'secrets-missing': {
    about: 'Most deliveries of secrets fail.',
    fires: ['TrcSecretsFailing'],
    effects: { secretFailures: 0.7 },
  },
  'images-failing': {
    about: 'Most pulls of images fail.',
    fires: ['TrcImagePullsFailing'],
    effects: { imageFailures: 0.7 },
  },
  'edge-config-bad': {
    about: 'The edge cannot take its configuration over.',
    fires: ['TrcEdgeConfigFailing'],
    effects: { configFailures: 0.9 },
  },
  'backends-down': {
    about: 'Most backends behind the edge do not answer.',
    fires: ['TrcEdgeUpstreamFailing'],
    effects: { deadBackends: 0.7 },
  },
} as const satisfies Readonly<Record<string, Scenario>>;

/** The name of a scenario. */
export type ScenarioName = keyof typeof SCENARIOS;

/** Every name, in the order of the table. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** A healthy world with the changes of some scenarios; where two change the same thing, the later one counts. */
export function effectsOf(names: readonly ScenarioName[]): Effects {
  return names.reduce<Effects>((effects, name) => ({ ...effects, ...SCENARIOS[name].effects }), HEALTHY);
}
