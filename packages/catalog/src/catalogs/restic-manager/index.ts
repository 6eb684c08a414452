import { defineCatalog } from '../../catalog.ts';
import { HOST_METRICS } from './metrics-host.ts';
import { SERVER_METRICS } from './metrics-server.ts';

/**
 * What the fleet server says about the fleet: the specification's `rm_` families under their own names, and those
 * that its panels and the page of a single host need besides (last success, expectation, checks, restore tests, locks).
 */
export const resticManager = defineCatalog({
  name: 'restic-manager',
  prefix: 'rm_',
  metrics: { ...HOST_METRICS, ...SERVER_METRICS },
});
