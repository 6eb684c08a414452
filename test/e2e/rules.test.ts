import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { RULE_GROUPS } from '@lockstep/provisioning';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/workspaces.ts';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { RULE_FILES } from './rules/rule-files.ts';
import { runScenarios } from './rules/run-scenario.ts';
import { SCENARIOS } from './rules/scenarios/index.ts';

const CONDITIONS = RULE_GROUPS.flatMap(({ conditions }) => conditions);
const SUITES = ['bookworm', 'trixie', 'sid'] as const;

describe('every alert', () => {
  it('has scenarios, and nothing else has', () => {
    expect(Object.keys(SCENARIOS).toSorted()).toEqual(CONDITIONS.map(({ id }) => id).toSorted());
  });

  it.each(CONDITIONS.filter(({ name }) => name !== 'Watchdog'))(
    '$name has one that fires and one that is silent',
    ({ id }) => {
      const scenarios = SCENARIOS[id] ?? [];
      expect(scenarios.some(({ fires }) => Object.values(fires).some((alerts) => alerts.length > 0))).toBe(true);
      expect(scenarios.some(({ fires }) => Object.values(fires).every((alerts) => alerts.length === 0))).toBe(true);
    },
  );

  it.each(CONDITIONS)('$name has its text read', ({ id }) => {
    expect(SCENARIOS[id]?.some(({ says }) => says !== undefined)).toBe(true);
  });
});

for (const suite of SUITES) {
  describeWithTools(`alert rules on ${suite}`, { promtool: { program: 'promtool', suite } }, ({ promtool }) => {
    it.each(RULE_FILES)(`promtool ${promtool.version} finds nothing in %s`, (file) => {
      const run = spawnSync(promtool.path, ['check', 'rules', '--lint=all', '--lint-fatal', join(ROOT, file)], {
        encoding: 'utf8',
      });
      expect([run.status, run.stderr]).toEqual([0, '']);
    });

    it.each(CONDITIONS)('$name fires when it should and never otherwise', (condition) => {
      expect(runScenarios(promtool.path, condition, SCENARIOS[condition.id] ?? [])).toEqual({
        status: 0,
        output: expect.stringContaining('SUCCESS'),
      });
    });
  });
}
