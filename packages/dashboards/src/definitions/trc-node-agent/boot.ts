import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { agent } from './agent.ts';

const SUCCEEDED = { ...CHOSEN, result: 'success' } as const;
const FAILED = { ...CHOSEN, result: 'failure' } as const;

/** Where the time goes from a wish to an instance that serves. */
export const boot: Panel = linesOverTime({
  id: 5,
  title: 'What makes a start slow?',
  description: [
    `95 % of the last ${RECENT_WINDOW} before each point took at most so long: to pull an image, to build its root disk, to deliver secrets, and to boot until the first passed health check. The first two happen only for images that are not in the cache. Each is read to the next bound of its buckets; above the last (1 min for boots, 10 min for images) it says that bound. A gap: none ended so.`,
    'What to do: the tallest line is the part to look at. Boots that fail all take equally long: the health check runs into its deadline.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 12, h: 8 },
  lines: {
    boot: observed(agent.trc_agent_instance_boot_seconds.where(SUCCEEDED).quantile(0.95, RECENT_WINDOW)).legend(
      'boot, p95',
    ),
    failedBoot: observed(agent.trc_agent_instance_boot_seconds.where(FAILED).quantile(0.95, RECENT_WINDOW)).legend(
      'boot that failed, p95',
    ),
    pull: observed(agent.trc_agent_image_pull_seconds.where(SUCCEEDED).quantile(0.95, RECENT_WINDOW)).legend(
      'image pull, p95',
    ),
    build: observed(agent.trc_agent_rootdisk_build_seconds.where(SUCCEEDED).quantile(0.95, RECENT_WINDOW)).legend(
      'root disk, p95',
    ),
    secrets: observed(agent.trc_agent_secrets_delivery_seconds.where(SUCCEEDED).quantile(0.95, RECENT_WINDOW)).legend(
      'secrets, p95',
    ),
  },
  unit: 's',
  noValue: 'Nothing was started in this time, or no node agent is scraped',
});
