import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const good = row('trc_event_append_total', { result: 'success' });
const bad = row('trc_event_append_total', { result: 'error' });
const conflict = row('trc_event_append_total', { result: 'conflict' });

/** What the alert of this name does. */
export const trcEventAppendFailing: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-control-plane', instance: 'api:8280' },
  quiet: { [good]: 30, [bad]: 0, [conflict]: 10 },
  trouble: { [bad]: 40 },
  border: { [good]: 28, [bad]: 2 },
  labels: {},
  raisedAfter: 18,
  endedAfter: 15,
  says: {
    summary: 'trc cannot append events',
    description: '50% of the appends of the last ten minutes ended in an error. Each is a command that did not happen.',
  },
});
