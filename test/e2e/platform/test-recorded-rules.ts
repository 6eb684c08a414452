import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../../../scripts/workspaces.ts';
import { stringify } from 'yaml';
import type { Series } from '../rules/series.ts';

/** The rules of the three systems, as they lie in `provisioning/`. */
export const PLATFORM_RULES = ['conduit_alerts', 'conduit_slo', 'nixfleet_alerts', 'trc_alerts'].map(
  (name) => `provisioning/prometheus/rules/${name}.yml`,
);

/** Series that were recorded, and the alerts that must fire at their end: these and no other. */
export interface RecordedRules {
  readonly series: Series;
  readonly stepSeconds: number;
  readonly minutes: number;
  readonly fires: readonly string[];
}

/** Evaluates the rules with a promtool. The output tells every alert that fires and should not, or the other way round. */
export function testRecordedRules(
  promtool: string,
  { series, stepSeconds, minutes, fires }: RecordedRules,
): { readonly status: number | null; readonly output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'));
  try {
    for (const file of PLATFORM_RULES) copyFileSync(join(ROOT, file), join(folder, basename(file)));
    const test = {
      interval: `${stepSeconds}s`,
      input_series: Object.entries(series).map(([key, values]) => ({ series: key, values })),
      promql_expr_test: [
        {
          expr: 'group by (alertname) (ALERTS{alertstate="firing"})',
          eval_time: `${minutes - 1}m`,
          exp_samples: fires.map((alertname) => ({ labels: `{alertname="${alertname}"}`, value: 1 })),
        },
      ],
    };
    const file = {
      rule_files: PLATFORM_RULES.map((path) => basename(path)),
      evaluation_interval: `${stepSeconds}s`,
      tests: [test],
    };
    writeFileSync(join(folder, 'test.yml'), stringify(file, { lineWidth: 0 }));
    const run = spawnSync(promtool, ['test', 'rules', 'test.yml'], { cwd: folder, encoding: 'utf8' });
    return { status: run.status, output: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
