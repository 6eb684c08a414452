import { datasource } from '../grafana/datasource.ts';
import { PORTS } from '../ports.ts';
import { scrapeConfig } from '../prometheus/scrape-config.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';
import { composeProject, TOKEN_PATH } from './compose-project.ts';

const COMPOSE_ABOUT = `
The fleet server, Prometheus and Grafana in containers, for people who have Docker Compose 2.17 or later. From the
folder of this file:

  mkdir -m 700 -p secrets
  openssl rand -hex 32 > secrets/metrics-token
  openssl rand -hex 16 > secrets/grafana-admin-password
  chmod 644 secrets/*          # The containers run as other users; the folder keeps others on this machine out.
  docker compose up --build --detach

Then http://127.0.0.1:${PORTS.grafana} (user admin, password in secrets/grafana-admin-password), dashboard "Restic fleet". Hosts
are enrolled with the admin token, which the server makes at its first start:
docker compose exec server cat /data/admin-token. Ports are published on this machine only: put a reverse proxy with
TLS in front of the server before agents on other hosts report to it.
`;

const INSIDE = 'Used by compose.yaml, in which the containers find each other by name.';

/** `compose.yaml` and what its containers read instead of the files for a single machine. */
export const composeFiles = (): ProvisioningFile[] => [
  yamlFile('compose.yaml', COMPOSE_ABOUT, composeProject()),
  yamlFile(
    'compose/prometheus.yml',
    INSIDE,
    scrapeConfig({ targets: [`server:${PORTS.server}`], credentialsFile: TOKEN_PATH }),
  ),
  yamlFile('compose/grafana-datasource.yaml', INSIDE, datasource(`http://prometheus:${PORTS.prometheus}`)),
];
