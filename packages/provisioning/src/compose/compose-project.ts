import type { Stack } from '../stack.ts';
import { alertmanager } from './services/alertmanager.ts';
import { fleetServer } from './services/fleet-server.ts';
import { grafana } from './services/grafana.ts';
import { kopiaExporter } from './services/kopia-exporter.ts';
import { nodeExporter } from './services/node-exporter.ts';
import { dataFolder, prometheus } from './services/prometheus.ts';
import { webFileMaker } from './services/web-file.ts';
import { interpolated } from './variables.ts';

/** The compose project, by the compose specification (no `version` key). */
export function composeProject(stack: Stack): object {
  return {
    name: 'lockstep',
    services: {
      server: fleetServer(stack),
      'kopia-exporter': kopiaExporter(stack),
      'node-exporter': nodeExporter(),
      'web-file': webFileMaker(stack),
      'data-folder': dataFolder(),
      prometheus: prometheus('./compose/prometheus.yml'),
      alertmanager: alertmanager(),
      grafana: grafana(stack),
    },
    networks: { monitoring: NETWORK },
    secrets: Object.fromEntries(SECRETS.map((name) => [name, { file: `./secrets/${name}` }])),
    volumes: Object.fromEntries(VOLUMES.map((name) => [name, {}])),
  };
}

const SECRETS = ['metrics-token', 'alert-webhook-url', 'watchdog-webhook-url'] as const;
const VOLUMES = ['server-data', 'exporter-data', 'prometheus-web', 'alertmanager-data', 'grafana-data'] as const;

/** A network of its own. The exporter reaches repositories from it and Alertmanager its receivers; nobody gets in. */
const NETWORK = {
  driver: 'bridge',
  ipam: { config: [{ subnet: interpolated('MONITORING_SUBNET'), gateway: interpolated('MONITORING_GATEWAY') }] },
} as const;
