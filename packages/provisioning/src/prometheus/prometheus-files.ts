import type { Stack } from '../stack.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';
import { minimalConfig } from './minimal-config.ts';
import { prometheusConfig } from './prometheus-config.ts';
import { stackJobs } from './stack-jobs.ts';

const ABOUT = `
Prometheus, 2.42 or later: scrapes exporter, node exporter and fleet server, evaluates rules/, tells Alertmanager.

1. Set RM_METRICS_TOKEN (or RM_METRICS_TOKEN_FILE) on the fleet server: without it, or RM_METRICS_TRUSTED_CIDR, there
   is no /metrics.
2. Put the same token, and nothing else, into the file metrics-token beside this one; mode 0600, owned by the user
   that Prometheus runs as. A server that is guarded by RM_METRICS_TRUSTED_CIDR alone needs no authorization.
3. Change a target when it runs elsewhere, and leave out the jobs that you do not have. Use TLS on the way to other
   machines, for the token travels with each scrape:
     scheme: https
     tls_config: { ca_file: ca.pem }     # left out when the system already trusts the certificate
4. promtool check config prometheus.yml

The dashboards count on this scrape interval: their shortest range is four of it.
`;

const MINIMAL_ABOUT = `
Prometheus, 2.42 or later: scrapes the exporter and nothing else. It fills the dashboards; nobody is told of alerts.
`;

/** Where the password lies with which Prometheus asks itself, beside its configuration. */
export const PASSWORD_FILE = 'web-password';

/** Rules, as seen from the configuration file. Whatever lies there is evaluated. */
export const RULE_FILES = ['rules/*.yml'] as const;

/** `prometheus/prometheus.yml`: everything on the machines that the stack names. */
export function prometheusFile(stack: Stack): ProvisioningFile {
  const { ports, basicAuthUser } = stack;
  const jobs = stackJobs(stack, {
    tokenFile: 'metrics-token',
    prometheus: `127.0.0.1:${ports.prometheus}`,
    alertmanager: `127.0.0.1:${ports.alertmanager}`,
    ...(basicAuthUser === undefined ? {} : { credentials: { user: basicAuthUser, passwordFile: PASSWORD_FILE } }),
  });
  const alerting = { alertmanagers: [`127.0.0.1:${ports.alertmanager}`], ruleFiles: RULE_FILES };
  return yamlFile('prometheus/prometheus.yml', ABOUT, prometheusConfig({ jobs, alerting }));
}

/** `prometheus/prometheus.yml` of the profile `minimal`. */
export const minimalPrometheusFile = ({ targets }: Pick<Stack, 'targets'>): ProvisioningFile =>
  yamlFile('prometheus/prometheus.yml', MINIMAL_ABOUT, minimalConfig(targets.exporter));
