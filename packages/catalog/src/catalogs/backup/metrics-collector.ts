import { oneOf } from '../../label.ts';
import { gauge, NOT_NEGATIVE } from '../../metric.ts';
import { OF_COLLECTOR, VERDICTS } from './labels.ts';

/** How well the asking goes, per configured repository and question. A question that is not asked has no row. */
export const COLLECTOR_METRICS = {
  backup_collector_last_attempt_timestamp_seconds: gauge({
    ...OF_COLLECTOR,
    help: 'Unix time at which the question was last put to the tool.',
    unit: 'seconds',
    usage: 'Whether the collector still asks.',
  }),
  backup_collector_last_success_timestamp_seconds: gauge({
    ...OF_COLLECTOR,
    help: 'Unix time at which the question was last answered.',
    unit: 'seconds',
    usage: 'How old the states are that come from it. They are withheld when it is too old; facts are not.',
  }),
  backup_collector_last_duration_seconds: gauge({
    ...OF_COLLECTOR,
    help: 'Time that the last question took, answered or not.',
    unit: 'seconds',
    range: NOT_NEGATIVE,
    usage: 'Compare with the timeout and the interval of the repository.',
  }),
  backup_collector_interval_seconds: gauge({
    ...OF_COLLECTOR,
    help: 'How often the question is put to the tool.',
    unit: 'seconds',
    range: NOT_NEGATIVE,
    usage: 'Silent collectors: the age of the last attempt against a few of these intervals, never against a constant.',
  }),
  backup_collector_last_result: gauge({
    ...OF_COLLECTOR,
    help: 'Verdict of the last question, always 1; exactly one row per question.',
    labels: { ...OF_COLLECTOR.labels, verdict: VERDICTS },
    exclusive: ['tool', 'verdict'],
    range: { min: 1, max: 1 },
    usage: 'Read the label: failing collectors are those with verdict!="ok". It says nothing about backups.',
  }),
  backup_collector_items: gauge({
    ...OF_COLLECTOR,
    help: 'Number of items in the last answer, by what became of them.',
    labels: { ...OF_COLLECTOR.labels, outcome: oneOf('parsed', 'rejected') },
    range: NOT_NEGATIVE,
    usage:
      'Any rejected item is output that was not understood: the log has it, and the rows it belongs to may be missing.',
  }),
} as const;
