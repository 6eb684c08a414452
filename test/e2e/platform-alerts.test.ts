import { CONDUIT_CONDITIONS, CONDUIT_SLO_CONDITIONS, NIXFLEET_CONDITIONS, TRC_CONDITIONS } from '@lockstep/dashboards';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCENARIO_NAMES, SCENARIOS } from '../../apps/simulator/src/scenario/scenarios.ts';
import { seriesIn } from '../../scripts/drawn-metrics.ts';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { recordWorld } from './platform/record-world.ts';
import { PLATFORM_RULES, testRecordedRules } from './platform/test-recorded-rules.ts';
import { type PlayedWorld, WORLDS } from './platform/worlds.ts';
import { ruleGroupsIn } from './rules/rule-files.ts';
import type { Series } from './rules/series.ts';

const STEP_SECONDS = 30;
const SUITES = ['bookworm', 'sid'] as const;
const ALERTS = [...CONDUIT_CONDITIONS, ...CONDUIT_SLO_CONDITIONS, ...NIXFLEET_CONDITIONS, ...TRC_CONDITIONS];

/** What is kept of the pages. */
const SERIES_READ = seriesThatRulesRead();

/** Names of the alerts that the scenarios of a world are there for. */
const alertsOf = (names: readonly (keyof typeof SCENARIOS)[]): string[] =>
  names.flatMap((name): readonly string[] => SCENARIOS[name].fires).toSorted();

describe('the scenarios', () => {
  it('are there for every alert of the three systems, and for no other', () => {
    expect(alertsOf(SCENARIO_NAMES)).toEqual([...new Set(ALERTS.map(({ name }) => name))].toSorted());
  });

  it('are each in one world', () => {
    expect(WORLDS.flatMap(({ scenarios }) => scenarios).toSorted()).toEqual([...SCENARIO_NAMES].toSorted());
  });
});

const NEEDS = {
  bookworm: { program: 'promtool', suite: 'bookworm' },
  sid: { program: 'promtool', suite: 'sid' },
} as const;

describeWithTools('the rules as they are, over what components have shown', NEEDS, (promtools) => {
  const record = (world: PlayedWorld) => recordWorld({ ...world, stepSeconds: STEP_SECONDS, names: SERIES_READ });
  const begun = new Map<PlayedWorld, Promise<Series>>();

  // Where requests wait, most of the time nothing is done: such a world plays beside the others.
  beforeAll(() => {
    for (const world of WORLDS.filter(({ overlap }) => overlap !== undefined)) {
      const recording = record(world);
      // Whoever asks for it hears of it.
      recording.catch(() => undefined);
      begun.set(world, recording);
    }
  });

  describe.each(WORLDS.map((world) => ({ name: world.name, world })))('$name', ({ world }) => {
    const { scenarios, minutes, also = [] } = world;
    let series: Series = {};

    beforeAll(async () => {
      series = await (begun.get(world) ?? record(world));
    }, 600_000);

    it.each(SUITES)('raises the alerts of its scenarios and no other (promtool of %s)', (suite) => {
      const rules = { series, minutes, stepSeconds: STEP_SECONDS, fires: [...alertsOf(scenarios), ...also].toSorted() };
      expect(testRecordedRules(promtools[suite].path, rules)).toEqual({
        status: 0,
        output: expect.stringContaining('SUCCESS'),
      });
    });
  });
});

function seriesThatRulesRead(): ReadonlySet<string> {
  const rules = PLATFORM_RULES.flatMap(ruleGroupsIn).flatMap((group) => group.rules);
  return new Set(rules.flatMap(({ expr }) => seriesIn(expr)));
}
