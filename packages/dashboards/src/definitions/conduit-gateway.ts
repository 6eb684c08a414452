import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { CHOSEN, instanceChoice } from '../service/instances.ts';
import { processSection } from '../service/process-section.ts';
import { answering } from './conduit/answering.ts';
import { JOBS } from './conduit/conduit.ts';
import { agents } from './conduit-gateway/agents.ts';
import { power } from './conduit-gateway/power.ts';
import { consolesTile, sessions } from './conduit-gateway/sessions.ts';
import { streams } from './conduit-gateway/streams.ts';

/** Conduit's gateways: agents on one side, people on the other. */
export const conduitGateway = defineDashboard({
  uid: 'conduit-gateway',
  title: 'Conduit gateway',
  description:
    'Do gateways answer, are their agents there, do people get consoles, and do power operations get through? Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['conduit', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOBS.gateway)],
  panels: stack(
    answering({
      component: 'gateway',
      tiles: { consoles: consolesTile },
      meaning: 'Consoles failing: share of the wishes for a console that fail.',
    }),
    agents,
    sessions,
    power,
    streams,
    processSection({ id: 90, of: { job: JOBS.gateway, ...CHOSEN } }),
  ),
});
