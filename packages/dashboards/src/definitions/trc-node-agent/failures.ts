import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { agent, NOT_SCRAPED } from './agent.ts';

/** The reasons for which instances do not run. */
export const failures: Panel = linesOverTime({
  id: 4,
  title: 'Why do instances fail?',
  description: [
    'Instances per minute that failed, by reason, on each other.',
    'What to do: firecracker_start_failed, network_setup_failed, volume_attach_failed and rootfs_build_failed are for the platform: see the node. image_pull_failed: the registry. secrets_missing, healthcheck_failed, oom_killed and crash_loop_backoff are mostly for the customer, unless all customers have them at once.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: {
    reasons: agent.trc_agent_instance_failures_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('reason')
      .times(PER_MINUTE)
      .legend('{{reason}}'),
  },
  unit: 'opm',
  noValue: NOT_SCRAPED,
  stacked: true,
});
