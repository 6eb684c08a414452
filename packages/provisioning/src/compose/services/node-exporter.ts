import { nodeExporterFlags } from '../../node-exporter/node-exporter-flags.ts';
import { PORTS } from '../../ports.ts';
import { IMAGES } from '../images.ts';
import { STAYING } from '../service.ts';
import { interpolated } from '../variables.ts';

/**
 * The node exporter, of the machine and not of a container: it must be in the machine's own network, else the network
 * panel would show its own few packets. There it listens on the address that only the containers of this project reach.
 */
export function nodeExporter(): object {
  return {
    ...STAYING,
    image: IMAGES.nodeExporter,
    command: nodeExporterFlags(`${interpolated('MONITORING_GATEWAY')}:${PORTS.nodeExporter}`, '/host').map(escaped),
    network_mode: 'host',
    pid: 'host',
    volumes: ['/:/host:ro,rslave'],
    // The address exists once the network does, and the network once a container is in it.
    depends_on: ['prometheus'],
  };
}

/** Compose reads `$` as the start of a variable, but for `$$`. Our own variables begin with `${`. */
function escaped(flag: string): string {
  return flag.replaceAll(/\$(?!\{)/g, '$$$$');
}
