import { nodeProcess, trcProjections } from '@lockstep/catalog';
import { createRegistry, type Registry } from '@lockstep/metrics';
import type { Component, Surroundings } from '../component.ts';
import { domainComponent } from '../domain-component.ts';

type ProjectionMetrics = Registry<readonly [typeof trcProjections]>['metrics'];

type Projection = (typeof PROJECTIONS)[number];

const PROJECTIONS = trcProjections.metrics.trc_projection_lag_events.labels.projection.values;

/** The one that stands still when a scenario wants one to. */
const STUCK = 'deploys';

const EVENTS_A_SECOND = 20;
const FIRST_EVENT_ID = 1_000_000;

/** A rebuild begins so many events back, and a worker applies so many in a second at most: six minutes. */
const REBUILD_EVENTS = 40_000;
const MOST_EVENTS_A_SECOND = 120;

/** trc's projection workers, over a log of events that nobody wrote. */
export async function makeProjections(surroundings: Surroundings): Promise<Component> {
  const registry = createRegistry([trcProjections, nodeProcess]);
  return domainComponent('trc-projections', registry, projectionsDomain(registry.metrics, surroundings));
}

/** The workers as a state machine; each call is a second. */
function projectionsDomain(
  metrics: ProjectionMetrics,
  { random: chance, effects }: Pick<Surroundings, 'random' | 'effects'>,
): () => void {
  const random = chance.fork('projections');
  const applied = new Map(PROJECTIONS.map((projection) => [projection, FIRST_EVENT_ID]));
  let head = FIRST_EVENT_ID;
  const rebuild = (projection: Projection): void => {
    metrics.trc_projection_rebuilds_total.with({ projection }).inc();
    applied.set(projection, Math.max(0, head - REBUILD_EVENTS));
  };
  return () => {
    const { projectionFailures, isProjectionStuck } = effects();
    head += random.times(EVENTS_A_SECOND);
    for (const [projection, last] of applied) {
      const row = { projection };
      metrics.trc_projection_apply_duration_seconds.with(row).observe(random.around(0.004));
      random.repeat(0.1 * projectionFailures, () => rebuild(projection));
      const isStuck = isProjectionStuck && projection === STUCK;
      if (isStuck || random.chance(projectionFailures)) {
        metrics.trc_projection_errors_total.with(row).inc();
      } else {
        // A few events have come while the batch was applied.
        const next = Math.max(last, head - random.below(5));
        applied.set(projection, Math.min(next, (applied.get(projection) ?? last) + MOST_EVENTS_A_SECOND));
      }
      const now = applied.get(projection) ?? last;
      metrics.trc_projection_last_applied_event_id.with(row).set(now);
      metrics.trc_projection_lag_events.with(row).set(head - now);
    }
  };
}
