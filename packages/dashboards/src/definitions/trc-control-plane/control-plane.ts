import { trcControlPlane } from '@lockstep/catalog';
import { select } from '@lockstep/query';
import { CHOSEN } from '../../service/instances.ts';

/** Everything that trc's control plane measures of itself. */
export const controlPlane = select(trcControlPlane);

/** As the control plane is scraped. */
export const JOB = 'trc-control-plane';

/** Words of a panel that has nothing to show because nobody is asked. */
export const NOT_SCRAPED = 'No control plane is scraped';

const inUse = controlPlane.trc_db_connections_in_use.where(CHOSEN).sumBy('instance');

/** Share of the database connections that are in use, of each control plane. */
export const poolUsed = inUse.ratio(controlPlane.trc_db_connections_max.where(CHOSEN).sumBy('instance'));

/** Volumes whose newest backup is too old. Every control plane asks the same database. */
export const staleVolumes = controlPlane.trc_backup_stale_volumes.where(CHOSEN).max();
