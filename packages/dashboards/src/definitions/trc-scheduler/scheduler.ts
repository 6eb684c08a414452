import { trcScheduler } from '@lockstep/catalog';
import { select } from '@lockstep/query';

/** Everything that trc's scheduler measures. */
export const scheduler = select(trcScheduler);

/** As the scheduler is scraped. */
export const JOB = 'trc-scheduler';
