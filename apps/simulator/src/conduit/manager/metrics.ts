import { conduitManager, nodeProcess } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';

/** The page of a manager. */
export type ManagerRegistry = Registry<readonly [typeof conduitManager, typeof nodeProcess]>;

/** The instruments of a manager. */
export type ManagerMetrics = ManagerRegistry['metrics'];

/** Makes the page of one manager. */
export function createManagerRegistry(): ManagerRegistry {
  return createRegistry([conduitManager, nodeProcess]);
}
