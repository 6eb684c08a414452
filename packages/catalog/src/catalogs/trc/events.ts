import { defineCatalog } from '../../catalog.ts';
import { oneOf } from '../../label.ts';
import { counter, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';
import { trcPolicy } from './policy.ts';

const APPEND_RESULTS = oneOf('success', 'conflict', 'error');
const APPEND_BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1] as const;

const COMMAND_LABELS = {
  command: oneOf(
    'app_create',
    'deploy_create',
    'deploy_rollback',
    'env_create',
    'process_scale',
    'route_set',
    'secret_set',
    'volume_create',
  ),
  result: oneOf('accepted', 'rejected', 'conflict', 'error'),
};

/** trc's event append and command handling (its metrics specification, section B). */
export const trcEvents = defineCatalog({
  name: 'trc-events',
  prefix: 'trc_',
  policy: trcPolicy,
  metrics: {
    trc_event_append_total: counter({
      help: 'Appends of events by result.',
      labels: { result: APPEND_RESULTS },
      since: '0.1.0',
      usage: 'conflict is two writers at once and is retried; error loses a command.',
    }),
    trc_event_append_duration_seconds: histogram({
      help: 'Time to append events, by result.',
      unit: 'seconds',
      labels: { result: APPEND_RESULTS },
      buckets: APPEND_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 of success: everything else waits for it.',
    }),
    trc_events_table_rows: gauge({
      help: 'Rows of the table of events, approximately.',
      range: NOT_NEGATIVE,
      merge: 'max',
      since: '0.1.0',
      usage: 'Growth.',
    }),
    trc_events_table_size_bytes: gauge({
      help: 'Size of the table of events, approximately.',
      unit: 'bytes',
      range: NOT_NEGATIVE,
      merge: 'max',
      since: '0.1.0',
      usage: 'Growth against the disk.',
    }),
    trc_commands_total: counter({
      help: 'Commands by kind and result.',
      labels: COMMAND_LABELS,
      optional: true,
      since: '0.1.0',
      usage: 'rejected is a wish that breaks a rule; error is ours.',
    }),
    trc_command_duration_seconds: histogram({
      help: 'Time to handle a command, by kind and result.',
      unit: 'seconds',
      labels: COMMAND_LABELS,
      buckets: APPEND_BUCKETS_SECONDS,
      optional: true,
      since: '0.1.0',
      usage: 'p95 by command.',
    }),
  },
});
