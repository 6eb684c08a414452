export type { WebSocketErrorFacts, WebSocketMessageFacts } from './web-socket-facts.ts';
export { webSocketMetrics, type WebSocketMetricsOptions, type WebSocketTracker } from './web-socket-metrics.ts';
