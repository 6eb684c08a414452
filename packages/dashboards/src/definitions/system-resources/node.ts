import { nodeExporter } from '@lockstep/catalog/external';
import { select, variable } from '@lockstep/query';

/** What node exporter says, in every version that the kept catalog covers. */
export const node = select(nodeExporter);

/** The machines that the reader chose. */
export const CHOSEN = { instance: variable('instance') } as const;
