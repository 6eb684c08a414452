export type { RpcFacts, RpcMessageFacts, RpcStatus } from './rpc-facts.ts';
export { rpcMetrics, type RpcMetricsOptions } from './rpc-metrics.ts';
