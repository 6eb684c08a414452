import { resticManager } from '@lockstep/catalog';
import { select } from '@lockstep/query';

/** What the server says about the fleet, to be asked by the name of the metric. */
export const rm = select(resticManager);

/** What makes a row of a host: the id joins, the name is for people. Names change, ids do not. */
export const HOST_KEY = ['host_id', 'host'] as const;
