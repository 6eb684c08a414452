import type { PanelRow } from './describe-panels.ts';
import { tableAnswers } from './backup-answers.ts';
import { type Labels, matrix, type PrometheusData } from './responses.ts';

/** What the tile that a component adds to its state shows: by its refId. */
export interface OwnTile {
  readonly refId: string;
  readonly well: readonly [value: number, shows: string];
  readonly unwell: readonly [value: number, shows: string];
  readonly idle: string;
  readonly silent: string;
}

const one = (value: number): PrometheusData => matrix([{}, [value, value]]);
const NO_TRAFFIC = 'Nothing was asked yet, or nothing is scraped';

const ROUTES: Readonly<Record<string, Labels>> = {
  list: { method: 'GET', endpoint: '/servers' },
  create: { method: 'POST', endpoint: '/servers' },
  idle: { method: 'DELETE', endpoint: '/servers/:id' },
};

const CALLS: Readonly<Record<string, Labels>> = {
  register: { service: 'Gateways', method: 'Register' },
  watch: { service: 'Gateways', method: 'Watch' },
};

/** Rows of the first section of a Conduit component's dashboard, which all of them share. */
export function answeringRows({ refId, well, unwell, idle, silent }: OwnTile): Readonly<Record<string, PanelRow[]>> {
  return {
    State: [
      {
        state: 'all well',
        answers: { up: one(1), requests: one(0), calls: one(0.0002), p95: one(0.03), [refId]: one(well[0]) },
        shows: [
          'Instances up: 100% [blue]',
          'Requests failing: 0.00% [blue]',
          'Calls failing: 0.02% [blue]',
          'p95: 30.00 ms [blue]',
          well[1],
        ],
      },
      {
        state: 'one of two instances down, a fifth of requests failing, slow',
        answers: { up: one(0.5), requests: one(0.2), calls: one(0.002), p95: one(0.8), [refId]: one(unwell[0]) },
        shows: [
          'Instances up: 50% [orange]',
          'Requests failing: 20.00% [red]',
          'Calls failing: 0.20% [orange]',
          'p95: 800.00 ms [orange]',
          unwell[1],
        ],
      },
      {
        state: 'nobody asks for anything',
        answers: { up: one(1), requests: one(-1), calls: one(-1), p95: one(-1), [refId]: one(-1) },
        shows: [
          'Instances up: 100% [blue]',
          'Requests failing: no requests',
          'Calls failing: no calls',
          'p95: no requests',
          idle,
        ],
      },
      {
        state: 'never scraped, or not any more',
        answers: { up: one(-2), requests: one(-2), calls: one(-2), p95: one(-2), [refId]: one(-2) },
        shows: [
          'Instances up: no data [red]',
          'Requests failing: no data [red]',
          'Calls failing: no data [red]',
          'p95: no data [red]',
          silent,
        ],
      },
      {
        state: 'all instances are down',
        answers: { up: one(0), requests: one(-2), calls: one(-2), p95: one(-2), [refId]: one(-2) },
        shows: [
          'Instances up: 0% [red]',
          'Requests failing: no data [red]',
          'Calls failing: no data [red]',
          'p95: no data [red]',
          silent,
        ],
      },
    ],
    'How requests end': [
      {
        state: 'codes of both',
        answers: {
          http: matrix([{ status_code: '200' }, [10, 12.5]], [{ status_code: '500' }, [0, 2]]),
          rpc: matrix([{ status: 'ok' }, [5, 5]]),
        },
        shows: [
          'HTTP 200 [#E0752D]: 12.5 req/s, 12.5 req/s',
          'HTTP 500 [#E0F9D7]: 2 req/s, 2 req/s',
          'RPC ok [#D683CE]: 5 req/s, 5 req/s',
        ],
      },
      { state: 'nothing known', answers: {}, shows: [NO_TRAFFIC] },
    ],
    'Do requests fail, and on which instance?': [
      {
        state: 'one of two instances fails',
        answers: {
          http: matrix([{ instance: 'a:80' }, [0, 0.2]], [{ instance: 'b:80' }, [0, 0]]),
          rpc: matrix([{ instance: 'a:80' }, [0, 0.05]]),
          objective: one(0.001),
        },
        shows: [
          'HTTP a:80 [#F9D9F9]: 20%, 20%',
          'HTTP b:80 [#C15C17]: 0%, 0%',
          'RPC a:80 [#B877D9]: 5%, 5%',
          'Objective [#E5A8E2]: 0.100%, 0.100%',
        ],
      },
      {
        state: 'no traffic: the objective alone',
        answers: { objective: one(0.001) },
        shows: ['Objective [#E5A8E2]: 0.100%, 0.100%'],
      },
      { state: 'nothing known', answers: {}, shows: [NO_TRAFFIC] },
    ],
    'How long do answers take?': [
      {
        state: 'a few slow routes',
        answers: { httpHalf: one(0.02), http: one(0.9), rpc: one(0.1), objective: one(0.5) },
        shows: [
          'HTTP p50 [#F4D598]: 20 ms, 20 ms',
          'HTTP p95 [blue]: 900 ms, 900 ms',
          'RPC p95 [#EA6460]: 100 ms, 100 ms',
          'Objective for p95 [#DEDAF7]: 500 ms, 500 ms',
        ],
      },
      { state: 'nothing known', answers: {}, shows: [NO_TRAFFIC] },
    ],
    'Which routes fail, which are slow?': [
      {
        state: 'one fails, one is slow, one is not asked for',
        answers: tableAnswers(ROUTES, {
          rate: { list: 4, create: 0.5, idle: 0 },
          failing: { list: 0, create: 0.12 },
          p95: { list: 0.61, create: 0.04 },
        }),
        shows: [
          'POST | /servers | 0.50 | 12.0% [red] | 40.00 ms',
          'GET | /servers | 4.00 | 0.0% | 610.00 ms [orange]',
          'DELETE | /servers/:id | 0.00 | - | -',
        ],
      },
      { state: 'nothing known', answers: {}, shows: [NO_TRAFFIC] },
    ],
    'Which calls fail, which are slow?': [
      {
        state: 'one fails a little',
        answers: tableAnswers(CALLS, {
          rate: { register: 1, watch: 2 },
          failing: { register: 0.004, watch: 0 },
          p95: { register: 0.02, watch: 30 },
        }),
        shows: ['Gateways | Register | 1.00 | 0.4% [orange] | 20.00 ms', 'Gateways | Watch | 2.00 | 0.0% | 30.00 s'],
      },
      { state: 'nothing known', answers: {}, shows: [NO_TRAFFIC] },
    ],
  };
}
