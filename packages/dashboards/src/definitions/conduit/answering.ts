import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant } from '@lockstep/query';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { failingShare, rateOf, secondsOf } from '../../service/operations.ts';
import { operationsTable } from '../../service/operations-table.ts';
import { failingTile, secondsTile, serviceState, type StateTile } from '../../service/service-state.ts';
import { http, JOBS, rpc } from './conduit.ts';
import { ALLOWED_FAILING, WANTED_SECONDS } from './objective.ts';

type Component = keyof typeof JOBS;

/** What is particular to a component in the first section of its dashboard. */
export interface Answering {
  readonly component: Component;
  /** Tiles behind those that all components have. */
  readonly tiles: Readonly<Record<string, StateTile>>;
  /** What those tiles mean. */
  readonly meaning: string;
}

const NO_TRAFFIC = 'Nothing was asked yet, or nothing is scraped';

/** The first section of a component's dashboard: whether it is up, and how it answers. Ids 1 to 9. */
export function answering(options: Answering): Section {
  const { component } = options;
  return {
    id: 1,
    title: 'Is it up, and does it answer?',
    panels: [
      state(options),
      ended(component),
      failing(component),
      seconds(component),
      routes(component),
      calls(component),
    ],
  };
}

function state({ component, tiles, meaning }: Answering): Panel {
  return serviceState({
    id: 2,
    title: 'State',
    description: [
      `Instances up: share of the instances that the last scrape could read. Requests failing, Calls failing: share of HTTP requests answered with 5xx, and of RPC calls that ended in a code that is the ${component}'s fault. p95: 95 % of HTTP requests are answered within this time. ${meaning}`,
      'What to do: below 100 % up, look at the log of the instance that is missing in Status, Targets of Prometheus. Failing or slow: the tables below name the routes and methods. "no data" means that no instance is scraped: nothing else here is current then.',
    ].join('\n\n'),
    grid: { x: 0, y: 0, w: 24, h: 5 },
    job: JOBS[component],
    tiles: {
      requests: failingTile('Requests failing', http[component], ALLOWED_FAILING, 'no requests'),
      calls: failingTile('Calls failing', rpc[component], ALLOWED_FAILING, 'no calls'),
      p95: secondsTile('p95', http[component], WANTED_SECONDS, 'no requests'),
      ...tiles,
    },
  });
}

function ended(component: Component): Panel {
  return linesOverTime({
    id: 3,
    title: 'How requests end',
    description: [
      'HTTP requests per second by status code, and RPC calls by code.',
      'What to do: a 4xx that rises is a caller: a wrong token (401), a flood (429), a client of another version (404). 5xx and internal are ours; unavailable is what stands behind. A fall to nothing is mostly in front: load balancer, DNS, certificate.',
    ].join('\n\n'),
    grid: { x: 0, y: 5, w: 8, h: 8 },
    lines: {
      http: rateOf(http[component], ['status_code']).legend('HTTP {{status_code}}'),
      rpc: rateOf(rpc[component], ['status']).legend('RPC {{status}}'),
    },
    unit: 'reqps',
    noValue: NO_TRAFFIC,
  });
}

function failing(component: Component): Panel {
  return linesOverTime({
    id: 4,
    title: 'Do requests fail, and on which instance?',
    description: [
      'Share of HTTP requests (5xx) and RPC calls that fail, by instance. Zero means that there were some and none failed; a gap, that there were none. Above the objective the error budget shrinks faster than it may.',
      'What to do: one instance: take it out and read its log. All of them: look at what they share, the database first. The tables below name the routes.',
    ].join('\n\n'),
    grid: { x: 8, y: 5, w: 8, h: 8 },
    lines: {
      http: failingShare(http[component], ['instance']).legend('HTTP {{instance}}'),
      rpc: failingShare(rpc[component], ['instance']).legend('RPC {{instance}}'),
      objective: constant(ALLOWED_FAILING).legend('Objective'),
    },
    unit: 'percentunit',
    noValue: NO_TRAFFIC,
  });
}

function seconds(component: Component): Panel {
  return linesOverTime({
    id: 5,
    title: 'How long do answers take?',
    description: [
      'Time within which half (p50) and 95 % (p95) of requests and calls end, within the error of the buckets. An RPC stream lasts until it ends, so its calls look long. A gap: there were none.',
      'What to do: when p95 rises and p50 does not, a few routes are slow: see the table. When both rise, it is something that all wait for: database, processor, event loop.',
    ].join('\n\n'),
    grid: { x: 16, y: 5, w: 8, h: 8 },
    lines: {
      httpHalf: secondsOf(http[component], 0.5, []).legend('HTTP p50'),
      http: secondsOf(http[component], 0.95, []).legend('HTTP p95'),
      rpc: secondsOf(rpc[component], 0.95, []).legend('RPC p95'),
      objective: constant(WANTED_SECONDS).legend('Objective for p95'),
    },
    unit: 's',
    noValue: NO_TRAFFIC,
  });
}

const OF_ROWS =
  'Over the time shown: how often per second, the share that fails, and the time within which 95 % end. "-": nothing to measure. Failing ones first.';

function routes(component: Component): Panel {
  return operationsTable({
    id: 6,
    title: 'Which routes fail, which are slow?',
    description: [
      `One row per method and route template. ${OF_ROWS} Paths that match no route are in one row.`,
      'What to do: one route that fails is its handler; routes that fail together share something. Choose a shorter time to see what is so now.',
    ].join('\n\n'),
    grid: { x: 0, y: 13, w: 12, h: 9 },
    operations: http[component],
    rows: { method: 'Method', endpoint: 'Route' },
    slowSeconds: WANTED_SECONDS,
    noValue: NO_TRAFFIC,
  });
}

function calls(component: Component): Panel {
  return operationsTable({
    id: 7,
    title: 'Which calls fail, which are slow?',
    description: [
      `One row per service and method of RPC. ${OF_ROWS} Codes that are the caller's fault (not_found, permission_denied and the like) do not count as failing.`,
      'What to do: as for routes. A stream counts when it ends, with its whole length, so no time is coloured here.',
    ].join('\n\n'),
    grid: { x: 12, y: 13, w: 12, h: 9 },
    operations: rpc[component],
    rows: { service: 'Service', method: 'Method' },
    noValue: NO_TRAFFIC,
  });
}
