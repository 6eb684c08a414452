import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { CHOSEN, instanceChoice } from '../service/instances.ts';
import { processSection } from '../service/process-section.ts';
import { answering } from './conduit/answering.ts';
import { JOBS } from './conduit/conduit.ts';
import { consoles } from './conduit-agent/consoles.ts';
import { controllers } from './conduit-agent/controllers.ts';
import { discovery } from './conduit-agent/discovery.ts';
import { connectedTile, sites } from './conduit-agent/sites.ts';

/** Conduit's agents, one per site: what stands between a gateway and the controllers. */
export const conduitAgent = defineDashboard({
  uid: 'conduit-agent',
  title: 'Conduit agent',
  description:
    'Is every site connected, are its servers found, do their controllers do what they are told, and do consoles hold? Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['conduit', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOBS.agent)],
  panels: stack(
    answering({
      component: 'agent',
      tiles: { connected: connectedTile },
      meaning: 'Connected: share of the agents that have a gateway.',
    }),
    sites,
    discovery,
    controllers,
    consoles,
    processSection({ id: 90, of: { job: JOBS.agent, ...CHOSEN } }),
  ),
});
