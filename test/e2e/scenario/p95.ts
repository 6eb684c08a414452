import type { Job } from '@lockstep/protocol';
import type { ExpectedSample } from './compare.ts';

/** Upper bounds of `rm_job_duration_seconds` in seconds, from its specification. */
const BUCKETS = [1, 5, 30, 60, 300, 1800, 3600, 21_600, 86_400];

/** The 95th percentile of the successful jobs of each kind, as a histogram can tell it: linear within a bucket. */
export function p95ByKind(jobs: readonly Pick<Job, 'kind' | 'verdict' | 'duration_seconds'>[]): ExpectedSample[] {
  const succeeded = jobs.filter(({ verdict }) => verdict === 'ok');
  const kinds = [...new Set(succeeded.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const durations = succeeded.filter((job) => job.kind === kind).map((job) => job.duration_seconds);
    return { labels: { kind }, value: estimate(0.95, durations) };
  });
}

function estimate(quantile: number, durations: readonly number[]): number {
  const rank = quantile * durations.length;
  const upTo = (bound: number) => durations.filter((duration) => duration <= bound).length;
  const bucket = BUCKETS.findIndex((bound) => upTo(bound) >= rank);
  const upper = BUCKETS[bucket];
  if (upper === undefined) throw new Error('A job took longer than a day.');
  const lower = BUCKETS[bucket - 1] ?? 0;
  const below = upTo(lower);
  return lower + ((upper - lower) * (rank - below)) / (upTo(upper) - below);
}
