import { CONDUIT_SERVICE_LEVELS } from '@lockstep/dashboards';
import type { Scenario } from './scenario.ts';
import { type Component, row } from './series.ts';
import { type Phase, type Rows, timeline } from './timeline.ts';

type ConduitServiceLevel = (typeof CONDUIT_SERVICE_LEVELS)[number];

const HOUR = 60;
const DAY = 24 * HOUR;

/** Of each minute, on a component that is used. */
const EVENTS = 600;

/** Times at which nothing fires. */
const NEVER = { '5m': [], '30m': [], '61m': [], '63m': [], '70m': [], '3h': [], '239m': [] } as const;

/** How an objective is tried: each figure is a share of bad events, times are in minutes. */
interface Trial {
  /** A page of so many events a minute, of which a share is bad. */
  readonly page: (share: number, events?: number) => Rows;
  /** More than 14.4 budgets within an hour of it. */
  readonly incident: { readonly share: number; readonly minutes: number; readonly raisedAfter: number };
  /** More than six budgets, less than 14.4. */
  readonly slower: { readonly share: number; readonly quietAfter: number; readonly raisedAfter: number };
  /** Five, four, just above one and just below one budget. */
  readonly five: number;
  readonly four: number;
  readonly aboveOne: number;
  readonly belowOne: number;
}

/** What each alert about an error budget does, by the id of its condition. */
export const SERVICE_LEVEL_SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = Object.fromEntries(
  CONDUIT_SERVICE_LEVELS.flatMap((level) => [
    [idOf(level, 'fast'), isFirst(level) ? fast(level) : [badFromTheStart(level, 'fast'), allIsWell(level)]],
    [idOf(level, 'slow'), isFirst(level) ? slow(level) : [badFromTheStart(level, 'slow'), allIsWell(level)]],
  ]),
);

/** Rules are made alike for all components: what takes minutes to try is tried with one. */
function isFirst({ component }: ConduitServiceLevel): boolean {
  return component === CONDUIT_SERVICE_LEVELS[0]?.component;
}

function idOf({ component, objective }: ConduitServiceLevel, speed: string): string {
  return `conduit-${component}-${objective.kind}-burn-${speed}`;
}

function fast(level: ConduitServiceLevel): readonly Scenario[] {
  const { page, incident, slower, five } = trialOf(level);
  const scene = scenes(level);
  const before = 3 * HOUR;
  const over = before + incident.minutes;
  return [
    badFromTheStart(level, 'fast'),
    scene(
      'an incident: it fires while it lasts, and ends half an hour after it',
      [
        { minutes: before, rows: page(0) },
        { minutes: incident.minutes, rows: page(incident.share) },
        { minutes: 3 * HOUR, rows: page(0) },
      ],
      {
        [`${before - 1}m`]: [],
        [`${before + incident.raisedAfter}m`]: [{}],
        [`${over - 1}m`]: [{}],
        [`${over + 40}m`]: [],
        [`${over + 2 * HOUR}m`]: [],
      },
    ),
    scene(
      'less for longer: it fires by the windows of six hours',
      [
        { minutes: before, rows: page(0) },
        { minutes: slower.raisedAfter + 10, rows: page(slower.share) },
      ],
      { [`${before + slower.quietAfter}m`]: [], [`${before + slower.raisedAfter}m`]: [{}] },
    ),
    scene('five budgets for eight hours', [{ minutes: 8 * HOUR, rows: page(five) }], { '1h': [], '6h': [], '7h': [] }),
    ...silentScenes(level),
    scene(
      'the component is gone in the incident: it ends when the short windows are over, and another alert is about that',
      [
        { minutes: HOUR, rows: page(incident.share) },
        { minutes: 2 * HOUR, rows: 'gone' },
      ],
      { '59m': [{}], '110m': [], '170m': [] },
    ),
  ];
}

function slow(level: ConduitServiceLevel): readonly Scenario[] {
  const { page, four, aboveOne, belowOne } = trialOf(level);
  const scene = scenes(level);
  return [
    badFromTheStart(level, 'slow'),
    {
      ...scene(
        'four budgets for half a day: a tenth of the budget is gone after eight hours',
        [
          { minutes: DAY / 2, rows: page(0) },
          { minutes: DAY / 4, rows: page(four) },
          { minutes: DAY / 4, rows: page(0) },
        ],
        { '23h': [], '31h': [], '33h': [{}], '35h': [{}], '43h': [] },
      ),
      step: '2m',
    },
    scene('a little more than the budget', [{ minutes: 7 * HOUR, rows: page(aboveOne) }], { '2h': [{}], '6h': [{}] }),
    {
      ...scene('a little less than the budget for three days', [{ minutes: (3 * DAY) / 2, rows: page(belowOne) }], {
        '12h': [],
        '71h': [],
      }),
      // One sample for two minutes: three days of them take long.
      step: '2m',
    },
    allIsWell(level),
    fewFail(level),
  ];
}

/** Every window says the same, so that it is known what the alert says. */
function badFromTheStart(level: ConduitServiceLevel, speed: 'fast' | 'slow'): Scenario {
  const { page, incident, four } = trialOf(level);
  const share = speed === 'fast' ? incident.share : four;
  return {
    ...scenes(level)('it has been bad from the start on', [{ minutes: 2 * HOUR, rows: page(share) }], {
      '1m': [],
      '60m': [{}],
      '119m': [{}],
    }),
    says: { at: '60m', ...texts(level, speed, share) },
  };
}

