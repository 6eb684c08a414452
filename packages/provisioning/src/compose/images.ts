/**
 * Images by exact version: the same file gives the same containers next year. Prometheus and Grafana are the versions
 * that the queries and the panels are tested with.
 */
export const IMAGES = {
  node: 'node:22-bookworm-slim',
  restic: 'restic/restic:0.18.0',
  kopia: 'kopia/kopia:0.21.1',
  prometheus: 'prom/prometheus:v3.5.3',
  alertmanager: 'prom/alertmanager:v0.28.1',
  nodeExporter: 'prom/node-exporter:v1.9.0',
  grafana: 'grafana/grafana:11.6.16',
} as const;
