import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';

/** The uid under which other files may refer to the provisioned data source. Fixed: links and alerts keep working. */
export const DATASOURCE_UID = 'lockstep-prometheus';

/** Grafana's provisioning of one Prometheus at `url`, as its default data source. */
export function datasource(url: string): object {
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
      },
    ],
  };
}
