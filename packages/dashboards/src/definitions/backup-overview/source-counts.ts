import { not } from '@lockstep/query';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_THRESHOLDS, type Colour, thresholds } from '../../panels/field.ts';
import { statPanel } from '../../panels/stat.ts';
import { known, SOURCE, sources, zero } from './backup.ts';

const overdue = known.backup_overdue.maxBy(...SOURCE);
const failing = known.backup_last_result.where({ verdict: not('ok') }).maxBy(...SOURCE);
const lost = known.backup_restore_points_lost.maxBy(...SOURCE);
const ids = sources.maxBy(...SOURCE);

const COLOURS: readonly { readonly name: string; readonly color: Colour }[] = [
  { name: 'Overdue', color: 'red' },
  { name: 'Last run not ok', color: 'red' },
  { name: 'Restore points lost', color: 'red' },
  { name: 'No expectation set', color: 'orange' },
];

/** How many sources there are, and how many need a person, by the four ways in which that happens. */
export const sourceCounts: Panel = statPanel({
  id: 1,
  title: 'Sources',
  description: [
    'Numbers of sources: each path of each host and user, once per repository that it is saved to. Overdue: no success for longer than expected, which includes sources that never succeeded. Last run not ok: failed, partial, cancelled or could not start. Restore points lost: the newest restore point of an earlier look is gone. No expectation set: sources that can never be overdue. A source may count more than once.',
    'What to do: anything but zero behind "Sources" is work; the table below names the sources. "no data" means that neither exporter nor server is being scraped: nothing here is known.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 14, h: 5 },
  tiles: {
    sources: ids.count().or(zero).legend('Sources'),
    overdue: overdue.sum().or(zero).legend('Overdue'),
    failing: failing.count().or(zero).legend('Last run not ok'),
    lost: lost.sum().or(zero).legend('Restore points lost'),
    unexpected: ids.unless(overdue).count().or(zero).legend('No expectation set'),
  },
  field: { unit: 'none', decimals: 0, color: BY_THRESHOLDS, thresholds: thresholds('text'), noValue: 'no data' },
  overrides: COLOURS.map(({ name, color }) => ({ name, options: { thresholds: thresholds('text', [1, color]) } })),
});
