import { PORTS } from '../../ports.ts';
import type { Stack } from '../../stack.ts';
import { PLACES } from '../places.ts';
import { published, STAYING } from '../service.ts';
import { lockstepImage } from './lockstep-image.ts';

/** The fleet server. Its own alerts take the same way as those of the rules. */
export function fleetServer({ sourceFolder }: Stack): object {
  return {
    ...STAYING,
    ...lockstepImage(sourceFolder),
    command: ['node', 'apps/server/dist/main.js'],
    environment: {
      RM_LISTEN: `0.0.0.0:${PORTS.server}`,
      RM_DATA_DIR: '/data',
      RM_METRICS_TOKEN_FILE: PLACES.metricsToken,
      RM_ALERT_URL: `http://alertmanager:${PORTS.alertmanager}/api/v2/alerts`,
    },
    secrets: ['metrics-token'],
    volumes: ['server-data:/data'],
    networks: ['monitoring'],
    ports: [published(PORTS.server, PORTS.server)],
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
