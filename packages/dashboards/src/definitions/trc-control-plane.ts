import { defineDashboard } from '../dashboard.ts';
import { stack } from '../sections.ts';
import { instanceChoice } from '../service/instances.ts';
import { backups } from './trc-control-plane/backups.ts';
import { JOB } from './trc-control-plane/control-plane.ts';
import { deviceFlow } from './trc-control-plane/device-flow.ts';
import { endpoints } from './trc-control-plane/endpoints.ts';
import { health } from './trc-control-plane/health.ts';
import { logins } from './trc-control-plane/logins.ts';
import { pool } from './trc-control-plane/pool.ts';
import { queries } from './trc-control-plane/queries.ts';
import { repeats } from './trc-control-plane/repeats.ts';
import { requestDuration } from './trc-control-plane/request-duration.ts';
import { requests } from './trc-control-plane/requests.ts';

/** Whether trc can be asked for anything, and why not. */
export const trcControlPlaneDashboard = defineDashboard({
  uid: 'trc-control-plane',
  title: 'trc control plane',
  description: 'Does the API work, and if not, why? Section A of the metrics specification of trc.',
  tags: ['trc', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOB)],
  panels: stack(
    { id: 20, title: 'Requests', panels: [health, requests, requestDuration, endpoints] },
    { id: 21, title: 'Database', panels: [pool, queries] },
    { id: 22, title: 'Callers', panels: [logins, deviceFlow, repeats] },
    { id: 23, title: 'Volumes', panels: [backups] },
  ),
});
