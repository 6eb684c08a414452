import type { PlatformJob } from '@lockstep/provisioning';

/** Least and most of something. */
export type Span = readonly [least: number, most: number];

/**
 * What a scenario may change about the world. Shares are from 0 to 1, rates are per second; none changes
 * until the simulator ends.
 */
export interface Effects {
  /** Share of HTTP requests and RPC calls that end in an internal error: Conduit's manager and gateway, trc's API. */
  readonly requestFailures: number;
  /** Seconds that each database query takes on top. */
  readonly queryDelaySeconds: Span;
  /** Components whose last instance ends after a few seconds. */
  readonly ended: readonly PlatformJob[];

  /** Whether the last agent of Conduit cannot reach its gateway. */
  readonly isAgentCutOff: boolean;
  /** Share of discoveries that fail as a whole, and of controllers that cannot be read. */
  readonly discoveryFailures: number;
  /** Share of people who come with a wrong password or a token that was never issued. */
  readonly wrongSecrets: number;
  /** Logins and requests of an attacker per second, all of them with wrong secrets. */
  readonly attacks: number;
  /** Share of console sessions that cannot be opened, or that break. */
  readonly sessionFailures: number;
  /** Share of operations on baseboard controllers that fail. */
  readonly bmcFailures: number;
  /** A site of which every gateway is inactive. */
  readonly lostSite: string | undefined;

  /** Share of rollouts to a host that the gate `compliance-wave` blocks. */
  readonly complianceBlocks: number;
  /** Share of reports of hosts that could not measure their compliance. */
  readonly gateErrors: number;
  /** Share of hosts on which one control fails, the same one and the same hosts. */
  readonly failingHosts: number;

  /** Volumes whose backup is late, and by how many days at most. */
  readonly staleVolumes: { readonly count: number; readonly days: number };
  /** Share of restores that fail. */
  readonly restoreFailures: number;
  /** Whether somebody holds every database connection of trc's API. */
  readonly isPoolFull: boolean;
  /** Share of events that cannot be appended. */
  readonly appendFailures: number;
  /** Share of batches that a projection cannot apply, and a projection that can apply none. */
  readonly projectionFailures: number;
  readonly isProjectionStuck: boolean;
  readonly isSchedulerStopped: boolean;
  /** Share of instances for which there is no node. */
  readonly unschedulable: number;
  readonly rolloutFailures: number;
  /** Share of starts of instances that fail. */
  readonly instanceFailures: number;
  /** Share of heartbeats of trc's nodes that are lost, and whether the last node cannot reach the control plane at all. */
  readonly lostHeartbeats: number;
  readonly isNodeCutOff: boolean;
  /** Whether the disks of trc's last node are full. */
  readonly isDiskFull: boolean;
  readonly secretFailures: number;
  readonly imageFailures: number;
  /** Share of configurations that the edge cannot take over. */
  readonly configFailures: number;
  /** Share of backends that do not answer. */
  readonly deadBackends: number;
}

/** A fleet as it is on a good day: a few things fail, and nobody has to get up. */
export const HEALTHY: Effects = {
  requestFailures: 0,
  queryDelaySeconds: [0, 0],
  ended: [],
  isAgentCutOff: false,
  discoveryFailures: 0.004,
  wrongSecrets: 0.01,
  attacks: 0,
  sessionFailures: 0.004,
  bmcFailures: 0.004,
  lostSite: undefined,
  complianceBlocks: 0,
  gateErrors: 0,
  failingHosts: 0,
  staleVolumes: { count: 0, days: 0 },
  restoreFailures: 0,
  isPoolFull: false,
  appendFailures: 0,
  projectionFailures: 0,
  isProjectionStuck: false,
  isSchedulerStopped: false,
  unschedulable: 0.001,
  rolloutFailures: 0.004,
  instanceFailures: 0.004,
  lostHeartbeats: 0.001,
  isNodeCutOff: false,
  isDiskFull: false,
  secretFailures: 0.001,
  imageFailures: 0.004,
  configFailures: 0,
  deadBackends: 0.001,
};

/**
 * What every component has lived through before its page is first seen: everything that can go wrong has, so each row
 * that exists has moved once, and no rate shows it.
 */
export const BAD_DAY: Effects = {
  ...HEALTHY,
  requestFailures: 0.1,
  discoveryFailures: 0.3,
  wrongSecrets: 0.3,
  sessionFailures: 0.3,
  bmcFailures: 0.2,
  complianceBlocks: 0.3,
  gateErrors: 0.2,
  failingHosts: 1,
  staleVolumes: { count: 1, days: 1 },
  restoreFailures: 0.9,
  appendFailures: 0.1,
  projectionFailures: 0.2,
  unschedulable: 0.4,
  rolloutFailures: 0.5,
  instanceFailures: 0.4,
  lostHeartbeats: 0.5,
  secretFailures: 0.3,
  imageFailures: 0.3,
  configFailures: 0.2,
  deadBackends: 0.3,
};
