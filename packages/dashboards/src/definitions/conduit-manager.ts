import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { CHOSEN, instanceChoice } from '../service/instances.ts';
import { processSection } from '../service/process-section.ts';
import { answering } from './conduit/answering.ts';
import { JOBS } from './conduit/conduit.ts';
import { authentication } from './conduit-manager/authentication.ts';
import { database, queriesTile } from './conduit-manager/database.ts';
import { inventory } from './conduit-manager/inventory.ts';

/** Conduit's manager, question by question. */
export const conduitManager = defineDashboard({
  uid: 'conduit-manager',
  title: 'Conduit manager',
  description:
    'Does the manager answer, who is let in, which sites can be reached, and is it the database? Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['conduit', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOBS.manager)],
  panels: stack(
    answering({
      component: 'manager',
      tiles: { queries: queriesTile },
      meaning: 'Queries failing: share of the database queries that fail.',
    }),
    authentication,
    inventory,
    database,
    processSection({ id: 90, of: { job: JOBS.manager, ...CHOSEN } }),
  ),
});
