import { PORTS } from '../ports.ts';
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

/** `grafana/**`: the data source and the dashboards for a Grafana on this machine. */
export const grafanaFiles = (): ProvisioningFile[] => [
  yamlFile('grafana/datasources/lockstep.yaml', DATASOURCE_ABOUT, datasource(`http://127.0.0.1:${PORTS.prometheus}`)),
  yamlFile('grafana/dashboards/lockstep.yaml', PROVIDER_ABOUT, dashboardProvider()),
];
