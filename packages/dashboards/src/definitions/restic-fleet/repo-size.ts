import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { sizesOverTime } from '../../panels/sizes-over-time.ts';
import { HOST_KEY, rm } from './rm.ts';

/** Growth of each host's repository. */
export const repoSize: Panel = sizesOverTime({
  id: 4,
  title: 'Repo size over time',
  description: [
    "Data in use in each host's repository (restic stats, raw data), over 30 days whatever time the dashboard shows. The axis does not start at zero. A line that ends: the size is not known any more, because the host or the server is silent.",
    'What to do: a steep rise is new data or a lost exclude; a size that only grows while snapshots are forgotten means that nobody prunes. Hosts may share a repository, so lines must not be added up.',
  ].join('\n\n'),
  grid: { x: 0, y: 16, w: 12, h: 9 },
  lines: { size: rm.rm_host_repo_size_bytes.maxBy(...HOST_KEY).legend('{{host}}') },
  noValue: 'No repository size known yet',
});
