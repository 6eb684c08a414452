import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_THRESHOLDS, type Colour, thresholds } from '../../panels/field.ts';
import { statPanel } from '../../panels/stat.ts';
import { rm } from './rm.ts';

/** One query each: a single one would come in the order of the alphabet, with info before warning. */
const SEVERITIES = [
  { severity: 'critical', name: 'Critical', color: 'red' },
  { severity: 'warning', name: 'Warning', color: 'orange' },
  { severity: 'info', name: 'Info', color: 'blue' },
] as const satisfies readonly { severity: string; name: string; color: Colour }[];

const tiles = SEVERITIES.map(
  ({ severity, name }) => [severity, rm.rm_active_alerts.where({ severity }).sumBy('severity').legend(name)] as const,
);

/** Open alerts by severity, gravest first. Instant: when the server is gone there is no number, not an old one. */
export const openAlerts: Panel = statPanel({
  id: 2,
  title: 'Open alerts',
  description: [
    'Alerts that the server has raised and not yet resolved, by severity. 0 means that nothing is open; "no data" means that nobody knows.',
    'What to do: critical first. The Hosts table names the hosts with open alerts, the server lists the alerts themselves (GET /api/v1/alerts).',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 6 },
  tiles: Object.fromEntries(tiles),
  field: { unit: 'none', decimals: 0, color: BY_THRESHOLDS, noValue: 'no data' },
  overrides: SEVERITIES.map(({ name, color }) => ({ name, options: { thresholds: thresholds('text', [1, color]) } })),
});
