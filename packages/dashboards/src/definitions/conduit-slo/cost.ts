import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { promql, re } from '@lockstep/query';
import { COLOURED, NONE, number, TABLE_FIELD } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { PanelFrame } from '../../panels/panel.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { CONDUIT_SERVICE_LEVELS } from '../../service-levels/conduit.ts';
import { SHOWN } from '../../window.ts';
import { gateway, manager } from '../conduit/conduit.ts';
import { WANTED_SECONDS } from '../conduit/objective.ts';
import { refIdOf, titleOf } from './level.ts';

const NOT_RECORDED = 'Nothing is recorded: the rules are not loaded, or nothing is scraped';

const errors: Panel = linesOverTime({
  id: 21,
  title: 'How many go wrong?',
  description: [
    'Bad events per second of each objective: requests and calls that fail, requests that are late. Zero: there was traffic, and all went well.',
    'What to do: a burn rate that is high while this is low is little traffic: a single failure weighs much then, and alerts wait for ten.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: Object.fromEntries(
    CONDUIT_SERVICE_LEVELS.map((level) => [refIdOf(level), level.errors.series.legend(titleOf(level))]),
  ),
  unit: 'reqps',
  noValue: NOT_RECORDED,
});

const events: Panel = linesOverTime({
  id: 22,
  title: 'How many are there?',
  description: [
    'Events per second of each objective: requests and calls for availability, requests for latency.',
    'What to do: the budget is a share of these. A fall to nothing spends no budget, and is an outage all the same: nobody gets through to be counted.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: Object.fromEntries(
    CONDUIT_SERVICE_LEVELS.map((level) => [refIdOf(level), level.events.series.legend(titleOf(level))]),
  ),
  unit: 'reqps',
  noValue: NOT_RECORDED,
});

const ROUTE = ['method', 'endpoint'] as const;
const FAILED = { status_code: re('5..') } as const;

/** Requests of a component and those that failed, by route, over the time shown; and how long they took. */
const ROUTES = {
  manager: {
    all: manager.manager_http_requests_total.increase(SHOWN).sumBy(...ROUTE),
    failed: manager.manager_http_requests_total
      .where(FAILED)
      .increase(SHOWN)
      .sumBy(...ROUTE),
    p95: manager.manager_http_request_duration_seconds.quantile(0.95, SHOWN, ...ROUTE),
  },
  gateway: {
    all: gateway.gateway_http_requests_total.increase(SHOWN).sumBy(...ROUTE),
    failed: gateway.gateway_http_requests_total
      .where(FAILED)
      .increase(SHOWN)
      .sumBy(...ROUTE),
    p95: gateway.gateway_http_request_duration_seconds.quantile(0.95, SHOWN, ...ROUTE),
  },
} as const;

type Place = Pick<PanelFrame, 'id' | 'title' | 'grid'> & { readonly component: keyof typeof ROUTES };

function routes({ component, ...frame }: Place): Panel {
  const { all, failed, p95 } = ROUTES[component];
  return tablePanel({
    ...frame,
    description: [
      'One row per method and route template, over the time shown: how many requests failed, which part that is of all that failed, and the time within which 95 % ended. "-": none failed anywhere, or none was asked.',
      'What to do: mend the first row first, it costs the most. Of the slow ones, those that are asked for often.',
    ].join('\n\n'),
    key: ROUTE,
    queries: {
      failed: failed.or(all.times(0)),
      part: promql.labels(...ROUTE)`${failed} / on () group_left () (${failed.sum()} > 0)`,
      all,
      p95: p95.atLeast(0),
    },
    columns: [
      { title: 'Method', from: { label: 'method' }, options: { custom: { filterable: true } } },
      { title: 'Route', from: { label: 'endpoint' }, options: { custom: { filterable: true } } },
      {
        title: 'Failed',
        from: { value: 'failed' },
        options: number('none', NONE, { thresholds: thresholds('text', [1, 'orange']), ...COLOURED }),
      },
      { title: 'Of all failed', from: { value: 'part' }, options: number('percentunit', NONE) },
      { title: 'Requests', from: { value: 'all' }, options: number('none', NONE) },
      {
        title: 'p95',
        from: { value: 'p95' },
        options: number('s', NONE, {
          decimals: 2,
          thresholds: thresholds('text', [WANTED_SECONDS, 'orange']),
          ...COLOURED,
        }),
      },
    ],
    sort: [
      { column: 'Failed', descending: true },
      { column: 'Requests', descending: true },
    ],
    field: { ...TABLE_FIELD, noValue: 'Nothing was asked yet, or nothing is scraped' },
  });
}

/** What the error budgets are spent on. Ids 20 to 29. */
export const cost: Section = {
  id: 20,
  title: 'What is the budget spent on?',
  panels: [
    errors,
    events,
    routes({
      component: 'manager',
      id: 23,
      title: 'Which routes of the manager cost it?',
      grid: { x: 0, y: 8, w: 12, h: 9 },
    }),
    routes({
      component: 'gateway',
      id: 24,
      title: 'Which routes of gateways cost it?',
      grid: { x: 12, y: 8, w: 12, h: 9 },
    }),
  ],
};
