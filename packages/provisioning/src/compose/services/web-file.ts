import type { Stack } from '../../stack.ts';
import { PLACES, WEB_VOLUME } from '../places.ts';
import { COMMON } from '../service.ts';
import { interpolated } from '../variables.ts';
import { lockstepImage } from './lockstep-image.ts';

/**
 * Runs before Prometheus and ends: makes the web file with the bcrypt hash of the password, and the password itself for
 * those who ask Prometheus (Grafana, and Prometheus about itself).
 */
export function webFileMaker({ sourceFolder }: Stack): object {
  return {
    ...COMMON,
    ...lockstepImage(sourceFolder),
    command: ['node', 'apps/cli/bin/lockstep.mjs', 'web-file', '--out', PLACES.web],
    // The volume belongs to root.
    user: '0:0',
    network_mode: 'none',
    environment: {
      PROMETHEUS_BASIC_AUTH: interpolated('PROMETHEUS_BASIC_AUTH'),
      PROMETHEUS_AUTH_USER: interpolated('PROMETHEUS_AUTH_USER'),
      PROMETHEUS_AUTH_PASSWORD: interpolated('PROMETHEUS_AUTH_PASSWORD'),
    },
    volumes: [`${WEB_VOLUME}:${PLACES.web}`],
  };
}
