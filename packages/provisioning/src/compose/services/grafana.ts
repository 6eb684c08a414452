import { DASHBOARDS_PATH } from '../../grafana/dashboard-provider.ts';
import { PORTS } from '../../ports.ts';
import type { Stack } from '../../stack.ts';
import { IMAGES } from '../images.ts';
import { PLACES, WEB_VOLUME } from '../places.ts';
import { published, readOnly, STAYING } from '../service.ts';
import { interpolated } from '../variables.ts';

/** Grafana with the data source and every dashboard. */
export function grafana({ dashboardsFolder }: Stack): object {
  return {
    ...STAYING,
    image: IMAGES.grafana,
    environment: {
      GF_SECURITY_ADMIN_PASSWORD: interpolated('GRAFANA_ADMIN_PASSWORD'),
      GF_INSTALL_PLUGINS: interpolated('GRAFANA_PLUGINS'),
      GF_USERS_ALLOW_SIGN_UP: 'false',
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    },
    volumes: [
      readOnly('./compose/grafana-datasource.yaml', '/etc/grafana/provisioning/datasources/prometheus.yaml'),
      readOnly('./grafana/dashboards', '/etc/grafana/provisioning/dashboards'),
      readOnly(dashboardsFolder, DASHBOARDS_PATH),
      readOnly(WEB_VOLUME, PLACES.web),
      'grafana-data:/var/lib/grafana',
    ],
    networks: ['monitoring'],
    ports: [published(interpolated('GRAFANA_PORT'), PORTS.grafana)],
    depends_on: ['prometheus'],
  };
}
