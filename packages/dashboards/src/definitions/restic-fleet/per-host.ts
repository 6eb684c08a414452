import { resticManager } from '@lockstep/catalog';
import { maxBy } from '../../query/operations.ts';
import { metric, type NameOfType } from '../../query/select.ts';
import type { Vector } from '../../query/vector.ts';

/** What makes a row of a host: the id joins, the name is for people. Names change, ids do not. */
export const HOST_KEY = ['host_id', 'host'] as const;

type HostGauge = Extract<NameOfType<typeof resticManager, 'gauge'>, `rm_host_${string}`>;

/** One value per host: without `job` and `instance`, and without `__name__`, which would keep tables from merging. */
export function perHost(name: HostGauge): Vector<(typeof HOST_KEY)[number]> {
  return maxBy(HOST_KEY, metric(resticManager, name));
}
