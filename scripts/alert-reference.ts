import type { Condition } from '@lockstep/dashboards';
import type { RuleGroup } from '@lockstep/provisioning';

/** `docs/generated/alerts.md`: each alert with its threshold, its runbook and its panel. */
export function alertReference(groups: readonly RuleGroup[]): string {
  return [
    '<!-- DO NOT EDIT: made by `npm run generate`. -->',
    '# Alerts',
    `How they are made, and how to route them: [docs/alerts.md](../alerts.md). Each has a panel on the dashboard that is named, whose number is the one below.`,
    ...groups.flatMap(({ name, conditions }) => [
      `## ${name}.yml`,
      `[\`provisioning/prometheus/rules/${name}.yml\`](../../provisioning/prometheus/rules/${name}.yml), drawn on ${dashboardsOf(conditions)}`,
      table(conditions),
    ]),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function dashboardsOf(conditions: readonly Condition[]): string {
  const uids = new Set(conditions.map(({ dashboard }) => dashboard));
  return [...uids].map((uid) => `[\`${uid}\`](../../dashboards/${uid}.json)`).join(', ');
}

/** Systems that the simulator plays have one column more: the incident in which the alert fires. */
function table(conditions: readonly Condition[]): string {
  const played = conditions.some(({ scenario }) => scenario !== undefined);
  const heads = ['alert', 'severity', 'for', 'panel', ...(played ? ['scenario'] : []), 'what it measures'];
  const lines = conditions.map(({ name, runbook, severity, panel, scenario, ...condition }) => [
    `[${name}](../runbooks/${runbook}.md)`,
    severity,
    condition.for,
    String(panel.id),
    ...(played ? [`\`${scenario ?? ''}\``] : []),
    panel.meaning,
  ]);
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
