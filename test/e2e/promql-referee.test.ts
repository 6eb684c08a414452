import { PROMETHEUS_2_42, PROMETHEUS_3 } from '@lockstep/promql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lookUpStored } from '../conformance/referee/known-series.ts';
import { startReferee } from '../conformance/referee/prometheus.ts';
import { holdTrial, type TrialResult } from '../conformance/referee/trial.ts';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { Scope } from './harness/scope.ts';

/** The same queries in every run; `npm run conformance` asks others each day, and many more. */
const SEED = 1;
const QUERIES = 300;

const TRIALS = [
  { suite: 'sid', profile: PROMETHEUS_3 },
  { suite: 'bookworm', profile: PROMETHEUS_2_42 },
] as const;

for (const { suite, profile } of TRIALS) {
  describeWithTools(
    `${QUERIES} random queries on the Prometheus of ${suite}`,
    { prometheus: { program: 'prometheus', suite }, promtool: { program: 'promtool', suite } },
    ({ prometheus, promtool }) => {
      const scope = new Scope();
      afterAll(() => scope.close());

      let result: TrialResult;
      beforeAll(async () => {
        const programs = { prometheus: prometheus.path, promtool: promtool.path, features: profile.features };
        const referee = await startReferee(scope, programs);
        result = await holdTrial(referee, { profile, lookup: lookUpStored }, { seed: SEED, queries: QUERIES });
      });

      it(`${prometheus.version}: what is said of them is what it answers`, () => {
        expect(result.contradictions).toEqual([]);
      });

      it('they are of all kinds', () => {
        expect(result.rejected).toBeGreaterThan(QUERIES / 20);
        expect(result.withSeries).toBeGreaterThan(QUERIES / 4);
      });
    },
  );
}
