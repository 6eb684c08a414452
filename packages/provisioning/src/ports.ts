/**
 * Where things listen by default: what the specifications say, else what the program itself does. The webhook is the
 * receiver of `npm run stack`.
 */
export const PORTS = {
  server: 8080,
  prometheus: 9090,
  exporter: 9091,
  alertmanager: 9093,
  webhook: 9095,
  nodeExporter: 9100,
  grafana: 3000,
} as const;
