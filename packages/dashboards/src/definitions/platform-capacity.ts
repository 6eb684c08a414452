import { anyOf } from '@lockstep/query';
import { choice } from '../choice.ts';
import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { processSection } from '../service/process-section.ts';
import { JOBS, manager } from './conduit/conduit.ts';
import { gateways } from './platform-capacity/gateways.ts';
import { managers } from './platform-capacity/managers.ts';
import { sites } from './platform-capacity/sites.ts';

/** How full Conduit is, and how it grows. */
export const platformCapacity = defineDashboard({
  uid: 'platform-capacity',
  title: 'Platform capacity',
  description:
    'Do gateways, sites, the database and the processes of Conduit have room, and how do they grow? Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['conduit', 'capacity', 'lockstep'],
  timeFrom: '7d',
  refresh: '5m',
  variables: [
    choice({
      name: 'datacenter',
      label: 'Site',
      from: manager.manager_servers_total,
      of: 'datacenter',
      all: true,
    }),
  ],
  panels: stack(
    gateways,
    sites,
    managers,
    processSection({ id: 90, of: { job: anyOf(JOBS.manager, JOBS.gateway, JOBS.agent) } }),
  ),
});
