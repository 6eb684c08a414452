import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { sizesOverTime } from '../../panels/sizes-over-time.ts';
import { HOST_KEY, rm } from '../restic-fleet/rm.ts';
import { CHOSEN } from './chosen.ts';

/** Growth of the repository of the host. */
export const size: Panel = sizesOverTime({
  id: 5,
  title: 'Repository size',
  description: [
    'Data in use in the repository of the host (restic stats, raw data), over 30 days whatever time the dashboard shows. The axis does not start at zero. Other hosts may use the same repository: then it is their data, too.',
    'What to do: a steep rise is new data or a lost exclude; a size that only grows while snapshots are forgotten means that nobody prunes. A fall without a prune: somebody deleted something.',
  ].join('\n\n'),
  grid: { x: 12, y: 11, w: 12, h: 9 },
  lines: {
    size: rm.rm_host_repo_size_bytes
      .where(CHOSEN)
      .maxBy(...HOST_KEY)
      .legend('{{host}}'),
  },
  noValue: 'No repository size known of this host',
});
