import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { agent } from './agent.ts';

const DONE = { ...CHOSEN, result: 'success' } as const;

/** Backups are few: only a long window has several. */
const WINDOW = '1d';

/** How long it takes to save a volume. */
export const protectionDuration: Panel = linesOverTime({
  id: 14,
  title: 'How long do they take?',
  description: [
    `95 % of the snapshots and backups of the ${WINDOW} before each point that succeeded took at most so long, read to the next bound of the buckets; above 4 h it says 4 h.`,
    'What to do: compare with the window that backups must fit in. Backups that grow longer with equal bytes: the line or the storage. Snapshots should take seconds.',
  ].join('\n\n'),
  grid: { x: 8, y: 0, w: 8, h: 8 },
  lines: {
    snapshots: observed(agent.trc_agent_snapshot_seconds.where(DONE).quantile(0.95, WINDOW)).legend('snapshots, p95'),
    backups: observed(agent.trc_agent_backup_seconds.where(DONE).quantile(0.95, WINDOW)).legend('backups, p95'),
  },
  unit: 's',
  noValue: 'No snapshot or backup succeeded in a day, these agents do none, or none is scraped',
});
