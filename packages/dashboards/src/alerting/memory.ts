import { promql, type Query, type Vector } from '@lockstep/query';
import { labelsOf } from './labels-of.ts';
import { backups, targets } from './series.ts';

const down = targets.up.equalTo(0);

/**
 * The series of a gauge, and for an hour what they were last where their target cannot be scraped. A restart of the
 * exporter thus neither resolves an alert nor starts its `for` again, while a row that ends on a page that can be read (a
 * deleted source, a pause) ends at once.
 */
export function remembered<L extends string>(gauge: Query<L>): Vector<L> {
  return promql.labels(...labelsOf(gauge))`${gauge} or (last_over_time(${gauge}[1h]) and on (job, instance) ${down})`;
}

/**
 * A state of sources, and for three days, which is a weekend, what it was last where it is not known now: its collector
 * is dead and it was withheld. What was found at the last look is not well because nobody looks any more. Where the
 * snapshots of the source are known, its absence is the answer; where the source is gone, nothing is held.
 */
export function heldForSource<L extends string>(state: Query<L>): Vector<L> {
  const { backup_snapshots: known, backup_source_first_seen_timestamp_seconds: there } = backups;
  return promql.labels(...labelsOf(state))`${state} or (
  last_over_time(${state}[3d:10m])
    unless on (tool, repository, source_id) ${known}
    and on (tool, repository, source_id) (${remembered(there)})
)`;
}

/** The same for a state of repositories, of which `known` says whether somebody could look. */
export function heldForRepository<L extends string>(state: Query<L>, known: Query): Vector<L> {
  return promql.labels(...labelsOf(state))`${state} or (
  last_over_time(${state}[3d:10m])
    unless on (tool, repository) ${known}
    and on (tool, repository) (${remembered(backups.backup_repository_info)})
)`;
}
