import { conduitGateway, nodeProcess } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';

/** The page of a gateway. */
export type GatewayRegistry = Registry<readonly [typeof conduitGateway, typeof nodeProcess]>;

/** The instruments of a gateway. */
export type GatewayMetrics = GatewayRegistry['metrics'];

/** Makes the page of one gateway. */
export function createGatewayRegistry(): GatewayRegistry {
  return createRegistry([conduitGateway, nodeProcess]);
}
