import { of } from './series.ts';
import { always, type Scenario } from './scenario.ts';

/** A component of Conduit that is scraped. */
export type Component = 'manager' | 'gateway' | 'agent';

/** A counter that rises by so much per second, over an hour of samples every 30 s. */
export const rises = (perSecond: number): string => `0+${30 * perSecond}x120`;

/** The labels of an instance of a component as Prometheus adds them. */
export const target = (component: Component, name: string): string => `instance="${name}", job="conduit-${component}"`;

/** Series of one metric of one instance, by their own labels. */
export function seriesAt(
  where: string,
  name: string,
  values: Readonly<Record<string, number | string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([labels, value]) => [
      `${name}{${[labels, where].filter((part) => part !== '').join(', ')}}`,
      typeof value === 'number' ? always(value) : value,
    ]),
  );
}

/** A histogram of which each second so many observations end up at or below each bound; the last is all. */
export function histogramAt(
  where: string,
  name: string,
  labels: string,
  perSecond: Readonly<Record<string, number>>,
): Record<string, string> {
  const own = labels === '' ? '' : `${labels}, `;
  const buckets = Object.entries(perSecond).map(([le, rate]) => [`${own}le="${le}"`, rises(rate)] as const);
  const all = Object.values(perSecond).at(-1) ?? 0;
  return {
    ...seriesAt(where, `${name}_bucket`, Object.fromEntries(buckets)),
    ...seriesAt(where, `${name}_count`, { [labels]: rises(all) }),
  };
}

/** Eight of ten end within half a second, all within one: p95 is 0.875 s, p50 is 0.3125 s. */
export const TEN_PER_SECOND = { '0.5': 8, '1': 10, '+Inf': 10 } as const;

/** What `TEN_PER_SECOND` gives as p95. */
export const P95 = 0.875;

const LIST = 'method="GET", endpoint="/servers"';
const CREATE = 'method="POST", endpoint="/servers"';
const CALL = 'service="Servers", method="Get"';

/** Labels in the order in which promtool prints them. */
const LIST_ROW = of('endpoint="/servers"', 'method="GET"');
const CREATE_ROW = of('endpoint="/servers"', 'method="POST"');
const CALL_ROW = of('method="Get"', 'service="Servers"');

/** Two instances of a component: `a` fails one of ten requests and one of five calls, `b` is well. */
export function answeringWorld(component: Component): Scenario['series'] {
  const a = target(component, 'a');
  const b = target(component, 'b');
  return {
    ...seriesAt(a, 'up', { '': 1 }),
    ...seriesAt(b, 'up', { '': 1 }),
    ...seriesAt(a, `${component}_http_requests_total`, {
      [`${LIST}, status_code="200"`]: rises(9),
      [`${CREATE}, status_code="503"`]: rises(1),
    }),
    ...seriesAt(b, `${component}_http_requests_total`, {
      [`${LIST}, status_code="200"`]: rises(5),
      [`${CREATE}, status_code="404"`]: rises(5),
    }),
    ...histogramAt(a, `${component}_http_request_duration_seconds`, LIST, TEN_PER_SECOND),
    ...seriesAt(a, `${component}_rpc_calls_total`, {
      [`${CALL}, status="ok"`]: rises(4),
      [`${CALL}, status="internal"`]: rises(1),
    }),
    // The caller's fault.
    ...seriesAt(b, `${component}_rpc_calls_total`, { [`${CALL}, status="not_found"`]: rises(5) }),
    ...histogramAt(a, `${component}_rpc_call_duration_seconds`, CALL, TEN_PER_SECOND),
  };
}

/** What the first section of its dashboard gives of `answeringWorld`. */
export const ANSWERING: Scenario['gives'] = {
  'State / up': { '{}': 1 },
  'State / requests': { '{}': 0.05 },
  'State / calls': { '{}': 0.1 },
  'State / p95': { '{}': P95 },
  'How requests end / http': {
    '{status_code="200"}': 14,
    '{status_code="503"}': 1,
    '{status_code="404"}': 5,
  },
  'How requests end / rpc': { '{status="ok"}': 4, '{status="internal"}': 1, '{status="not_found"}': 5 },
  'Do requests fail, and on which instance? / http': { '{instance="a"}': 0.1, '{instance="b"}': 0 },
  'Do requests fail, and on which instance? / rpc': { '{instance="a"}': 0.2, '{instance="b"}': 0 },
  'Do requests fail, and on which instance? / objective': { '{}': 0.001 },
  'How long do answers take? / httpHalf': { '{}': 0.313 },
  'How long do answers take? / http': { '{}': P95 },
  'How long do answers take? / rpc': { '{}': P95 },
  'How long do answers take? / objective': { '{}': 0.5 },
  'Which routes fail, which are slow? / rate': { [LIST_ROW]: 14, [CREATE_ROW]: 6 },
  'Which routes fail, which are slow? / failing': { [LIST_ROW]: 0, [CREATE_ROW]: 0.167 },
  'Which routes fail, which are slow? / p95': { [LIST_ROW]: P95 },
  'Which calls fail, which are slow? / rate': { [CALL_ROW]: 10 },
  'Which calls fail, which are slow? / failing': { [CALL_ROW]: 0.1 },
  'Which calls fail, which are slow? / p95': { [CALL_ROW]: P95 },
};

