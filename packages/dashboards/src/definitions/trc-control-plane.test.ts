import { describe } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels } from '../../test/describe-panels.ts';
import { matrix } from '../../test/responses.ts';
import { line, linesBy, tileAnswers } from '../../test/service-answers.ts';
import { trcControlPlaneDashboard } from './trc-control-plane.ts';

const ENDPOINTS = {
  deploys: { path_template: '/v1/deploys', method: 'POST' },
  apps: { path_template: '/v1/apps/{app_id}', method: 'GET' },
};

describe('trc-control-plane', () => {
  describePanels(trcControlPlaneDashboard, {
    'Does the API work?': [
      {
        state: 'all well',
        answers: tileAnswers({ down: 0, failing: 0, p95: 0.09, pool: 0.25, logins: 0, stale: 0 }),
        shows: [
          'Down: 0',
          'Failing: 0.0%',
          'p95: 90.0 ms',
          'Fullest pool: 25.0%',
          'Login errors: 0',
          'Stale volumes: 0',
        ],
      },
      {
        state: 'a full pool, and what follows from it',
        answers: tileAnswers({ down: 1, failing: 0.2, p95: 2.4, pool: 1, logins: 8, stale: 3 }),
        shows: [
          'Down: 1 [red]',
          'Failing: 20.0% [red]',
          'p95: 2.4 s [red]',
          'Fullest pool: 100.0% [red]',
          'Login errors: 8 [orange]',
          'Stale volumes: 3 [red]',
        ],
      },
      {
        state: 'a quiet night: nothing fails, and nothing is asked',
        answers: tileAnswers({ down: 0, failing: -2, p95: -2, pool: 0, logins: 0, stale: 0 }),
        shows: [
          'Down: 0',
          'Failing: no requests',
          'p95: no requests',
          'Fullest pool: 0.0%',
          'Login errors: 0',
          'Stale volumes: 0',
        ],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ down: -1, failing: -1, p95: -1, pool: -1, logins: -1, stale: -1 }),
        shows: [
          'Down: no data [orange]',
          'Failing: no data [orange]',
          'p95: no data [orange]',
          'Fullest pool: no data [orange]',
          'Login errors: no data [orange]',
          'Stale volumes: no data [orange]',
        ],
      },
    ],
    'What does the API answer?': [
      {
        state: 'some fail',
        answers: { statuses: linesBy('status', { 200: [40, 32], 500: [0, 8] }) },
        shows: ['200 [#705DA0]: 32 req/s, 40 req/s', '500 [#73BF69]: 8 req/s, 8 req/s'],
      },
      {
        state: 'no request yet, or nothing known',
        answers: {},
        shows: ['No request yet, or no control plane is scraped'],
      },
    ],
    'How long do callers wait?': [
      {
        state: 'a few for long',
        answers: { median: line(0.03), p95: line(0.2), p99: line(2.4) },
        shows: ['median [#C15C17]: 30 ms, 30 ms', 'p95 [#FF780A]: 200 ms, 200 ms', 'p99 [#BADFF4]: 2.40 s, 2.40 s'],
      },
      {
        state: 'no request, or nothing known',
        answers: {},
        shows: ['No request in this time, or no control plane is scraped'],
      },
    ],
    'Which endpoint fails or is slow?': [
      {
        state: 'one fails and is slow, one is well',
        answers: tableAnswers(ENDPOINTS, {
          rate: { deploys: 0.5, apps: 12 },
          failing: { deploys: 0.2, apps: 0 },
          p95: { deploys: 2.4, apps: 0.04 },
        }),
        shows: [
          '/v1/deploys | POST | 0.50 | 20.0% [red] | 2.40 s [orange]',
          '/v1/apps/{app_id} | GET | 12.00 | 0.0% | 40.00 ms',
        ],
      },
      {
        state: 'no request, or nothing known',
        answers: {},
        shows: ['No request in this time, or no control plane is scraped'],
      },
    ],
    'How full is the pool?': [
      {
        state: 'one is full',
        answers: { used: linesBy('instance', { 'a:8280': [0.2, 0.25], 'b:8280': [0.3, 1] }) },
        shows: ['a:8280 [#CFFAFF]: 25.0%, 25.0%', 'b:8280 [#BADFF4]: 100.0%, 100.0%'],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'Which queries are slow?': [
      {
        state: 'one class',
        answers: { p95: linesBy('query_class', { auth: [0.004], event_append: [0.8] }) },
        shows: ['auth, p95 [#FCE2DE]: 4 ms, 4 ms', 'event_append, p95 [#F9D9F9]: 800 ms, 800 ms'],
      },
      {
        state: 'no query, or nothing known',
        answers: {},
        shows: ['No query in this time, or no control plane is scraped'],
      },
    ],
    'Can people log in?': [
      {
        state: 'somebody guesses',
        answers: {
          mints: matrix(
            [{ grant_type: 'client_credentials', result: 'success' }, [4, 4]],
            [{ grant_type: 'client_credentials', result: 'denied' }, [0, 90]],
          ),
          refreshes: linesBy('result', { success: [20, 20], error: [0, 0] }),
        },
        shows: [
          'client_credentials: success [#FF780A]: 4 ops/m, 4 ops/m',
          'client_credentials: denied [blue]: 90 ops/m, 90 ops/m',
          'refresh: success [#F9BA8F]: 20 ops/m, 20 ops/m',
          'refresh: error [#8AB8FF]: 0 ops/m, 0 ops/m',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'Do device logins come to an end?': [
      {
        state: 'most do',
        answers: { polls: linesBy('result', { pending: [12, 12], approved: [1, 1], expired: [0, 0] }) },
        shows: [
          'pending [#F2CC0C]: 12 ops/m, 12 ops/m',
          'approved [#629E51]: 1 ops/m, 1 ops/m',
          'expired [#806EB7]: 0 ops/m, 0 ops/m',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'Who asks twice?': [
      {
        state: 'a client that retries, and one with a mistake',
        answers: {
          hits: linesBy('endpoint', { '/v1/deploys': [0, 3] }),
          conflicts: linesBy('endpoint', { '/v1/deploys': [0, 1] }),
        },
        shows: ['/v1/deploys [#AEA2E0]: 3 ops/m, 3 ops/m', '/v1/deploys: conflict [blue]: 1 ops/m, 1 ops/m'],
      },
      {
        state: 'nobody yet, or nothing known',
        answers: {},
        shows: ['Nobody asked twice yet, or no control plane is scraped'],
      },
    ],
    'Could volumes be restored?': [
      {
        state: 'all well',
        answers: tileAnswers({ stale: 0, age: 0.9, restores: 0 }),
        shows: ['Stale volumes: 0', 'Days without: 0.9', 'Failed restores: 0'],
      },
      {
        state: 'old backups and a failed restore',
        answers: tileAnswers({ stale: 4, age: 9, restores: 1 }),
        shows: ['Stale volumes: 4 [red]', 'Days without: 9.0 [red]', 'Failed restores: 1 [red]'],
      },
      {
        state: 'no volume has a policy',
        answers: tileAnswers({ stale: 0, age: -1, restores: 0 }),
        shows: ['Stale volumes: 0', 'Days without: no data [orange]', 'Failed restores: 0'],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ stale: -1, age: -1, restores: -1 }),
        shows: [
          'Stale volumes: no data [orange]',
          'Days without: no data [orange]',
          'Failed restores: no data [orange]',
        ],
      },
    ],
  });
});
