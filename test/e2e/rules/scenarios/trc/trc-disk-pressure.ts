import type { Scenario } from '../../scenario.ts';
import { row } from '../../series.ts';
import { incidentScenarios } from '../../timeline.ts';

const volumes = row('trc_agent_disk_pressure', { kind: 'volumes' });
const root = row('trc_agent_disk_pressure', { kind: 'root' });

/** What the alert of this name does. */
export const trcDiskPressure: readonly Scenario[] = incidentScenarios({
  target: { job: 'trc-agent', instance: 'node:8290' },
  quiet: { [volumes]: 0, [root]: 0 },
  trouble: { [volumes]: 1 },
  border: { [volumes]: 0 },
  labels: { job: 'trc-agent', instance: 'node:8290', kind: 'volumes' },
  raisedAfter: 11,
  endedAfter: 1,
  says: {
    summary: 'Node node:8290 of trc is short of space: volumes',
    description:
      'node:8290 is short of space of the kind volumes. Nothing more is placed there, and what runs may fail.',
  },
});