/** A process in Node at half of its loop. */
export function processWorld(where: string): Scenario['series'] {
  return {
    ...seriesAt(where, 'nodejs_eventloop_active_seconds_total', { '': rises(0.5) }),
    ...seriesAt(where, 'process_cpu_seconds_total', { '': rises(0.75) }),
    ...seriesAt(where, 'nodejs_gc_duration_seconds_sum', {
      'kind="minor"': rises(0.0625),
      'kind="major"': rises(0.0625),
    }),
    ...seriesAt(where, 'nodejs_eventloop_lag_p99_seconds', { '': 0.02 }),
    ...seriesAt(where, 'nodejs_eventloop_lag_max_seconds', { '': 0.5 }),
    ...seriesAt(where, 'process_resident_memory_bytes', { '': 4096 }),
    ...seriesAt(where, 'nodejs_heap_size_used_bytes', { '': 1024 }),
    ...seriesAt(where, 'process_open_fds', { '': 32 }),
    ...seriesAt(where, 'process_max_fds', { '': 1024 }),
  };
}

/** What the section about processes gives of `processWorld`, for the targets with these labels. */
export function processGives(...targets: readonly string[]): Scenario['gives'] {
  const each = (value: number) => Object.fromEntries(targets.map((labels) => [of(labels), value]));
  return {
    'Are processes busy? / loop': each(0.5),
    'Are processes busy? / processor': each(0.75),
    'Are processes busy? / collection': each(0.125),
    'How late are processes? / p99': each(0.02),
    'How late are processes? / worst': each(0.5),
    'Does memory grow? / resident': each(4096),
    'Does memory grow? / heap': each(1024),
    'Do processes run out of files? / open': each(0.031),
  };
}

/** The states in which nothing was asked, one instance was chosen, and nothing was ever scraped; of every component. */
export function quietScenarios(component: Component, ownTile: string): readonly Scenario[] {
  const a = target(component, 'a');
  const name = `${component}_http_request_duration_seconds`;
  return [
    {
      name: 'an instance that is up and that nobody asks: no zero, no NaN, and no word of data that are missing',
      series: {
        ...seriesAt(a, 'up', { '': 1 }),
        ...seriesAt(a, `${component}_http_requests_total`, { [`${LIST}, status_code="200"`]: 7 }),
        ...histogramAt(a, name, LIST, { '0.5': 0, '+Inf': 0 }),
      },
      at: '20m',
      gives: {
        'State / up': { '{}': 1 },
        'State / requests': { '{}': -1 },
        'State / calls': { '{}': -1 },
        'State / p95': { '{}': -1 },
        [`State / ${ownTile}`]: { '{}': -1 },
        'Do requests fail, and on which instance? / http': {},
        'How long do answers take? / http': {},
        'Which routes fail, which are slow? / rate': { [LIST_ROW]: 0 },
        'Which routes fail, which are slow? / failing': {},
        'Which routes fail, which are slow? / p95': {},
      },
    },
    {
      name: 'requests of which none fails: zero, although there is no series of failures',
      series: {
        ...seriesAt(a, 'up', { '': 1 }),
        ...seriesAt(a, `${component}_http_requests_total`, { [`${LIST}, status_code="200"`]: rises(2) }),
      },
      at: '20m',
      gives: {
        'State / requests': { '{}': 0 },
        'Do requests fail, and on which instance? / http': { '{instance="a"}': 0 },
        'Which routes fail, which are slow? / failing': { [LIST_ROW]: 0 },
      },
    },
    {
      name: 'one of two instances is down: the tables go on, and the share says so',
      series: {
        ...answeringWorld(component),
        ...seriesAt(target(component, 'b'), 'up', { '': 0 }),
      },
      at: '20m',
      gives: { 'State / up': { '{}': 0.5 } },
    },
    {
      name: 'the instance that the reader chose',
      series: answeringWorld(component),
      at: '20m',
      chosen: { instance: 'a' },
      gives: {
        'State / up': { '{}': 1 },
        'State / requests': { '{}': 0.1 },
        'Do requests fail, and on which instance? / http': { '{instance="a"}': 0.1 },
      },
    },
    {
      name: 'nothing was ever scraped',
      series: {},
      at: '20m',
      gives: {
        'State / up': { '{}': -2 },
        'State / requests': { '{}': -2 },
        'State / p95': { '{}': -2 },
        [`State / ${ownTile}`]: { '{}': -2 },
        'How requests end / http': {},
        'Which routes fail, which are slow? / rate': {},
      },
    },
  ];
}
