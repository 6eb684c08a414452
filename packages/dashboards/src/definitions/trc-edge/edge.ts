import { trcEdge } from '@lockstep/catalog';
import { not, select } from '@lockstep/query';
import { CHOSEN } from '../../service/instances.ts';

/** Everything that trc's edge measures. */
export const edge = select(trcEdge);

/** As the edge nodes are scraped. */
export const JOB = 'trc-edge';

/** Words of a panel that has nothing to show because nobody is asked. */
export const NOT_SCRAPED = 'No edge node is scraped';

/** Connections that were counted by the edge. */
export const connections = edge.trc_edge_connections_total.where(CHOSEN);

/** Those of them that did not reach a backend. */
export const turnedAway = connections.where({ result: not('accepted') });
