import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_THRESHOLDS, type Colour, thresholds } from '../../panels/field.ts';
import { statPanel } from '../../panels/stat.ts';
import { zero } from './backup.ts';
import { failing, rejected, silent, SILENT_INTERVALS } from './collectors.ts';

const COLOURS: readonly { readonly name: string; readonly color: Colour }[] = [
  { name: 'Silent', color: 'red' },
  { name: 'Failing', color: 'red' },
  { name: 'Items rejected', color: 'orange' },
];

/** Whether what this dashboard shows is still looked at. */
export const collectorCounts: Panel = statPanel({
  id: 2,
  title: 'Collectors',
  description: [
    `Questions that are put to the tools. Silent: not asked for ${SILENT_INTERVALS} of its intervals. Failing: the last answer was none. Items rejected: output that was not understood, so that rows may be missing.`,
    'What to do: facts (last success, overdue) stay when a collector is silent or fails, states (sizes, counts, restore points) are withheld. The table of collectors at the end names the repository and the question. "no data" means that nothing is scraped: check the targets of Prometheus first.',
  ].join('\n\n'),
  grid: { x: 14, y: 0, w: 10, h: 5 },
  tiles: {
    silent: silent.count().or(zero).legend('Silent'),
    failing: failing.count().or(zero).legend('Failing'),
    rejected: rejected.sum().or(zero).legend('Items rejected'),
  },
  field: { unit: 'none', decimals: 0, color: BY_THRESHOLDS, noValue: 'no data' },
  overrides: COLOURS.map(({ name, color }) => ({ name, options: { thresholds: thresholds('text', [1, color]) } })),
});
