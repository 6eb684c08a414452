import type { Look } from '../../panels/field.ts';
import { CHOSEN } from '../../service/instances.ts';
import { NOW_WINDOW } from '../../window.ts';
import { BEHIND_EVENTS, lag, projections } from './projections.ts';

const behind = lag.isAbove(BEHIND_EVENTS);

const standsStill = projections.trc_projection_last_applied_event_id
  .where(CHOSEN)
  .over(NOW_WINDOW)
  .changes()
  .maxBy('projection')
  .isEqualTo(0);

/** 1 for projections that have events before them and apply none, 0 for the others. */
export const stuck = behind.times(standsStill);

/** How each projection does: the keys of `VERDICT_LOOKS`. */
export const verdict = behind.plus(stuck);

/** What the values of `verdict` mean. */
export const VERDICT_LOOKS: Readonly<Record<string, Look>> = {
  0: { text: 'up to date', color: 'blue' },
  1: { text: 'behind', color: 'orange' },
  2: { text: 'STUCK', color: 'red' },
};
