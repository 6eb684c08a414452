import { defineCatalog } from '../../catalog.ts';
import { oneOf } from '../../label.ts';
import { counter, histogram } from '../../metric.ts';
import { LOOP_BUCKETS_SECONDS, RESULTS } from './labels.ts';
import { trcPolicy } from './policy.ts';

const RECONCILE_RESULTS = oneOf('changed', 'unchanged', 'error');

/** trc's scheduler (its metrics specification, section D). */
export const trcScheduler = defineCatalog({
  name: 'trc-scheduler',
  prefix: 'trc_scheduler_',
  policy: trcPolicy,
  metrics: {
    trc_scheduler_reconcile_runs_total: counter({
      help: 'Runs of the reconcile loop.',
      since: '0.1.0',
      usage: 'Zero over minutes: nothing is scheduled any more.',
    }),
    trc_scheduler_reconcile_duration_seconds: histogram({
      help: 'Time of a run of the reconcile loop.',
      unit: 'seconds',
      buckets: LOOP_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 against the interval of the loop.',
    }),
    trc_scheduler_group_reconciles_total: counter({
      help: 'Reconciles of a group of instances by result.',
      labels: { result: RECONCILE_RESULTS },
      since: '0.1.0',
      usage: 'The share of error.',
    }),
    trc_scheduler_group_reconcile_duration_seconds: histogram({
      help: 'Time to reconcile a group of instances, by result.',
      unit: 'seconds',
      labels: { result: RECONCILE_RESULTS },
      buckets: LOOP_BUCKETS_SECONDS,
      since: '0.1.0',
      usage: 'p95 of changed.',
    }),
    trc_scheduler_instance_allocations_total: counter({
      help: 'Instances for which a node was looked for, by result.',
      labels: { result: RESULTS },
      since: '0.1.0',
      usage: 'failure has a reason in trc_scheduler_unschedulable_total.',
    }),
    trc_scheduler_instance_drains_total: counter({
      help: 'Instances that were asked to finish, by reason.',
      labels: { reason: oneOf('rollout', 'scale_down', 'node_drain', 'rebalance') },
      since: '0.1.0',
      usage: 'rebalance without end is a scheduler that cannot decide.',
    }),
    trc_scheduler_instance_stops_total: counter({
      help: 'Instances that were stopped, by reason.',
      labels: { reason: oneOf('rollout', 'scale_down', 'node_drain', 'node_lost', 'unhealthy', 'env_deleted') },
      since: '0.1.0',
      usage: 'Nobody wished for unhealthy and node_lost.',
    }),
    trc_scheduler_unschedulable_total: counter({
      help: 'Instances for which no node was found, by reason.',
      labels: {
        reason: oneOf(
          'no_capacity_memory',
          'no_nodes_active',
          'volume_locality_no_node',
          'ipam_exhausted',
          'secrets_missing',
          'org_quota_exceeded',
        ),
      },
      since: '0.1.0',
      usage: 'The reason is what has to be bought, repaired or asked for.',
    }),
    trc_scheduler_rollout_seconds: histogram({
      help: 'Time of rollouts by result.',
      unit: 'seconds',
      labels: { result: oneOf('success', 'failure', 'superseded') },
      buckets: [5, 15, 30, 60, 120, 300, 600, 1200, 1800],
      since: '0.1.0',
      usage: 'p95 of success: how long a deploy takes.',
    }),
    trc_scheduler_rollout_failures_total: counter({
      help: 'Rollouts that failed, by reason.',
      labels: {
        reason: oneOf(
          'healthcheck_failed',
          'deadline_exceeded',
          'unschedulable',
          'image_pull_failed',
          'crash_loop_backoff',
        ),
      },
      since: '0.1.0',
      usage: 'unschedulable is for the platform to repair, the others mostly for the customer.',
    }),
  },
});
