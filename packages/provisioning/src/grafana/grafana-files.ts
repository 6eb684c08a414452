import type { Stack } from '../stack.ts';
import { type ProvisioningFile, yamlFile } from '../yaml-file.ts';
import { dashboardProvider, DASHBOARDS_PATH } from './dashboard-provider.ts';
import { datasource } from './datasource.ts';

const DATASOURCE_ABOUT = `
Grafana data source: a Prometheus on the same machine. Copy to /etc/grafana/provisioning/datasources/ and restart
Grafana. Grafana refuses to start with two default data sources: if yours has one, remove isDefault here and choose
this source on the dashboard, or leave this file out and keep your own Prometheus (any that scrapes the server).
`;

const PROVIDER_ABOUT = `
Grafana dashboards: shows every dashboard in ${DASHBOARDS_PATH}. Copy to /etc/grafana/provisioning/dashboards/, copy
dashboards/*.json of this repository to ${DASHBOARDS_PATH}, and restart Grafana. Changed files are read again every
30 seconds; changes in the user interface are refused, since the next file would overwrite them.
`;

/** Where the password lies with which a Grafana on this machine asks Prometheus. */
export const GRAFANA_PASSWORD_FILE = '/etc/grafana/prometheus-password';

/** `grafana/**`: the data source and the dashboards for a Grafana on this machine. */
export function grafanaFiles({ ports, basicAuthUser }: Stack): ProvisioningFile[] {
  const url = `http://127.0.0.1:${ports.prometheus}`;
  const login =
    basicAuthUser === undefined ? [] : [{ user: basicAuthUser, password: `$__file{${GRAFANA_PASSWORD_FILE}}` }];
  return [
    yamlFile('grafana/datasources/prometheus.yaml', DATASOURCE_ABOUT, datasource(url, ...login)),
    yamlFile('grafana/dashboards/lockstep.yaml', PROVIDER_ABOUT, dashboardProvider()),
  ];
}
