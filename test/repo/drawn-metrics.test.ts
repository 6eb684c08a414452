import {
  conduitAgent,
  conduitGateway,
  conduitManager,
  nixfleet,
  trcAgent,
  trcControlPlane,
  trcEdge,
  trcEvents,
  trcProjections,
  trcScheduler,
} from '@lockstep/catalog';
import { DASHBOARDS, conduitManager as managerDashboard } from '@lockstep/dashboards';
import { describe, expect, it } from 'vitest';
import { drawnMetrics } from '../../scripts/drawn-metrics.ts';

/** The dashboard of each component: alerts are read by machines, a person looks here. */
const OWN = [
  { uid: 'conduit-agent', catalog: conduitAgent },
  { uid: 'conduit-gateway', catalog: conduitGateway },
  { uid: 'conduit-manager', catalog: conduitManager },
  { uid: 'nixfleet-control-plane', catalog: nixfleet },
  { uid: 'trc-control-plane', catalog: trcControlPlane },
  { uid: 'trc-edge', catalog: trcEdge },
  { uid: 'trc-events', catalog: trcEvents },
  { uid: 'trc-node-agent', catalog: trcAgent },
  { uid: 'trc-projections', catalog: trcProjections },
  { uid: 'trc-scheduler', catalog: trcScheduler },
];

describe.each(OWN)('$uid', ({ uid, catalog }) => {
  const drawn = drawnMetrics(
    catalog,
    DASHBOARDS.filter((dashboard) => dashboard.uid === uid),
  );

  it.each(Object.keys(catalog.metrics))('draws %s', (name) => {
    expect(drawn[name]).not.toEqual([]);
  });
});

it('a metric that no panel asks for is seen', () => {
  const panels = managerDashboard.panels?.filter(({ title }) => title !== 'Is the database connected?') ?? [];
  const drawn = drawnMetrics(conduitManager, [{ ...managerDashboard, panels }]);
  expect(Object.entries(drawn).flatMap(([name, on]) => (on.length === 0 ? [name] : []))).toEqual([
    'manager_db_connections',
  ]);
});
