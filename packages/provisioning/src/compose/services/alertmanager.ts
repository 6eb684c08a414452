import { PORTS } from '../../ports.ts';
import { IMAGES } from '../images.ts';
import { published, readOnly, STAYING } from '../service.ts';

/** Alertmanager. Addresses of receivers are often secrets: it reads them from files. */
export function alertmanager(): object {
  return {
    ...STAYING,
    image: IMAGES.alertmanager,
    command: [
      '--config.file=/etc/alertmanager/alertmanager.yml',
      '--storage.path=/alertmanager',
      // Empty: no gossip with others.
      '--cluster.listen-address=',
    ],
    secrets: ['alert-webhook-url', 'watchdog-webhook-url'],
    volumes: [
      readOnly('./compose/alertmanager.yml', '/etc/alertmanager/alertmanager.yml'),
      'alertmanager-data:/alertmanager',
    ],
    networks: ['monitoring'],
    ports: [published(PORTS.alertmanager, PORTS.alertmanager)],
  };
}
