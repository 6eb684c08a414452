import { trcProjections } from '@lockstep/catalog';
import { select } from '@lockstep/query';
import { LAGGING_EVENTS } from '../../conditions/trc/trc-projection-lagging.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW, RECENT_WINDOW } from '../../window.ts';

/** Everything that trc's projection workers measure. */
export const projections = select(trcProjections);

/** As the workers are scraped. */
export const JOB = 'trc-projections';

/** A projection with more events before it is called behind, as by the alert. */
export const BEHIND_EVENTS = LAGGING_EVENTS;

/** How far the table looks back for the time since when a projection is behind. */
export const LOOK_BACK = '6h';

/** Events that each projection has still to apply. Where several workers tell, the worst counts. */
export const lag = projections.trc_projection_lag_events.where(CHOSEN).maxBy('projection');

/** Events that each projection applies per second. */
export const applied = projections.trc_projection_last_applied_event_id
  .where(CHOSEN)
  .over(NOW_WINDOW)
  .deriv()
  .maxBy('projection')
  .clampMin(0);

/** Batches of the last hour that could not be applied. */
export const recentErrors = projections.trc_projection_errors_total
  .where(CHOSEN)
  .increase(RECENT_WINDOW)
  .sumBy('projection')
  .round();
