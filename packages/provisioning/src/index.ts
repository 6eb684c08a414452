export { alertmanagerConfig, type Receivers, type WebhookAddress } from './alertmanager/alertmanager-config.ts';
export { type Inhibition, INHIBITIONS } from './alertmanager/inhibitions.ts';
export { COMPOSE_VARIABLES, type ComposeVariable, type ComposeVariableName } from './compose/variables.ts';
export { envFile } from './compose/env-file.ts';
export { exporterFile } from './exporter/exporter-file.ts';
export { minimalFiles, provisioningFiles } from './files.ts';
export { DATASOURCE_UID } from './grafana/datasource.ts';
export { GRAFANA_PASSWORD_FILE } from './grafana/grafana-files.ts';
export { nodeExporterFlags } from './node-exporter/node-exporter-flags.ts';
export {
  type PlatformAddresses,
  platformConfig,
  platformFile,
  type PlatformPrometheus,
  platformScrapeJobs,
} from './platform/platform-config.ts';
export { PLATFORM_JOBS, type PlatformJob, type PlatformTarget, PLATFORM_TARGETS } from './platform/targets.ts';
export { PORTS } from './ports.ts';
export { minimalConfig } from './prometheus/minimal-config.ts';
export { prometheusConfig, type PrometheusOptions } from './prometheus/prometheus-config.ts';
export { PASSWORD_FILE } from './prometheus/prometheus-files.ts';
export { prometheusFlags, type PrometheusPlace } from './prometheus/prometheus-flags.ts';
export type { RuleGroup, RuleOptions } from './prometheus/rules/rule-file.ts';
export { RULE_GROUPS, ruleFiles } from './prometheus/rules/rule-files.ts';
export { type Credentials, JOBS, type ScrapeJob } from './prometheus/scrape-jobs.ts';
export { LOCAL_STACK, type Stack, type Targets } from './stack.ts';
export { webFile } from './web/web-file.ts';
export { GENERATED_LINE, type ProvisioningFile } from './yaml-file.ts';
