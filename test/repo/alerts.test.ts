import { posix } from 'node:path';
import { CONDUIT_SLO_CONDITIONS, DASHBOARDS } from '@lockstep/dashboards';
import { INHIBITIONS, RULE_GROUPS } from '@lockstep/provisioning';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readText, repositoryFiles } from './files.ts';

const CONDITIONS = RULE_GROUPS.flatMap(({ conditions }) => conditions);
/** Alerts about error budgets are made from objectives, all of them in one place. */
const WRITTEN = CONDITIONS.filter((condition) => !CONDUIT_SLO_CONDITIONS.includes(condition));
const IDS = WRITTEN.map(({ id }) => id).toSorted();
const RUNBOOKS = [...new Set(CONDITIONS.map(({ runbook }) => runbook))].toSorted();

const files = repositoryFiles();

/** Base names of the files of a folder, and of folders in it, without their extension; `index` is none of them. */
function namesIn(folder: string, extension: string): string[] {
  return files
    .filter((file) => file.startsWith(`${folder}/`) && file.endsWith(extension))
    .map((file) => posix.basename(file, extension))
    .filter((name) => name !== 'index')
    .toSorted();
}

interface AlertRule {
  readonly alert?: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const rules = files
  .filter((file) => file.startsWith('provisioning/prometheus/rules/'))
  .flatMap((file) => (parse(readText(file)) as { groups: { rules: AlertRule[] }[] }).groups)
  .flatMap((group) => group.rules)
  .filter(({ alert }) => alert !== undefined);

describe('alerts have one name everywhere', () => {
  it.each([
    { what: 'definition', folder: 'packages/dashboards/src/conditions', extension: '.ts', names: IDS },
    { what: 'runbook', folder: 'docs/runbooks', extension: '.md', names: RUNBOOKS },
    { what: 'file of scenarios', folder: 'test/e2e/rules/scenarios', extension: '.ts', names: IDS },
  ])('$what', ({ folder, extension, names }) => {
    expect(namesIn(folder, extension)).toEqual(names);
  });

  it('rule, and panel', () => {
    const names = CONDITIONS.map(({ name }) => name).toSorted();
    expect(rules.flatMap(({ alert }) => alert ?? []).toSorted()).toEqual(names);
    const drawn = DASHBOARDS.filter(({ uid }) => CONDITIONS.some(({ dashboard }) => dashboard === uid));
    expect(drawn.flatMap(({ panels = [] }) => panels.map(({ title = '' }) => title)).toSorted()).toEqual(names);
  });
});

describe('what is muted', () => {
  it('are alerts that there are, and never the overdue one or the Watchdog', () => {
    const names: ReadonlySet<string> = new Set(CONDITIONS.map(({ name }) => name));
    const muted = INHIBITIONS.flatMap((each) => each.muted);
    const named = [...muted, ...INHIBITIONS.flatMap((each) => each.while)];
    expect(named.filter((name) => !names.has(name))).toEqual([]);
    expect(muted.filter((name) => ['BackupOverdue', 'Watchdog'].includes(name))).toEqual([]);
  });

  it('is what the page for operators says', () => {
    const cells = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
    const lines = readText('docs/alerts.md').split('\n');
    const told = lines
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const wanted = INHIBITIONS.map((each) => ['', cells(each.while), cells(each.muted), cells(each.equal), '']);
    expect(told).toEqual(expect.arrayContaining(wanted));
  });
});

describe.each(CONDITIONS)('$name', ({ name, runbook, dashboard, panel }) => {
  const rule = rules.find(({ alert }) => alert === name);
  const panels = DASHBOARDS.find(({ uid }) => uid === dashboard)?.panels;

  it('links to its runbook, which has its name, and to its panel', () => {
    expect(rule?.annotations).toMatchObject({
      runbook_url: `docs/runbooks/${runbook}.md`,
      dashboard: `/d/${dashboard}?viewPanel=${panel.id}`,
    });
    const [heading = ''] = readText(`docs/runbooks/${runbook}.md`).split('\n');
    expect(heading.replace(/^# /, '').split(', ')).toContain(name);
    expect(panels?.find((each) => 'id' in each && each.id === panel.id)?.title).toBe(name);
  });

  it('has a runbook that says what to look at, what to do and what not, when it ends, and when it is wrong', () => {
    const headings = [...readText(`docs/runbooks/${runbook}.md`).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(['Look first', 'Do', 'Do not', 'It resolves', 'False alarms']);
  });

  it('is plotted with what it compares and its threshold', () => {
    const plotted = panels?.find(({ title }) => title === name) as unknown as {
      targets: { expr: string }[];
    };
    const [quantity = '', threshold] = plotted.targets.map(({ expr }) => firstLine(expr));
    const [compared = '', operator, limit] = firstLine(rule?.expr ?? '').split(/ (==|<|>=?) (?=[\d.]+$)/);
    expect(compared).toBe(quantity);
    expect([threshold, operator !== undefined]).toEqual(
      panel.threshold === undefined ? [undefined, false] : [`vector${panel.threshold}`, true],
    );
    expect(limit).toBe(panel.threshold === undefined ? undefined : String(panel.threshold));
  });
});

/** Names are joined in the lines below. Parentheses only group here. */
function firstLine(expr: string): string {
  return (expr.split('\n')[0] ?? '').replaceAll(/[()]/g, '');
}

it('the rule of the specification is as it is written there', () => {
  const rule = rules.find(({ alert }) => alert === 'KopiaBackupFailed');
  expect(rule).toMatchObject({
    expr: 'kopia_backup_status == 0',
    for: '5m',
    labels: { severity: 'critical' },
    annotations: { summary: 'Backup operation failed' },
  });
  expect(Object.keys(rule?.labels ?? {})).toEqual(['severity']);
});
