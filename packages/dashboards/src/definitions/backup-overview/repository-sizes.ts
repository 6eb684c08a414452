import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { sizesOverTime } from '../../panels/sizes-over-time.ts';
import { known, repositoryNames } from './backup.ts';

/** Growth of each repository of both tools. */
export const repositorySizes: Panel = sizesOverTime({
  id: 6,
  title: 'Repository size over time',
  description: [
    'Size of each repository, over 30 days whatever time the dashboard shows: data in use for restic, stored blobs for Kopia. The axis does not start at zero. A line that ends: the size is not known any more, because nobody looks.',
    'What to do: a steep rise is new data or a lost exclude. A line that only rises while snapshots are forgotten: nobody prunes. A fall without maintenance: somebody deleted something.',
  ].join('\n\n'),
  grid: { x: 0, y: 34, w: 12, h: 9 },
  lines: {
    size: repositoryNames
      .times(known.backup_repository_size_bytes.maxBy('repository'), { on: ['repository'], groupLeft: [] })
      .legend('{{name}}'),
  },
  noValue: 'No repository size known',
});
