import { nixfleet as catalog } from '@lockstep/catalog';
import { select, type Vector } from '@lockstep/query';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';

/** Everything that nixfleet's control plane measures. */
export const nixfleet = select(catalog);

/** As the control plane is scraped. */
export const JOB = 'nixfleet-control-plane';

/** What makes a row of a compliance failure. */
export const FAILURE = ['instance', 'control_id', 'host'] as const;

type Failure = (typeof FAILURE)[number];

const failures = nixfleet.nixfleet_compliance_failure_events_total.where(CHOSEN);

/** 1 for every control that ever failed on a host since the control plane started. */
export const known = failures.countBy(...FAILURE).clampMax(1);

/**
 * Failures in a window. A control has no series before it fails for the first time, and what a counter starts with is no
 * increase: the first failure of each is added.
 */
export function failuresIn(window: '1h' | '1d'): Vector<Failure> {
  const none = known.times(0);
  const first = known.unless(failures.offset(window).countBy(...FAILURE));
  return failures
    .increase(window)
    .sumBy(...FAILURE)
    .or(none)
    .plus(first.or(none))
    .round();
}

/** Failures of the last hour. */
export const recent = failuresIn(RECENT_WINDOW);

/** The version and commit of each control plane, as labels. */
export const builds = nixfleet.nixfleet_cp_build_info.where(CHOSEN).maxBy('instance', 'version', 'git_commit');

/** How often a gate for compliance kept a wave from each control plane in the last hour. */
export const wavesBlocked = nixfleet.nixfleet_gate_block_total
  .where({ ...CHOSEN, gate: 'compliance-wave' })
  .increase(RECENT_WINDOW)
  .sumBy('instance')
  .round();

/** How often agents could not tell each control plane whether they comply, in the last hour. */
export const unmeasured = nixfleet.nixfleet_runtime_gate_error_events_total
  .where(CHOSEN)
  .increase(RECENT_WINDOW)
  .sumBy('instance')
  .round();
