import { anyOf, type Vector } from '@lockstep/query';
import { targets } from './series.ts';

/**
 * Whether the last scrape of each target succeeded (1) or not (0), and 0 without an instance for a job that was there within a
 * day and has no target any more: discovery that finds nothing looks like peace. Jobs that never were are not missed: these
 * rules are loaded where only some of the systems run.
 */
export function targetsUp(job: string, ...jobs: readonly string[]): Vector<'job' | 'instance'> {
  const up = targets.up.where({ job: jobs.length === 0 ? job : anyOf(job, ...jobs) });
  const before = up.over('1d').last().maxBy('job');
  return up.maxBy('job', 'instance').or(before.minus(before), { on: ['job'] });
}
