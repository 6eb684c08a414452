import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { agent } from './agent.ts';
import { NO_PROTECTION } from './protection.ts';

/** What backups write. */
export const backupBytes: Panel = linesOverTime({
  id: 15,
  title: 'What do backups write?',
  description: [
    'Bytes per second that backups of volumes write, by what they came to. Bytes of failures were for nothing.',
    'What to do: a flat top is the limit of the line or of the storage. Much failure: the same bytes are written again and again.',
  ].join('\n\n'),
  grid: { x: 16, y: 0, w: 8, h: 8 },
  lines: {
    bytes: agent.trc_agent_backup_bytes_total.where(CHOSEN).rate(RATE_WINDOW).sumBy('result').legend('{{result}}'),
  },
  unit: 'Bps',
  noValue: NO_PROTECTION,
});
