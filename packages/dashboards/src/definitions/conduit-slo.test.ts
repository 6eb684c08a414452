import { describe, expect, it } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { type Labels, matrix, type PrometheusData } from '../../test/responses.ts';
import { conduitSlo } from './conduit-slo.ts';

const one = (value: number): PrometheusData => matrix([{}, [value, value]]);

/** Answers about the four objectives, in their order. */
function each(...values: readonly number[]): Record<string, PrometheusData> {
  const refIds = ['managerAvailability', 'managerLatency', 'gatewayAvailability', 'gatewayLatency'];
  return Object.fromEntries(
    values.flatMap((value, index) => {
      const refId = refIds[index];
      return refId === undefined ? [] : [[refId, one(value)]];
    }),
  );
}

const ROUTES: Readonly<Record<string, Labels>> = {
  list: { method: 'GET', endpoint: '/servers' },
  create: { method: 'POST', endpoint: '/servers' },
};

const routes: PanelRow[] = [
  {
    state: 'one route costs it all, another is slow',
    answers: tableAnswers(ROUTES, {
      failed: { list: 0, create: 42 },
      part: { list: 0, create: 1 },
      all: { list: 9000, create: 500 },
      p95: { list: 0.9, create: 0.04 },
    }),
    shows: [
      'POST | /servers | 42 [orange] | 100% | 500 | 40.00 ms',
      'GET | /servers | 0 | 0% | 9000 | 900.00 ms [orange]',
    ],
  },
  {
    state: 'nothing failed',
    answers: tableAnswers(ROUTES, { failed: { list: 0 }, all: { list: 9000 }, p95: { list: 0.1 } }),
    shows: ['GET | /servers | 0 | - | 9000 | 100.00 ms'],
  },
  { state: 'nothing known', answers: {}, shows: ['Nothing was asked yet, or nothing is scraped'] },
];

const burning: PanelRow[] = [
  {
    state: 'it has just begun',
    answers: {
      over5m: one(200),
      over1h: one(20),
      over30m: one(40),
      over6h: one(3),
      over2h: one(10),
      over1d: one(0.8),
      over3d: one(0.3),
      limit1h: one(14.4),
      limit6h: one(6),
      limit1d: one(3),
      limit3d: one(1),
    },
    shows: [
      'Over 5m [#E5AC0E]: 200.00, 200.00',
      'Over 1h [#967302]: 20.00, 20.00',
      'Over 30m [#C15C17]: 40.00, 40.00',
      'Over 6h [#447EBC]: 3.00, 3.00',
      'Over 2h [blue]: 10.00, 10.00',
      'Over 1d [#8AB8FF]: 0.80, 0.80',
      'Over 3d [#F9BA8F]: 0.30, 0.30',
      'Limit for 1h [#FADE2A]: 14.40, 14.40',
      'Limit for 6h [#F9BA8F]: 6.00, 6.00',
      'Limit for 1d [#629E51]: 3.00, 3.00',
      'Limit for 3d [#73BF69]: 1.00, 1.00',
    ],
  },
  {
    state: 'no traffic: the limits alone',
    answers: { limit1h: one(14.4), limit6h: one(6), limit1d: one(3), limit3d: one(1) },
    shows: [
      'Limit for 1h [#FADE2A]: 14.40, 14.40',
      'Limit for 6h [#F9BA8F]: 6.00, 6.00',
      'Limit for 1d [#629E51]: 3.00, 3.00',
      'Limit for 3d [#73BF69]: 1.00, 1.00',
    ],
  },
  { state: 'nothing known', answers: {}, shows: ['Nothing is recorded, or there was no traffic'] },
];

