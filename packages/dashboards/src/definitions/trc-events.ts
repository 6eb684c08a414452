import { defineDashboard } from '../dashboard.ts';
import { instanceChoice } from '../service/instances.ts';
import { appendDuration } from './trc-events/append-duration.ts';
import { appendResults } from './trc-events/append-results.ts';
import { commandDuration } from './trc-events/command-duration.ts';
import { commandResults } from './trc-events/command-results.ts';
import { commands } from './trc-events/commands.ts';
import { JOB } from './trc-events/events.ts';
import { health } from './trc-events/health.ts';
import { tableRows } from './trc-events/table-rows.ts';
import { tableSize } from './trc-events/table-size.ts';

/** Whether what people ask of trc is written down, and how fast. */
export const trcEventsDashboard = defineDashboard({
  uid: 'trc-events',
  title: 'trc events',
  description: 'Is what people ask for written down, and how fast? Section B of the metrics specification of trc.',
  tags: ['trc', 'lockstep'],
  timeFrom: '6h',
  refresh: '1m',
  variables: [instanceChoice(JOB)],
  panels: [health, appendResults, appendDuration, tableSize, tableRows, commandResults, commandDuration, commands],
});
