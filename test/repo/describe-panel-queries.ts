import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { resticFleet } from '@lockstep/dashboards';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Scenario } from '../panel-scenarios/scenario.ts';
import { describeWithTools } from '../tools/describe-with-tools.ts';

const SUITES = ['bookworm', 'trixie', 'sid'] as const;

/** Asks the queries of a dashboard with every promtool that is here. A query that no scenario asks is a failure. */
export function describePanelQueries(dashboard: typeof resticFleet, scenarios: readonly Scenario[]): void {
  const queries = queriesOf(dashboard);
  for (const suite of SUITES) {
    describeWithTools(
      `queries of ${dashboard.uid} on ${suite}`,
      { promtool: { program: 'promtool', suite } },
      ({ promtool }) => {
        it.each(scenarios)(`${promtool.version}: $name`, (scenario) => {
          const output = expect.stringContaining('SUCCESS');
          expect(runPromtool(promtool.path, unitTest(scenario, queries))).toEqual({ status: 0, output });
        });
      },
    );
  }

  it('the scenarios ask every query of the dashboard, and no other', () => {
    const asked = new Set(
      scenarios.flatMap(({ gives, counts = {} }) => [...Object.keys(gives), ...Object.keys(counts)]),
    );
    expect([...asked].toSorted()).toEqual(Object.keys(queries).toSorted());
  });
}

type Queries = Readonly<Record<string, string>>;

function queriesOf(dashboard: typeof resticFleet): Queries {
  const panels = (dashboard.panels ?? []) as unknown as {
    title: string;
    targets?: { refId: string; expr: string }[];
  }[];
  return Object.fromEntries(
    panels.flatMap(({ title, targets = [] }) => targets.map(({ refId, expr }) => [`${title} / ${refId}`, expr])),
  );
}

function runPromtool(promtool: string, test: object): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'panel-queries-'));
  try {
    writeFileSync(join(folder, 'test.yml'), stringify({ tests: [test] }, { lineWidth: 0 }));
    const { status, stdout, stderr } = spawnSync(promtool, ['test', 'rules', 'test.yml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function unitTest({ series, at, gives, counts = {}, chosen = {} }: Scenario, queries: Queries): object {
  const expr = (name: string) => interpolated(queries[name] ?? `no query ${name}`, chosen);
  return {
    interval: '30s',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      ...Object.entries(gives).map(([name, samples]) => ({
        // Rounded, because the last digits of a rate differ between versions; what is not a rate has no such digits.
        expr: `round(${expr(name)}, 0.001)`,
        eval_time: at,
        exp_samples: Object.entries(samples).map(([labels, value]) => ({ labels, value })),
      })),
      ...Object.entries(counts).map(([name, value]) => ({
        expr: `count(${expr(name)})`,
        eval_time: at,
        exp_samples: [{ labels: '{}', value }],
      })),
    ],
  };
}

/** As Grafana fills a query in: four scrapes for the window of a rate, the time shown, and what the reader chose. */
function interpolated(text: string, chosen: Readonly<Record<string, string>>): string {
  const windows = text.replaceAll('$__rate_interval', '2m').replaceAll('$__range', '10m');
  return windows.replaceAll(/\$(\w+)/g, (_, name: string) => chosen[name] ?? '.+');
}
