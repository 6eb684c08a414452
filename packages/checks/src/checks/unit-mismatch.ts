import { isSameUnit, type ScaledUnit } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { panelQuery } from '../example-use.ts';
import { GRAFANA_UNITS } from '../flow/grafana-units.ts';
import { unitConflict } from '../flow/unit-conflict.ts';

/** A panel shows the values of a query with a unit that they do not have. */
export const unitMismatch = defineCheck<'query'>({
  id: 'unit-mismatch',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: 'A panel shows a query with a unit that its values do not have.',
    why: 'Grafana converts nothing: bytes that are shown as seconds become days, a share of 0.5 becomes 0.5 %.',
    bad: [
      panelQuery('disk_free_bytes', { units: ['s'] }),
      panelQuery('cache_hit_ratio', { units: ['percent'] }),
      panelQuery('cache_hit_ratio * 100', { units: ['percentunit'] }),
      panelQuery('rate(network_transmit_bytes_total[5m])', { units: ['bps'] }),
      panelQuery('backup_last_success_timestamp_seconds', { units: ['dateTimeFromNow'] }),
      panelQuery('sum(disk_free_bytes) or sum(host_up) * 0 - 1', { units: ['s'] }),
    ],
    good: [
      panelQuery('disk_free_bytes', { units: ['bytes'] }),
      panelQuery('cache_hit_ratio', { units: ['percentunit'] }),
      panelQuery('100 * cache_hit_ratio', { units: ['percent'] }),
      panelQuery('rate(network_transmit_bytes_total[5m]) * 8', { units: ['bps'] }),
      panelQuery('backup_last_success_timestamp_seconds * 1000', { units: ['dateTimeFromNow'] }),
      panelQuery('queue_length', { units: ['short'] }),
      panelQuery('sum(disk_free_bytes) or sum(host_up) * 0 - 1', { units: ['bytes'] }),
    ],
  },
  check({ expr, analysis, use }, _context, report) {
    const unit = analysis.scaledUnit(expr);
    if (use.kind !== 'panel' || unit === undefined || analysis.decided(expr) !== undefined) return;
    for (const id of use.units) {
      const expected = GRAFANA_UNITS.get(id);
      const conflict =
        expected === undefined ? undefined : unitConflict({ unit, range: analysis.values(expr) }, expected);
      if (conflict === undefined) continue;
      report({
        at: expr,
        message: `The panel shows \`${id}\`, but the values are ${conflict}.`,
        fix: fixOf(unit),
      });
    }
  },
});

function fixOf(unit: ScaledUnit): string {
  const fitting = [...GRAFANA_UNITS].find(([, other]) => isSameUnit(unit, other))?.[0];
  return fitting === undefined
    ? 'Use a unit that fits, or convert the values in the query.'
    : `Use \`${fitting}\`, or convert the values in the query.`;
}
