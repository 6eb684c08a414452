import { DASHBOARDS_PATH } from '../grafana/dashboard-provider.ts';
import { PORTS } from '../ports.ts';

/**
 * Images by exact version: the same file gives the same containers next year. Prometheus and Grafana are the versions
 * that the queries and the panels are tested with.
 */
const IMAGES = {
  server: 'node:22-bookworm-slim',
  prometheus: 'prom/prometheus:v3.5.3',
  grafana: 'grafana/grafana:11.6.16',
} as const;

/** Where the containers find the token that guards /metrics. */
export const TOKEN_PATH = '/run/secrets/metrics-token';

/** What is built is named one by one: the folder also holds secrets and the history of the repository. */
const DOCKERFILE = `FROM ${IMAGES.server}
WORKDIR /app
RUN mkdir /data && chown node:node /app /data
USER node
COPY --chown=node:node package.json package-lock.json turbo.json tsconfig.base.json tsconfig.json ./
COPY --chown=node:node packages packages
COPY --chown=node:node apps apps
COPY --chown=node:node scripts scripts
RUN npm ci && npm run build
CMD ["npm", "start"]
`;

/** What every service has: comes back after a crash, and cannot gain rights. */
const COMMON = { restart: 'unless-stopped', security_opt: ['no-new-privileges:true'] } as const;

/** The compose project, by the compose specification (no `version` key). */
export function composeProject(): object {
  return {
    name: 'lockstep',
    services: { server: server(), prometheus: prometheus(), grafana: grafana() },
    secrets: {
      'metrics-token': { file: './secrets/metrics-token' },
      'grafana-admin-password': { file: './secrets/grafana-admin-password' },
    },
    volumes: { 'server-data': {}, 'prometheus-data': {}, 'grafana-data': {} },
  };
}

function server(): object {
  return {
    ...COMMON,
    build: { context: '..', dockerfile_inline: DOCKERFILE },
    environment: {
      RM_LISTEN: `0.0.0.0:${PORTS.server}`,
      RM_DATA_DIR: '/data',
      RM_METRICS_TOKEN_FILE: TOKEN_PATH,
    },
    secrets: ['metrics-token'],
    volumes: ['server-data:/data'],
    ports: [published(PORTS.server)],
    healthcheck: {
      test: [
        'CMD',
        'node',
        '--eval',
        `fetch('http://127.0.0.1:${PORTS.server}/-/healthy').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`,
      ],
      interval: '30s',
      timeout: '5s',
      start_period: '30s',
    },
  };
}

function prometheus(): object {
  return {
    ...COMMON,
    image: IMAGES.prometheus,
    command: [
      '--config.file=/etc/prometheus/prometheus.yml',
      '--storage.tsdb.path=/prometheus',
      // The longest time that a panel shows, with a margin: the default of 15 days would cut repository sizes short.
      '--storage.tsdb.retention.time=400d',
    ],
    secrets: ['metrics-token'],
    volumes: ['./compose/prometheus.yml:/etc/prometheus/prometheus.yml:ro', 'prometheus-data:/prometheus'],
    ports: [published(PORTS.prometheus)],
    depends_on: ['server'],
  };
}

function grafana(): object {
  return {
    ...COMMON,
    image: IMAGES.grafana,
    environment: {
      GF_SECURITY_ADMIN_PASSWORD__FILE: '/run/secrets/grafana-admin-password',
      GF_ANALYTICS_REPORTING_ENABLED: 'false',
      GF_ANALYTICS_CHECK_FOR_UPDATES: 'false',
    },
    secrets: ['grafana-admin-password'],
    volumes: [
      './compose/grafana-datasource.yaml:/etc/grafana/provisioning/datasources/lockstep.yaml:ro',
      './grafana/dashboards:/etc/grafana/provisioning/dashboards:ro',
      `../dashboards:${DASHBOARDS_PATH}:ro`,
      'grafana-data:/var/lib/grafana',
    ],
    ports: [published(PORTS.grafana)],
    depends_on: ['prometheus'],
  };
}

/** On this machine only: publishing without an address opens a port to the world, past most firewalls. */
function published(port: number): string {
  return `127.0.0.1:${port}:${port}`;
}
