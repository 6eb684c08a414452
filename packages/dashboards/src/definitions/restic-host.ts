import { choice } from '../choice.ts';
import { defineDashboard } from '../dashboard.ts';
import { rm } from './restic-fleet/rm.ts';
import { evidence } from './restic-host/evidence.ts';
import { schedule } from './restic-host/schedule.ts';
import { sinceLast } from './restic-host/since-last.ts';
import { size } from './restic-host/size.ts';
import { snapshots } from './restic-host/snapshots.ts';
import { status } from './restic-host/status.ts';

/** Everything that the server knows of a host. The table of hosts of `restic-fleet` links here. */
export const resticHost = defineDashboard({
  uid: 'restic-host',
  title: 'Restic host',
  description:
    'What is wrong with this host, and since when? Written for Prometheus 2.42 and later, and VictoriaMetrics.',
  tags: ['backup', 'restic', 'lockstep'],
  timeFrom: '7d',
  refresh: '1m',
  // Every enrolled host has this row, also one that never reported.
  variables: [choice({ name: 'host', label: 'Host', from: rm.rm_host_repo_status, of: 'host', all: false })],
  panels: [status, schedule, evidence, sinceLast, size, snapshots],
});
