import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant, type Level } from '@lockstep/query';
import { BY_NAME, BY_THRESHOLDS, type FieldOptions, thresholds, valueLooks } from '../../panels/field.ts';
import { statPanel } from '../../panels/stat.ts';
import { timeSeriesPanel } from '../../panels/time-series.ts';
import type { Section } from '../../sections.ts';
import { CONDUIT_SERVICE_LEVELS } from '../../service-levels/conduit.ts';
import { budgetLeft, type ServiceLevel } from '../../service-levels/service-level.ts';
import { percent, refIdOf, titleOf } from './level.ts';

/** Values that stand for words. A share that is left, or that was good, is never above one. */
const NO_TRAFFIC = 3;
const NOT_RECORDED = 2;

const WORDS = valueLooks({
  [NO_TRAFFIC]: { text: 'no traffic', color: 'text' },
  [NOT_RECORDED]: { text: 'not recorded', color: 'red' },
});

function known(query: Level<never>, { events }: ServiceLevel): Level<never> {
  return query.or(events.series.times(0).plus(NO_TRAFFIC)).or(constant(NOT_RECORDED));
}

const PROMISES = CONDUIT_SERVICE_LEVELS.map(
  (level) => `${titleOf(level)}: ${percent(level.objective.target)} over ${level.objective.windowDays} days`,
).join('; ');

const left: Panel = statPanel({
  id: 2,
  title: 'How much of the budget is left?',
  description: [
    `Share of the error budget that is left: 100 % when nothing went wrong, below 0 when the objective is missed. ${PROMISES}. Prometheus that is younger counts the days that it has.`,
    'What to do: orange: no risky change until it has recovered. Below zero: reliability first. "not recorded": the recording rules of conduit_slo.yml are not loaded, or nothing was scraped for 30 days.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 5 },
  tiles: Object.fromEntries(
    CONDUIT_SERVICE_LEVELS.map((level) => [
      refIdOf(level),
      { ...known(budgetLeft(level), level).legend(titleOf(level)), sparkline: true },
    ]),
  ),
  field: {
    unit: 'percentunit',
    decimals: 1,
    color: BY_THRESHOLDS,
    noValue: 'no data',
    mappings: [WORDS],
    thresholds: thresholds('red', [0, 'orange'], [0.25, 'blue']),
  },
  overrides: [],
});

const achieved: Panel = statPanel({
  id: 3,
  title: 'What was achieved?',
  description: [
    `Share of good events over the days of the objective, weighted by traffic: requests and calls without an error of ours, requests answered in time. ${PROMISES}.`,
    'What to do: red is a missed objective: say so to those whom it was promised. The panels below say since when, and which routes cost it.',
  ].join('\n\n'),
  grid: { x: 0, y: 5, w: 24, h: 5 },
  tiles: Object.fromEntries(
    CONDUIT_SERVICE_LEVELS.map((level) => [
      refIdOf(level),
      {
        ...known(level.objectiveErrorRatio.series.subtractedFrom(1), level).legend(titleOf(level)),
        sparkline: true,
      },
    ]),
  ),
  field: {
    unit: 'percentunit',
    decimals: 3,
    color: BY_THRESHOLDS,
    noValue: 'no data',
    mappings: [WORDS],
    thresholds: thresholds('text'),
  },
  overrides: CONDUIT_SERVICE_LEVELS.map((level) => ({ name: titleOf(level), options: reached(level) })),
});

function reached({ objective }: ServiceLevel): FieldOptions {
  return { thresholds: thresholds('red', [objective.target, 'blue']) };
}

const overTime: Panel = timeSeriesPanel({
  id: 4,
  title: 'When was the budget spent?',
  description: [
    'Share of the error budget that was left, over 30 days whatever time the dashboard shows. A step down is an incident; a slope is an error that nobody looks at; a rise is an incident that is long enough ago.',
    'What to do: put the steps beside deployments and incidents. A line that ends: nothing is recorded any more.',
  ].join('\n\n'),
  grid: { x: 0, y: 10, w: 24, h: 8 },
  lines: Object.fromEntries(
    CONDUIT_SERVICE_LEVELS.map((level) => [refIdOf(level), budgetLeft(level).legend(titleOf(level))]),
  ),
  field: {
    unit: 'percentunit',
    max: 1,
    color: BY_NAME,
    noValue: 'Nothing is recorded, or there was no traffic',
    custom: { lineWidth: 1, fillOpacity: 0, spanNulls: false },
  },
  legend: { placement: 'bottom', calcs: ['lastNotNull', 'min'], sortBy: 'Min' },
  timeFrom: '30d',
});

/** What of the error budgets is left. Ids 1 to 9. */
export const budget: Section = { id: 1, title: 'Are the objectives kept?', panels: [left, achieved, overTime] };
