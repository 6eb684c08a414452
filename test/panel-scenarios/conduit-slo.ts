import { histogramAt, P95, rises, seriesAt, target, TEN_PER_SECOND } from './conduit.ts';
import { of } from './series.ts';
import { always, type Scenario } from './scenario.ts';

const COMPONENTS = ['manager', 'gateway'] as const;
const KINDS = ['availability', 'latency'] as const;

const LEVELS = COMPONENTS.flatMap((component) => KINDS.map((kind) => ({ component, kind })));

const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d', '30d'] as const;

const refId = (component: string, kind: string) => `${component}${kind[0]?.toUpperCase()}${kind.slice(1)}`;
const titled = (component: string, kind: string) => `${component[0]?.toUpperCase()}${component.slice(1)} ${kind}`;

/** What the rules record: half of the budget is spent over every window; events and errors are counted. */
const RECORDED: Scenario['series'] = Object.fromEntries(
  LEVELS.flatMap(({ component, kind }) => {
    const level = `conduit_${component}:${kind}`;
    const half = kind === 'availability' ? 0.0005 : 0.025;
    return [
      [`${level}_events:rate5m`, always(20)],
      [`${level}_errors:rate5m`, always(2)],
      ...WINDOWS.map((window) => [`${level}_errors:ratio_rate${window}`, always(half)]),
    ];
  }),
);

const LIST = 'method="GET", endpoint="/servers"';
const CREATE = 'method="POST", endpoint="/servers"';
const LIST_ROW = of('endpoint="/servers"', 'method="GET"');
const CREATE_ROW = of('endpoint="/servers"', 'method="POST"');

/** Ten minutes of one failed request per second. */
const TEN_MINUTES = 600;

function requests(component: (typeof COMPONENTS)[number]): Scenario['series'] {
  const at = target(component, 'a');
  return {
    ...seriesAt(at, `${component}_http_requests_total`, {
      [`${LIST}, status_code="200"`]: rises(3),
      [`${CREATE}, status_code="200"`]: rises(1),
      [`${CREATE}, status_code="500"`]: rises(1),
    }),
    ...histogramAt(at, `${component}_http_request_duration_seconds`, LIST, TEN_PER_SECOND),
  };
}

function routeGives(title: string): Scenario['gives'] {
  return {
    [`${title} / failed`]: { [LIST_ROW]: 0, [CREATE_ROW]: TEN_MINUTES },
    [`${title} / part`]: { [CREATE_ROW]: 1 },
    [`${title} / all`]: { [LIST_ROW]: 3 * TEN_MINUTES, [CREATE_ROW]: 2 * TEN_MINUTES },
    [`${title} / p95`]: { [LIST_ROW]: P95 },
  };
}

/** Of every objective. */
const each = (query: (component: string, kind: string) => string, value: number): Scenario['gives'] =>
  Object.fromEntries(LEVELS.map(({ component, kind }) => [query(component, kind), { '{}': value }]));

const BURNING: Scenario['gives'] = Object.fromEntries(
  LEVELS.flatMap(({ component, kind }) => {
    const title = `${titled(component, kind)}: how fast is it spent?`;
    const limits = { '1h': 14.4, '6h': 6, '1d': 3, '3d': 1 };
    return [
      ...WINDOWS.filter((window) => window !== '30d').map((window) => [`${title} / over${window}`, { '{}': 0.5 }]),
      ...Object.entries(limits).map(([window, limit]) => [`${title} / limit${window}`, { '{}': limit }]),
    ];
  }),
);

/** Half of every budget spent first, and what every query of `conduit-slo` gives of it. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: 'half of every budget is spent',
    series: { ...RECORDED, ...requests('manager'), ...requests('gateway') },
    at: '20m',
    gives: {
      ...each((component, kind) => `How much of the budget is left? / ${refId(component, kind)}`, 0.5),
      'What was achieved? / managerAvailability': { '{}': 1 },
      'What was achieved? / managerLatency': { '{}': 0.975 },
      'What was achieved? / gatewayAvailability': { '{}': 1 },
      'What was achieved? / gatewayLatency': { '{}': 0.975 },
      ...each((component, kind) => `When was the budget spent? / ${refId(component, kind)}`, 0.5),
      ...BURNING,
      ...each((component, kind) => `How many go wrong? / ${refId(component, kind)}`, 2),
      ...each((component, kind) => `How many are there? / ${refId(component, kind)}`, 20),
      ...routeGives('Which routes of the manager cost it?'),
      ...routeGives('Which routes of gateways cost it?'),
    },
  },
  {
    name: 'events are counted and there is none: no traffic, which is neither a kept nor a missed objective',
    series: { 'conduit_manager:latency_events:rate5m': always(0) },
    at: '20m',
    gives: {
      'How much of the budget is left? / managerLatency': { '{}': 3 },
      'What was achieved? / managerLatency': { '{}': 3 },
      'When was the budget spent? / managerLatency': {},
      'How many are there? / managerLatency': { '{}': 0 },
    },
  },
  {
    name: 'nothing failed anywhere: zero for each route, and no part of nothing',
    series: seriesAt(target('manager', 'a'), 'manager_http_requests_total', {
      [`${LIST}, status_code="200"`]: rises(3),
    }),
    at: '20m',
    gives: {
      'Which routes of the manager cost it? / failed': { [LIST_ROW]: 0 },
      'Which routes of the manager cost it? / part': {},
    },
  },
  {
    name: 'the rules are not loaded',
    series: {},
    at: '20m',
    gives: {
      ...each((component, kind) => `How much of the budget is left? / ${refId(component, kind)}`, 2),
      ...each((component, kind) => `What was achieved? / ${refId(component, kind)}`, 2),
      'Manager latency: how fast is it spent? / over5m': {},
      'How many go wrong? / managerLatency': {},
      'Which routes of the manager cost it? / failed': {},
    },
  },
];