function allIsWell(level: ConduitServiceLevel): Scenario {
  return scenes(level)('all is well', [{ minutes: 4 * HOUR, rows: trialOf(level).page(0) }], NEVER);
}

function fewFail(level: ConduitServiceLevel): Scenario {
  const phases = [{ minutes: 4 * HOUR, rows: trialOf(level).page(0.5, 0.06) }];
  return scenes(level)('half of what little is asked fails, seven times', phases, NEVER);
}

/** What must never raise an alert about a budget. */
function silentScenes(level: ConduitServiceLevel): readonly Scenario[] {
  const { page } = trialOf(level);
  const scene = scenes(level);
  return [
    allIsWell(level),
    scene('nobody asks for anything', [{ minutes: 4 * HOUR, rows: page(0.5, 0) }], NEVER),
    fewFail(level),
    scene(
      'there were errors, it restarts, and all counters begin again',
      [
        { minutes: 2, rows: page(0.01) },
        { minutes: HOUR - 2, rows: page(0) },
        { minutes: 2, rows: 'gone' },
        { minutes: 3 * HOUR - 2, rows: page(0) },
      ],
      { '61m': [], '63m': [], '66m': [], '70m': [], '239m': [] },
    ),
    scene('it never was there', [{ minutes: 4 * HOUR, rows: 'gone' }], NEVER),
  ];
}

function scenes({ component }: ConduitServiceLevel) {
  const target: Component = { job: `conduit-${component}`, instance: `${component}:1` };
  return (name: string, phases: readonly Phase[], fires: Scenario['fires']): Scenario => ({
    name,
    series: timeline(phases, target),
    fires,
  });
}

function trialOf({ component, objective }: ConduitServiceLevel): Trial {
  if (objective.kind === 'latency') {
    return {
      page: (share, events = EVENTS) => latencyPage(component, share, events),
      incident: { share: 1, minutes: 90, raisedAfter: 55 },
      slower: { share: 0.4, quietAfter: 250, raisedAfter: 285 },
      five: 0.25,
      four: 0.2,
      aboveOne: 0.055,
      belowOne: 0.045,
    };
  }
  return {
    page: (share, events = EVENTS) => availabilityPage(component, share, events),
    incident: { share: 0.2, minutes: 30, raisedAfter: 15 },
    slower: { share: 0.01, quietAfter: 200, raisedAfter: 230 },
    five: 0.005,
    four: 0.004,
    aboveOne: 0.0011,
    belowOne: 0.0009,
  };
}

/** Two thirds are requests, the others calls. Failures have no series until there is one. */
function availabilityPage(component: string, share: number, events: number): Rows {
  const http = { method: 'GET', endpoint: '/v1/servers' };
  const rpc = { service: 'Console', method: 'Open' };
  const parts = [
    [row(`${component}_http_requests_total`, { ...http, status_code: '200' }), (2 / 3) * (1 - share)],
    [row(`${component}_http_requests_total`, { ...http, status_code: '404' }), 0],
    [row(`${component}_rpc_calls_total`, { ...rpc, status: 'ok' }), (1 / 3) * (1 - share)],
    ...(share === 0
      ? []
      : ([
          [row(`${component}_http_requests_total`, { ...http, status_code: '503' }), (2 / 3) * share],
          [row(`${component}_rpc_calls_total`, { ...rpc, status: 'internal' }), (1 / 3) * share],
        ] as const)),
  ] as const;
  return Object.fromEntries(parts.map(([name, part]) => [name, perMinute(events * part)]));
}

function latencyPage(component: string, share: number, events: number): Rows {
  const labels = { method: 'GET', endpoint: '/v1/servers' };
  const bucket = (le: string): string => row(`${component}_http_request_duration_seconds_bucket`, { ...labels, le });
  return {
    [bucket('0.25')]: perMinute(events * (1 - share)),
    [bucket('0.5')]: perMinute(events * (1 - share)),
    [bucket('1.0')]: perMinute(events),
    [bucket('+Inf')]: perMinute(events),
    [row(`${component}_http_request_duration_seconds_count`, labels)]: perMinute(events),
  };
}

/** As promtool reads it: without an exponent. */
function perMinute(events: number): number {
  return Number(events.toFixed(6));
}

function texts({ component, objective, budget }: ConduitServiceLevel, speed: 'fast' | 'slow', share: number) {
  const tolerated = speed === 'fast' ? 6 : 1;
  const promised = {
    availability: '99.9 % answered without an error of ours',
    latency: '95 % of requests answered in time',
  };
  const happened = { availability: 'fails too many requests and calls', latency: 'answers too many requests late' };
  const windows = {
    fast: '14.4 times the even rate over 1h or 6 times over 6h',
    slow: '3 times the even rate over 1d or 1 times over 3d',
  };
  return {
    summary: `The ${component} ${happened[objective.kind]}`,
    description: `The error budget of the ${component} (${promised[objective.kind]} over 30 days) is spent ${(share / budget / tolerated).toFixed(1)} times as fast as is tolerated, which is ${windows[speed]}.`,
  };
}
