import type { resticFleet } from '@lockstep/dashboards';

type Dashboard = typeof resticFleet;

/** The index of `dashboards/`: each dashboard with its panels and what they mean. */
export function dashboardIndex(dashboards: readonly Dashboard[]): string {
  const parts = dashboards.map(
    ({ uid, title, description, panels = [] }) =>
      `## ${title}\n\n[\`${uid}.json\`](${uid}.json). ${description}\n\n${panels.map(panelText).join('\n')}`,
  );
  return [
    '<!-- Generated from packages/dashboards by `npm run generate`. DO NOT EDIT. -->',
    '# Dashboards',
    'For Grafana 11. Import a file through the user interface, or provision this folder as `provisioning/` shows. Edit the sources in `packages/dashboards/src/definitions`, never these files.',
    ...parts,
  ].join('\n\n');
}

function panelText({ title, ...panel }: NonNullable<Dashboard['panels']>[number]): string {
  if (panel.type === 'row') return `**${title}**\n`;
  const description = 'description' in panel ? (panel.description ?? '') : '';
  return `### ${title}\n\n${description}\n`;
}
