import { PORTS } from '../../ports.ts';
import { prometheusFlags } from '../../prometheus/prometheus-flags.ts';
import { IMAGES } from '../images.ts';
import { PLACES, WEB_VOLUME } from '../places.ts';
import { COMMON, published, readOnly, STAYING } from '../service.ts';
import { interpolated } from '../variables.ts';

/** The user that the image of Prometheus runs as. */
const PROMETHEUS_UID = 65_534;

/** Prometheus, under the container name that the specification's commands use. */
export function prometheus(configFile: string): object {
  const flags = prometheusFlags(
    { retention: interpolated('PROMETHEUS_RETENTION'), corsOrigin: interpolated('PROMETHEUS_CORS_ORIGIN') },
    {
      configFile: '/etc/prometheus/prometheus.yml',
      dataFolder: PLACES.prometheusData,
      webFile: `${PLACES.web}/web.yml`,
    },
  );
  return {
    ...STAYING,
    image: IMAGES.prometheus,
    container_name: 'kopia-prometheus',
    command: flags,
    secrets: ['metrics-token'],
    volumes: [
      readOnly(configFile, '/etc/prometheus/prometheus.yml'),
      readOnly('./prometheus/rules', '/etc/prometheus/rules'),
      readOnly(WEB_VOLUME, PLACES.web),
      DATA_MOUNT,
    ],
    networks: ['monitoring'],
    extra_hosts: [`node-exporter:${interpolated('MONITORING_GATEWAY')}`],
    ports: [published(interpolated('PROMETHEUS_UI_PORT'), PORTS.prometheus)],
    deploy: {
      resources: {
        limits: { cpus: interpolated('PROMETHEUS_CPU_LIMIT'), memory: interpolated('PROMETHEUS_MEM_LIMIT') },
      },
    },
    depends_on: {
      'data-folder': { condition: 'service_completed_successfully' },
      'web-file': { condition: 'service_completed_successfully' },
    },
  };
}

const DATA_MOUNT = {
  type: 'bind',
  source: interpolated('PROMETHEUS_DATA_DIR'),
  target: PLACES.prometheusData,
  bind: { create_host_path: true },
} as const;

/**
 * Gives the data folder to the user of Prometheus, once, and only when it is empty: the default is also where Debian's
 * own Prometheus keeps its data, which must not change hands.
 */
export const CLAIM_DATA_FOLDER = `set -eu
owner=$(stat -c %u "$1")
if [ "$owner" = "$2" ]; then exit 0; fi
if [ -n "$(ls -A "$1")" ]; then
  echo "PROMETHEUS_DATA_DIR holds files of user $owner, perhaps of another Prometheus. Name another folder, or: chown -R $2 FOLDER" >&2
  exit 1
fi
chown "$2" "$1"
`;

/** Runs before Prometheus and ends. */
export function dataFolder(): object {
  return {
    ...COMMON,
    image: IMAGES.prometheus,
    user: '0:0',
    entrypoint: ['sh', '-c', CLAIM_DATA_FOLDER.replaceAll('$', '$$$$'), 'data-folder'],
    command: [PLACES.prometheusData, String(PROMETHEUS_UID)],
    network_mode: 'none',
    volumes: [DATA_MOUNT],
  };
}
