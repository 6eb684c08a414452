import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { sizesOverTime } from '../../panels/sizes-over-time.ts';
import { repositoryNames } from '../backup-overview/backup.ts';
import { specified } from './kopia.ts';

/** Growth of each repository. */
export const repositoryGrowth: Panel = sizesOverTime({
  id: 3,
  title: 'Repository Size Growth',
  description: [
    'Size of all blobs in each repository of Kopia, over 30 days whatever time the dashboard shows. The axis does not start at zero. A line that ends: the size is not known any more, because nobody looks.',
    'What to do: a steep rise is new data or a lost ignore rule. Snapshots that are deleted free nothing before the full maintenance ran: a line that only rises means that it does not run, see Maintenance in the overview of both tools.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 24, h: 8 },
  lines: {
    size: repositoryNames
      .times(specified.kopia_repository_size_bytes.maxBy('repository'), { on: ['repository'], groupLeft: [] })
      .legend('{{name}}'),
  },
  noValue: 'No repository size known yet',
});
