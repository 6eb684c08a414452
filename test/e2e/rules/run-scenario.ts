import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Condition } from '@lockstep/dashboards';
import { type Rule, RULE_FILES, type RuleGroup, ruleGroupsIn } from './rule-files.ts';
import type { Scenario } from './scenario.ts';
import { type Labels, selector } from './series.ts';

/**
 * Runs the scenarios of one alert with a promtool, over the rules as they lie in `provisioning/`. The output names
 * those that fail.
 */
export function runScenarios(
  promtool: string,
  condition: Condition,
  scenarios: readonly Scenario[],
): { readonly status: number | null; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    writeFileSync(join(folder, 'rules.yml'), stringify({ groups: groupsFor(condition) }, { lineWidth: 0 }));
    const steps = new Set(scenarios.map(stepOf));
    const names = [...steps].map((step) => `${step}.yml`);
    for (const step of steps) {
      const some = scenarios.filter((scenario) => stepOf(scenario) === step);
      writeFileSync(join(folder, `${step}.yml`), stringify(testFile(condition, step, some), { lineWidth: 0 }));
    }
    const run = spawnSync(promtool, ['test', 'rules', ...names], { cwd: folder, encoding: 'utf8' });
    return { status: run.status, output: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const GROUPS = RULE_FILES.flatMap(ruleGroupsIn);

/** Of the rule files as they are, the alert and the recording rules behind it: the others only take time. */
function groupsFor({ name }: Condition): readonly RuleGroup[] {
  return GROUPS.filter(({ rules }) => rules.some(({ alert }) => alert === name)).map((group) => {
    const { expr = '' } = group.rules.find(({ alert }) => alert === name) ?? {};
    const read = recordingsReadBy(expr, group.rules);
    return { ...group, rules: group.rules.filter((rule) => rule.alert === name || read.has(rule)) };
  });
}

/** Recording rules whose results an expression reads, and those that they read in turn. */
function recordingsReadBy(expr: string, rules: readonly Rule[]): ReadonlySet<Rule> {
  const found = new Set<Rule>();
  const look = (text: string): void => {
    for (const rule of rules) {
      if (rule.record === undefined || found.has(rule) || !text.includes(rule.record)) continue;
      found.add(rule);
      look(rule.expr);
    }
  };
  look(expr);
  return found;
}

/** One file has one step. */
function stepOf({ step = '1m' }: Scenario): string {
  return step;
}

function testFile(condition: Condition, step: string, scenarios: readonly Scenario[]): object {
  return {
    rule_files: ['rules.yml'],
    evaluation_interval: step,
    tests: scenarios.map((scenario) => ({ interval: step, ...testGroup(condition, scenario) })),
  };
}

function testGroup(condition: Condition, { name, series, fires, says }: Scenario): object {
  const { severity, component, system } = condition;
  const added = { severity, ...(component && { component }), ...(system && { system }) };
  return {
    name,
    input_series: Object.entries(series).map(([key, samples]) => ({ series: key, values: samples })),
    promql_expr_test: Object.entries(fires).map(([at, alerts]) => ({
      expr: `ALERTS{alertname="${condition.name}", alertstate="firing"}`,
      eval_time: at,
      exp_samples: alerts.map((labels) => ({
        labels: selector('ALERTS', { ...labels, ...added, alertname: condition.name, alertstate: 'firing' }),
        value: 1,
      })),
    })),
    ...(says && { alert_rule_test: [textTest(condition, says, onlyAlert(fires[says.at]), added)] }),
  };
}

function textTest(condition: Condition, says: NonNullable<Scenario['says']>, labels: Labels, added: Labels): object {
  const { at, summary, description } = says;
  const links = {
    runbook_url: `docs/runbooks/${condition.runbook}.md`,
    dashboard: `/d/${condition.dashboard}?viewPanel=${condition.panel.id}`,
  };
  return {
    eval_time: at,
    alertname: condition.name,
    exp_alerts: [{ exp_labels: { ...labels, ...added }, exp_annotations: { summary, description, ...links } }],
  };
}

function onlyAlert(alerts: readonly Labels[] | undefined): Labels {
  if (alerts?.length !== 1 || alerts[0] === undefined) throw new Error('`says` is about one alert that fires then.');
  return alerts[0];
}
