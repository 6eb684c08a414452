import { belowOneSecond, perMinute, stays } from './counting.ts';
import type { Scenario } from './scenario.ts';
import { of, seriesOf } from './series.ts';

const A = 'instance="a:8282", job="trc-scheduler"';
const B = 'instance="b:8282", job="trc-scheduler"';

const counted = (name: string, values: Readonly<Record<string, number>>) =>
  seriesOf(
    `trc_scheduler_${name}_total`,
    Object.fromEntries(Object.entries(values).map(([labels, count]) => [labels, perMinute(count)])),
    [A],
  );

const RUNS = {
  ...seriesOf('up', { '': stays(1) }, [A, B]),
  ...seriesOf('trc_scheduler_reconcile_runs_total', { '': perMinute(12) }, [A]),
  ...seriesOf('trc_scheduler_reconcile_runs_total', { '': stays(0) }, [B]),
  ...belowOneSecond('trc_scheduler_reconcile_duration_seconds', A, 12),
};

const WORKS: Scenario['series'] = {
  ...RUNS,
  ...counted('group_reconciles', { 'result="changed"': 6, 'result="error"': 1 }),
  ...belowOneSecond('trc_scheduler_group_reconcile_duration_seconds', `${A}, result="changed"`, 6),
  ...counted('instance_allocations', { 'result="success"': 6, 'result="failure"': 2 }),
  ...counted('unschedulable', { 'reason="no_capacity_memory"': 2, 'reason="ipam_exhausted"': 0 }),
  ...counted('instance_drains', { 'reason="rollout"': 1 }),
  ...counted('instance_stops', { 'reason="node_lost"': 3 }),
  ...belowOneSecond('trc_scheduler_rollout_seconds', `${A}, result="success"`, 1),
  ...counted('rollout_failures', { 'reason="unschedulable"': 0.5 }),
};

const TILES = 'Is anything scheduled?';
const REASONS = 'Reasons of the last hour';

/** A scheduler that works with one that stands by first, and what every query of `trc-scheduler` gives of them. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'one works, one stands by',
    series: WORKS,
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 0 },
      [`${TILES} / loop`]: { '{}': 12 },
      [`${TILES} / notPlaced`]: { '{}': 0.25 },
      [`${TILES} / rollouts`]: { '{}': 30 },
      [`${TILES} / errors`]: { '{}': 60 },
      'Why can instances not be placed? / reasons': {
        '{reason="no_capacity_memory"}': 2,
        '{reason="ipam_exhausted"}': 0,
      },
      'Placements / results': { '{result="success"}': 6, '{result="failure"}': 2 },
      'Why do instances leave? / drained': { '{reason="rollout"}': 1 },
      'Why do instances leave? / stopped': { '{reason="node_lost"}': 3 },
      'Does the loop run? / runs': { '{instance="a:8282"}': 12, '{instance="b:8282"}': 0 },
      'Does the loop run? / groups': { '{result="changed"}': 6, '{result="error"}': 1 },
      'How long does a run take? / median': { '{}': 0.5 },
      'How long does a run take? / p95': { '{}': 0.95 },
      'How long does a run take? / groups': { '{result="changed"}': 0.95 },
      'How long does a rollout take? / p95': { '{result="success"}': 0.95 },
      [`${REASONS} / unschedulable`]: { '{reason="no_capacity_memory"}': 120, '{reason="ipam_exhausted"}': 0 },
      [`${REASONS} / rollouts`]: { '{reason="unschedulable"}': 30 },
      [`${REASONS} / drains`]: { '{reason="rollout"}': 60 },
      [`${REASONS} / stops`]: { '{reason="node_lost"}': 180 },
    },
  },
  {
    name: 'a loop that stands still is 0, nothing to place is said, and what did not happen took no time',
    series: {
      ...seriesOf('up', { '': stays(0) }, [B]),
      ...seriesOf('trc_scheduler_reconcile_runs_total', { '': stays(7) }, [A]),
      ...belowOneSecond('trc_scheduler_reconcile_duration_seconds', A, 0),
      ...counted('instance_allocations', { 'result="success"': 0, 'result="failure"': 0 }),
    },
    at: '90m',
    gives: {
      [`${TILES} / down`]: { '{}': 1 },
      [`${TILES} / loop`]: { '{}': 0 },
      [`${TILES} / notPlaced`]: { '{}': -2 },
      'How long does a run take? / p95': {},
    },
  },
  {
    name: 'the scheduler that the reader chose',
    series: RUNS,
    at: '90m',
    chosen: { instance: 'b:8282' },
    gives: { 'Does the loop run? / runs': { [of('instance="b:8282"')]: 0 } },
  },
  {
    name: 'nothing was ever scraped',
    series: {},
    at: '20m',
    gives: {
      [`${TILES} / down`]: { '{}': -1 },
      [`${TILES} / loop`]: { '{}': -1 },
      [`${TILES} / notPlaced`]: { '{}': -1 },
      'Why can instances not be placed? / reasons': {},
    },
  },
];
