export { CLIENT_CLOSED_REQUEST, type HttpFacts, type HttpMethod, UNMATCHED_ROUTE } from './http-facts.ts';
export { httpMetrics, type HttpMetricsOptions } from './http-metrics.ts';
