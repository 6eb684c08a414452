import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { operationsTable } from '../../service/operations-table.ts';
import { api, SLOW_SECONDS } from './api.ts';

/** Every endpoint with how often it is asked, fails, and how slow it is. */
export const endpoints: Panel = operationsTable({
  id: 3,
  title: 'Which endpoint fails or is slow?',
  description: [
    `One row per path template and method over all the time shown, those that fail most first. Failing is the share of 5xx; p95 is orange from ${SLOW_SECONDS} s on. Paths without a template are "unmatched". An endpoint has no row before its first request.`,
    'What to do: one endpoint: its log, by template. All endpoints: the database or the pool, below. Many "unmatched": a scanner, or a client of another version.',
  ].join('\n\n'),
  grid: { x: 0, y: 13, w: 24, h: 11 },
  operations: api,
  rows: { path_template: 'Path', method: 'Method' },
  slowSeconds: SLOW_SECONDS,
  noValue: 'No request in this time, or no control plane is scraped',
});
