import { PORTS } from '../../ports.ts';
import type { Stack } from '../../stack.ts';
import { published, readOnly, STAYING } from '../service.ts';
import { lockstepImage } from './lockstep-image.ts';

/**
 * The exporter of Kopia and restic repositories, under the name that the specification gives it. Everything that its
 * configuration names (password files, local repositories) lies in the mounted folder, or needs a mount of its own.
 */
export function kopiaExporter({ sourceFolder }: Stack): object {
  return {
    ...STAYING,
    ...lockstepImage(sourceFolder),
    command: [
      'node',
      'apps/exporter/bin/lockstep-exporter.mjs',
      '--config.file=/etc/lockstep/exporter.yml',
      `--web.listen-address=0.0.0.0:${PORTS.exporter}`,
    ],
    // As systemd tells its services: where the exporter keeps what it knows.
    environment: { STATE_DIRECTORY: '/data', HOME: '/data' },
    volumes: [readOnly('./exporter', '/etc/lockstep'), 'exporter-data:/data'],
    networks: ['monitoring'],
    ports: [published(PORTS.exporter, PORTS.exporter)],
  };
}
