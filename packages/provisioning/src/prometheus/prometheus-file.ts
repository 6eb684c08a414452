import { PORTS } from '../ports.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';
import { scrapeConfig } from './scrape-config.ts';

const ABOUT = `
Prometheus, 2.42 or later: scrapes a fleet server on the same machine.

1. Set RM_METRICS_TOKEN (or RM_METRICS_TOKEN_FILE) on the server: without it, or RM_METRICS_TRUSTED_CIDR, there is no
   /metrics.
2. Put the same token, and nothing else, into the file metrics-token beside this one; mode 0600, owned by the user
   that Prometheus runs as. A server that is guarded by RM_METRICS_TRUSTED_CIDR alone needs no authorization.
3. Change the target when the server runs elsewhere. Then use TLS, for the token travels with each scrape:
     scheme: https
     tls_config: { ca_file: ca.pem }     # left out when the system already trusts the certificate
4. promtool check config prometheus.yml

The dashboards count on this scrape interval: their shortest range is four of it.
`;

/** `prometheus/prometheus.yml`: one fleet server on this machine. */
export const prometheusFile = (): ProvisioningFile =>
  yamlFile(
    'prometheus/prometheus.yml',
    ABOUT,
    scrapeConfig({ targets: [`127.0.0.1:${PORTS.server}`], credentialsFile: 'metrics-token' }),
  );
