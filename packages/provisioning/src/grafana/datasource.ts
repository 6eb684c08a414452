import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';

/** The uid under which other files may refer to the provisioned data source. Fixed: links and alerts keep working. */
export const DATASOURCE_UID = 'lockstep-prometheus';

/** How Grafana proves to Prometheus who it is. Grafana expands `$__file{...}` itself, when it reads the file. */
export interface DatasourceLogin {
  readonly user: string;
  readonly password: string;
}

/** Grafana's provisioning of one Prometheus at `url`, as its default data source. */
export function datasource(url: string, login?: DatasourceLogin): object {
  return {
    apiVersion: 1,
    datasources: [
      {
        name: 'Prometheus',
        uid: DATASOURCE_UID,
        type: 'prometheus',
        access: 'proxy',
        orgId: 1,
        url,
        isDefault: true,
        editable: false,
        jsonData: {
          httpMethod: 'POST',
          // The name is Grafana's for the scrape interval: `$__rate_interval` and the smallest step follow from it.
          timeInterval: `${SCRAPE_INTERVAL_SECONDS}s`,
          manageAlerts: false,
        },
        ...(login === undefined
          ? {}
          : {
              basicAuth: true,
              basicAuthUser: login.user,
              secureJsonData: { basicAuthPassword: login.password },
            }),
      },
    ],
  };
}
