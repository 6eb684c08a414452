import { alertmanagerConfig } from '../alertmanager/alertmanager-config.ts';
import { datasource } from '../grafana/datasource.ts';
import { PORTS } from '../ports.ts';
import { prometheusConfig } from '../prometheus/prometheus-config.ts';
import { RULE_FILES } from '../prometheus/prometheus-files.ts';
import { stackJobs } from '../prometheus/stack-jobs.ts';
import type { Stack } from '../stack.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';
import { composeProject } from './compose-project.ts';
import { envFile } from './env-file.ts';
import { PLACES } from './places.ts';

const ABOUT = `
Fleet server, exporter, node exporter, Prometheus, Alertmanager and Grafana in containers, for people who have Docker
Compose 2.20 or later on Linux. From the folder of this file:

  mkdir -m 700 -p secrets
  openssl rand -hex 32 > secrets/metrics-token
  echo 'https://alerts.example.org/hook' > secrets/alert-webhook-url          # who is told
  echo 'https://dead-mans-switch.example.org/id' > secrets/watchdog-webhook-url
  chmod 644 secrets/*          # The containers run as other users; the folder keeps others on this machine out.
  cp .env.example .env && chmod 600 .env       # then set GRAFANA_ADMIN_PASSWORD; .env.example says what else there is
  docker compose up --build --detach

The exporter reads exporter/exporter.yml. Then http://127.0.0.1:${PORTS.grafana} (user admin). Hosts are enrolled with the admin
token, which the server makes at its first start: docker compose exec server cat /data/admin-token. Ports are published
on this machine only: put a reverse proxy with TLS in front of the server before agents on other hosts report to it.
`;

const INSIDE = 'Used by compose.yaml, in which the containers find each other by name.';

/** `compose.yaml` and what its containers read instead of the files for a single machine. */
export const composeFiles = (stack: Stack): ProvisioningFile[] => [
  yamlFile('compose.yaml', ABOUT, composeProject(stack)),
  envFile('.env.example', { PROMETHEUS_RETENTION: stack.retention }),
  yamlFile('compose/prometheus.yml', INSIDE, insidePrometheus()),
  yamlFile(
    'compose/alertmanager.yml',
    INSIDE,
    alertmanagerConfig({ operator: { urlFile: PLACES.operatorUrl }, watchdog: { urlFile: PLACES.watchdogUrl } }),
  ),
  yamlFile(
    'compose/grafana-datasource.yaml',
    INSIDE,
    datasource(`http://prometheus:${PORTS.prometheus}`, {
      user: `$__file{${PLACES.web}/user}`,
      password: `$__file{${PLACES.web}/password}`,
    }),
  ),
];

/** The targets have the names that the specification gives them. */
function insidePrometheus(): object {
  const targets = {
    exporter: [`kopia-exporter:${PORTS.exporter}`],
    node: [`node-exporter:${PORTS.nodeExporter}`],
    server: [`server:${PORTS.server}`],
  };
  const alertmanagers = [`alertmanager:${PORTS.alertmanager}`];
  const jobs = stackJobs(
    { targets },
    {
      tokenFile: PLACES.metricsToken,
      prometheus: `localhost:${PORTS.prometheus}`,
      alertmanager: `alertmanager:${PORTS.alertmanager}`,
      credentials: { userFile: `${PLACES.web}/user`, passwordFile: `${PLACES.web}/password` },
    },
  );
  return prometheusConfig({ jobs, alerting: { alertmanagers, ruleFiles: RULE_FILES } });
}
