/**
 * What programs of others expose, from scrapes of Debian's versions: `npm run import-external` keeps the JSON, and
 * the modules are made of it. An entry of its own, so that nobody loads them who does not ask for them.
 */
export { alertmanager } from './alertmanager.ts';
export { nodeExporter } from './node-exporter.ts';
export { prometheus } from './prometheus.ts';
export { victoriaMetrics } from './victoria-metrics.ts';
