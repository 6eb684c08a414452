import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { sizesOverTime } from '../../panels/sizes-over-time.ts';
import { known, repositoryNames } from './backup.ts';

/** What is left on the volumes of the repositories. */
export const volumeSpace: Panel = sizesOverTime({
  id: 7,
  title: 'Volume free over time',
  description: [
    'Free bytes on the file system of each repository, over 30 days. Repositories on one file system have the same line. Storage that does not tell, as a bucket, has none.',
    'What to do: a line on its way to the ground is the date of the next failure. The column "Full in" of the table above gives that date from the last 7 days.',
  ].join('\n\n'),
  grid: { x: 12, y: 34, w: 12, h: 9 },
  lines: {
    available: repositoryNames
      .times(known.backup_repository_volume_available_bytes.maxBy('repository'), { on: ['repository'], groupLeft: [] })
      .legend('{{name}}'),
  },
  noValue: 'No repository tells what its volume has left',
});
