import { resticManager } from '@lockstep/catalog';
import { GraphDrawStyle, ScaleDistribution, VisibilityMode } from '@grafana/grafana-foundation-sdk/common';
import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { BY_NAME } from '../../panels/field.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import { rm } from './rm.ts';

const succeeded = rm.rm_job_duration_seconds.where({ status: 'succeeded' });
const p95 = succeeded.quantile(0.95, '24h', 'kind');

/** Jobs are daily: in most hours there are none, and a quantile of nothing is NaN, or empty, by the server's taste. */
const finished = succeeded.count.increase('24h').sumBy('kind');

/** How long jobs take, by kind, over a sliding day. */
export const jobDuration: Panel = timeSeriesPanel({
  id: 6,
  title: 'Job duration p95',
  description: [
    'Duration that 95 % of the successful jobs of the preceding 24 hours stayed below, by kind; no point where there was no such job. Failed and cancelled jobs are left out: they end early and would make slow backups look fast.',
    `The value is an estimate from the buckets up to ${bounds()}: with few jobs it lies near the top of its bucket, so that a backup of 61 minutes can read as more than 5 hours. The histogram starts again with the server.`,
    'What to do: look for a step up that stays. Compare with the time window that backups must fit in.',
  ].join('\n\n'),
  grid: { x: 0, y: 25, w: 24, h: 8 },
  lines: { p95: p95.and(finished.above(0), { on: ['kind'] }).legend('{{kind}}') },
  field: {
    unit: 's',
    color: BY_NAME,
    noValue: 'No successful jobs in 24 hours',
    custom: {
      drawStyle: GraphDrawStyle.Line,
      lineWidth: 1,
      fillOpacity: 0,
      showPoints: VisibilityMode.Always,
      spanNulls: false,
      scaleDistribution: { type: ScaleDistribution.Log, log: 10 },
    },
  },
  legend: { placement: 'right', calcs: ['lastNotNull', 'max'], sortBy: 'Max' },
  step: '15m',
});

/** The bounds of the buckets for people, from the catalog. */
function bounds(): string {
  return resticManager.metrics.rm_job_duration_seconds.buckets.map(span).join(', ');
}

function span(seconds: number): string {
  if (seconds >= 3600) return `${seconds / 3600} h`;
  return seconds >= 60 ? `${seconds / 60} min` : `${seconds} s`;
}