const PANELS: Readonly<Record<string, PanelRow[]>> = {
  'How much of the budget is left?': [
    {
      state: 'all well',
      answers: each(1, 0.8, 0.25, 0.999),
      shows: [
        'Manager availability: 100.0% [blue]',
        'Manager latency: 80.0% [blue]',
        'Gateway availability: 25.0% [blue]',
        'Gateway latency: 99.9% [blue]',
      ],
    },
    {
      state: 'missed by far, missed, nearly missed, well',
      answers: each(-199, -0.001, 0.2, 0.9),
      shows: [
        'Manager availability: -19900.0% [red]',
        'Manager latency: -0.1% [red]',
        'Gateway availability: 20.0% [orange]',
        'Gateway latency: 90.0% [blue]',
      ],
    },
    {
      state: 'no traffic, and rules that are not loaded',
      answers: each(3, 3, 2, 2),
      shows: [
        'Manager availability: no traffic',
        'Manager latency: no traffic',
        'Gateway availability: not recorded [red]',
        'Gateway latency: not recorded [red]',
      ],
    },
    { state: 'nothing known', answers: {}, shows: [': no data [red]'] },
  ],
  'What was achieved?': [
    {
      state: 'each on its own target',
      answers: each(0.9995, 0.97, 0.9985, 0.94),
      shows: [
        'Manager availability: 99.950% [blue]',
        'Manager latency: 97.000% [blue]',
        'Gateway availability: 99.850% [red]',
        'Gateway latency: 94.000% [red]',
      ],
    },
    {
      state: 'no traffic, and rules that are not loaded',
      answers: each(3, 3, 2, 2),
      shows: [
        'Manager availability: no traffic',
        'Manager latency: no traffic',
        'Gateway availability: not recorded [red]',
        'Gateway latency: not recorded [red]',
      ],
    },
    { state: 'nothing known', answers: {}, shows: [': no data'] },
  ],
  'When was the budget spent?': [
    {
      state: 'an incident',
      answers: { managerAvailability: matrix([{}, [1, 1, 0.2]]) },
      shows: ['Manager availability [#AEA2E0]: 20%, 20%'],
    },
    { state: 'nothing known', answers: {}, shows: ['Nothing is recorded, or there was no traffic'] },
  ],
  'Manager availability: how fast is it spent?': burning,
  'Manager latency: how fast is it spent?': burning,
  'Gateway availability: how fast is it spent?': burning,
  'Gateway latency: how fast is it spent?': burning,
  'How many go wrong?': [
    {
      state: 'some',
      answers: each(0.5, 0, 0, 0.02),
      shows: [
        'Manager availability [#AEA2E0]: 0.500 req/s, 0.500 req/s',
        'Manager latency [#D683CE]: 0 req/s, 0 req/s',
        'Gateway availability [#5195CE]: 0 req/s, 0 req/s',
        'Gateway latency [#B877D9]: 0.0200 req/s, 0.0200 req/s',
      ],
    },
    {
      state: 'nothing known',
      answers: {},
      shows: ['Nothing is recorded: the rules are not loaded, or nothing is scraped'],
    },
  ],
  'How many are there?': [
    {
      state: 'some',
      answers: each(50, 40, 30, 20),
      shows: [
        'Manager availability [#AEA2E0]: 50 req/s, 50 req/s',
        'Manager latency [#D683CE]: 40 req/s, 40 req/s',
        'Gateway availability [#5195CE]: 30 req/s, 30 req/s',
        'Gateway latency [#B877D9]: 20 req/s, 20 req/s',
      ],
    },
    {
      state: 'nothing known',
      answers: {},
      shows: ['Nothing is recorded: the rules are not loaded, or nothing is scraped'],
    },
  ],
  'Which routes of the manager cost it?': routes,
  'Which routes of gateways cost it?': routes,
};

describe('conduit-slo', () => {
  describePanels(conduitSlo, PANELS);

  it('draws every window that an alert looks at, and the limit of each pair', () => {
    const panel = conduitSlo.panels?.find(({ title }) => title === 'Manager latency: how fast is it spent?');
    const targets = panel !== undefined && 'targets' in panel ? panel.targets : [];
    expect(targets?.map((target) => 'expr' in target && target.expr)).toEqual([
      'conduit_manager:latency_errors:ratio_rate5m / 0.05',
      'conduit_manager:latency_errors:ratio_rate1h / 0.05',
      'conduit_manager:latency_errors:ratio_rate30m / 0.05',
      'conduit_manager:latency_errors:ratio_rate6h / 0.05',
      'conduit_manager:latency_errors:ratio_rate2h / 0.05',
      'conduit_manager:latency_errors:ratio_rate1d / 0.05',
      'conduit_manager:latency_errors:ratio_rate3d / 0.05',
      'vector(14.4)',
      'vector(6)',
      'vector(3)',
      'vector(1)',
    ]);
  });
});
