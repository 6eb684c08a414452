import type { Recording } from './record-world.ts';

/** Of a gateway whose agent is gone: what it should pass on cannot be done, and it answers 503. */
const WITHOUT_AGENT = ['ConduitBmcFailing', 'ConduitGatewayAvailabilityBurnFast'];

/** A world in which several things go wrong that have nothing to do with each other. */
export interface PlayedWorld extends Omit<Recording, 'stepSeconds' | 'names'> {
  readonly name: string;
  /** Alerts that follow, beside those that the scenarios are there for. */
  readonly also?: readonly string[];
}

/**
 * Every scenario in one of seven worlds: each alone would take an hour. Those that move the same metrics are in
 * different worlds, so that each alert can come from its own scenario only.
 */
export const WORLDS: readonly PlayedWorld[] = [
  { name: 'a quiet world', scenarios: ['quiet'], minutes: 20 },
  {
    name: 'errors and refusals',
    scenarios: [
      'incident-errors',
      'discovery-failing',
      'gate-spike',
      'backup-stale',
      'projection-stuck',
      'no-capacity',
      'node-cut-off',
      'edge-config-bad',
    ],
    minutes: 22,
  },
  {
    name: 'broken instances',
    scenarios: ['bmc-failing', 'site-lost', 'gate-errors', 'crash-loop', 'disk-full', 'backends-down'],
    minutes: 16,
  },
  {
    name: 'attacks, and stores that fail',
    scenarios: [
      'auth-attack',
      'sessions-failing',
      'compliance-failing',
      'append-failing',
      'restore-failing',
      'rollouts-failing',
      'images-failing',
    ],
    minutes: 16,
    // Somebody whose event cannot be appended is told 500.
    also: ['TrcApiErrors'],
  },
  {
    name: 'things that have ended',
    scenarios: ['component-down', 'db-pool-full', 'scheduler-stopped', 'secrets-missing'],
    minutes: 16,
    speed: 100,
    also: WITHOUT_AGENT,
  },
  { name: 'an agent on its own', scenarios: ['agent-cut-off'], minutes: 12, also: WITHOUT_AGENT },
  {
    name: 'slow databases',
    scenarios: ['incident-db-slow'],
    minutes: 22,
    // Those with a database, and whom they call.
    jobs: ['conduit-manager', 'conduit-gateway', 'trc-control-plane'],
    playedSeconds: 1,
    overlap: 5,
  },
];
