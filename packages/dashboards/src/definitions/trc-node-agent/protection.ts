import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { agent } from './agent.ts';

/** Words of the panels of agents that do neither snapshots nor backups. */
export const NO_PROTECTION = 'These agents do no snapshots or backups, or none is scraped';

/** Whether volumes are saved. */
export const protection: Panel = linesOverTime({
  id: 13,
  title: 'Are volumes saved?',
  description: [
    `Snapshots and backups of volumes that ended in the ${RECENT_WINDOW} before each point, by result. Agents that do none do not count them: the panel then has no data.`,
    'What to do: failures: the log of the node, then the storage that backups go to. Success that falls to zero: nothing asks for backups any more. How old the newest backup of the worst volume is, the control plane tells: see trc-control-plane.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 8, h: 8 },
  lines: {
    snapshots: agent.trc_agent_snapshots_total
      .where(CHOSEN)
      .increase(RECENT_WINDOW)
      .sumBy('result')
      .round()
      .legend('snapshots: {{result}}'),
    backups: agent.trc_agent_backups_total
      .where(CHOSEN)
      .increase(RECENT_WINDOW)
      .sumBy('result')
      .round()
      .legend('backups: {{result}}'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NO_PROTECTION,
});
