import { defineDashboard } from '../dashboard.ts';
import { instanceChoice } from '../service/instances.ts';
import { controlPlanes } from './nixfleet-control-plane/control-planes.ts';
import { controls } from './nixfleet-control-plane/controls.ts';
import { failures } from './nixfleet-control-plane/failures.ts';
import { gates } from './nixfleet-control-plane/gates.ts';
import { health } from './nixfleet-control-plane/health.ts';
import { measuring } from './nixfleet-control-plane/measuring.ts';
import { JOB } from './nixfleet-control-plane/nixfleet.ts';
import { versions } from './nixfleet-control-plane/versions.ts';

/**
 * Compliance of a nixfleet. Its table joins counters with the labels of another metric in the query, not in the panel:
 * for want of that nixfleet once gave its gauges up.
 */
export const nixfleetControlPlane = defineDashboard({
  uid: 'nixfleet-control-plane',
  title: 'nixfleet control plane',
  description: 'Does the fleet comply, which control fails on which host, and what does that hold up?',
  tags: ['nixfleet', 'lockstep'],
  timeFrom: '24h',
  refresh: '1m',
  variables: [instanceChoice(JOB)],
  panels: [health, failures, controlPlanes, gates, controls, measuring, versions],
});
