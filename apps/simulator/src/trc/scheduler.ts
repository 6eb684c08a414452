import { nodeProcess, trcScheduler } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';
import type { Component, Surroundings } from '../component.ts';
import { domainComponent } from '../domain-component.ts';

type SchedulerMetrics = Registry<readonly [typeof trcScheduler]>['metrics'];

const { metrics: CATALOG } = trcScheduler;
const UNSCHEDULABLE = CATALOG.trc_scheduler_unschedulable_total.labels.reason.values;
const ROLLOUT_FAILURES = CATALOG.trc_scheduler_rollout_failures_total.labels.reason.values;
const DRAINS = CATALOG.trc_scheduler_instance_drains_total.labels.reason.values;

/** What instances are stopped for on a good day; the other reasons are troubles of nodes and instances. */
const USUAL_STOPS = ['rollout', 'scale_down', 'node_drain', 'env_deleted'] as const;

/** Groups of instances that a run of the loop looks at. */
const GROUPS = 6;

/** trc's scheduler: its loop runs once a second over groups of instances that do not exist. */
export async function makeScheduler(surroundings: Surroundings): Promise<Component> {
  const registry = createRegistry([trcScheduler, nodeProcess]);
  return domainComponent('trc-scheduler', registry, schedulerDomain(registry.metrics, surroundings));
}

/** The scheduler as a state machine; each call is a second. */
function schedulerDomain(
  metrics: SchedulerMetrics,
  { random: chance, effects }: Pick<Surroundings, 'random' | 'effects'>,
): () => void {
  const random = chance.fork('scheduler');
  return () => {
    if (effects().isSchedulerStopped) return;
    metrics.trc_scheduler_reconcile_runs_total.inc();
    const seconds = Array.from({ length: GROUPS }, reconcileGroup);
    metrics.trc_scheduler_reconcile_duration_seconds.observe(seconds.reduce((sum, one) => sum + one, 0));
    random.repeat(0.2, rollOut);
  };

  function reconcileGroup(): number {
    const isError = random.chance(0.0002 + effects().unschedulable * 0.1);
    const result = isError ? 'error' : random.chance(0.15) ? 'changed' : 'unchanged';
    const seconds = random.around(result === 'unchanged' ? 0.004 : 0.03);
    metrics.trc_scheduler_group_reconciles_total.with({ result }).inc();
    metrics.trc_scheduler_group_reconcile_duration_seconds.with({ result }).observe(seconds);
    if (result === 'changed') change();
    return seconds;
  }

  function change(): void {
    const { unschedulable, instanceFailures } = effects();
    const isPlaced = !random.chance(unschedulable);
    metrics.trc_scheduler_instance_allocations_total.with({ result: isPlaced ? 'success' : 'failure' }).inc();
    if (!isPlaced) metrics.trc_scheduler_unschedulable_total.with({ reason: random.pick(UNSCHEDULABLE) }).inc();
    if (random.chance(0.5)) metrics.trc_scheduler_instance_drains_total.with({ reason: random.pick(DRAINS) }).inc();
    const isTrouble = random.chance(instanceFailures);
    const reason = isTrouble ? random.pick(['unhealthy', 'node_lost'] as const) : random.pick(USUAL_STOPS);
    if (isTrouble || random.chance(0.5)) metrics.trc_scheduler_instance_stops_total.with({ reason }).inc();
  }

  function rollOut(): void {
    const isFailure = random.chance(effects().rolloutFailures);
    const result = isFailure ? 'failure' : random.chance(0.1) ? 'superseded' : 'success';
    metrics.trc_scheduler_rollout_seconds.with({ result }).observe(random.around(isFailure ? 300 : 45));
    if (isFailure) metrics.trc_scheduler_rollout_failures_total.with({ reason: random.pick(ROLLOUT_FAILURES) }).inc();
  }
}
