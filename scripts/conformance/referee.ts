import { PROMETHEUS_2_42, PROMETHEUS_3, type TargetProfile } from '@lockstep/promql';
import { lookUpStored } from '../../test/conformance/referee/known-series.ts';
import { startReferee } from '../../test/conformance/referee/prometheus.ts';
import { type Contradiction, holdTrial, type TrialResult } from '../../test/conformance/referee/trial.ts';
import { Scope } from '../../test/e2e/harness/scope.ts';
import { findTool, type Suite } from '../../test/tools/find-tool.ts';
import { allOf, type ConformanceRow, type Figure, type Outcome, told } from './row.ts';

interface Trial {
  readonly suite: Suite;
  readonly profile: TargetProfile;
  readonly queries: number;
}

/** Sid's is a Prometheus 3, once without and once with all flags that it knows; bookworm's is the oldest in use. */
const TRIALS: readonly Trial[] = [
  { suite: 'sid', profile: PROMETHEUS_3, queries: 3000 },
  {
    suite: 'sid',
    profile: { version: [3, 5], features: new Set(['promql-experimental-functions', 'promql-duration-expr']) },
    queries: 1000,
  },
  { suite: 'bookworm', profile: PROMETHEUS_2_42, queries: 800 },
];

/** What a trial with each Prometheus gives, by random queries from a seed: `CONFORMANCE_SEED`, or the day's number. */
export const refereeRows: readonly ConformanceRow[] = TRIALS.map((trial) => ({
  title: `Referee: Prometheus of ${trial.suite}, ${[...trial.profile.features].join(', ') || 'no flags'}`,
  measure: () => measure(trial),
}));

async function measure({ suite, profile, queries }: Trial): Promise<Outcome> {
  const prometheus = findTool('prometheus', { suite });
  const promtool = findTool('promtool', { suite });
  if ('missing' in prometheus) return prometheus;
  if ('missing' in promtool) return promtool;
  const seed = Number(process.env['CONFORMANCE_SEED'] ?? Math.floor(Date.now() / 86_400_000));
  const scope = new Scope();
  try {
    const programs = { prometheus: prometheus.path, promtool: promtool.path, features: profile.features };
    const referee = await startReferee(scope, programs);
    const result = await holdTrial(referee, { profile, lookup: lookUpStored }, { seed, queries });
    return {
      figures: figuresOf(result, { seed, version: prometheus.version }),
      details: result.contradictions.map(line),
    };
  } finally {
    await scope.close();
  }
}

function figuresOf(
  { asked, rejected, failed, withSeries, claims, contradicted, contradictions }: TrialResult,
  { seed, version }: { readonly seed: number; readonly version: string },
): Figure[] {
  return [
    told('version', version),
    told('seed', seed),
    told('refused by Prometheus', rejected),
    told('failed when run', failed),
    told('answered with series', withSeries),
    told('parts said to be empty', claims),
    allOf('queries of which everything said here is true', asked - contradicted, asked),
    told('different contradictions', contradictions.length),
  ];
}

function line({ as, query, says }: Contradiction): string {
  return [`${as}: ${query}`, ...says].join('\n    ');
}
