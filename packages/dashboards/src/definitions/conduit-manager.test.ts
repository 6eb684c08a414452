import { describe, expect, it } from 'vitest';
import { answeringRows } from '../../test/answering-rows.ts';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { PROCESS_ROWS } from '../../test/process-rows.ts';
import { type Labels, matrix } from '../../test/responses.ts';
import { conduitManager } from './conduit-manager.ts';

const unscraped = (shows = 'No manager is scraped'): PanelRow => ({
  state: 'nothing known',
  answers: {},
  shows: [shows],
});

const SITES: Readonly<Record<string, Labels>> = {
  fra: { datacenter: 'fra1' },
  ams: { datacenter: 'ams1' },
  lon: { datacenter: 'lon1' },
};

const PANELS: Readonly<Record<string, PanelRow[]>> = {
  ...answeringRows({
    refId: 'queries',
    well: [0, 'Queries failing: 0.00% [blue]'],
    unwell: [0.1, 'Queries failing: 10.00% [red]'],
    idle: 'Queries failing: no queries',
    silent: 'Queries failing: no data [red]',
  }),
  'Is somebody guessing?': [
    {
      state: 'most are denied',
      answers: {
        requests: matrix([{ status: 'success' }, [1, 1]], [{ status: 'denied' }, [0, 20]]),
        tokens: matrix([{ status: 'invalid' }, [0, 3]]),
      },
      shows: [
        'Request success [#F9D9F9]: 1 ops/s, 1 ops/s',
        'Request denied [#BADFF4]: 20 ops/s, 20 ops/s',
        'Token invalid [#CFFAFF]: 3 ops/s, 3 ops/s',
      ],
    },
    unscraped(),
  ],
  'Which way in fails, which is slow?': [
    {
      state: 'passwords are guessed, nobody uses refresh tokens',
      answers: tableAnswers(
        { password: { method: 'password' }, key: { method: 'api_key' }, refresh: { method: 'refresh_token' } },
        {
          rate: { password: 21, key: 3, refresh: 0 },
          failing: { password: 0.95, key: 0.01 },
          p95: { password: 1.2, key: 0.01 },
        },
      ),
      shows: [
        'password | 21.00 | 95.0% [red] | 1.20 s [orange]',
        'api_key | 3.00 | 1.0% | 10.00 ms',
        'refresh_token | 0.00 | - | -',
      ],
    },
    unscraped(),
  ],
  'How many tokens are active?': [
    { state: 'some', answers: { tokens: matrix([{}, [90, 120]]) }, shows: ['Active tokens [#C15C17]: 120, 120'] },
    {
      state: 'none is a number, too',
      answers: { tokens: matrix([{}, [90, 0]]) },
      shows: ['Active tokens [#C15C17]: 0, 90'],
    },
    unscraped(),
  ],
  'Which site cannot be reached?': [
    {
      state: 'one without an active gateway, one with servers that are not reached, one well',
      answers: tableAnswers(SITES, {
        reachable: { fra: 1, ams: 0, lon: 1 },
        gateways: { fra: 2, lon: 1 },
        inactive: { ams: 2 },
        servers: { fra: 40, ams: 10, lon: 5 },
        maintenance: { fra: 2 },
        unreachable: { lon: 3 },
      }),
      shows: [
        'ams1 | NO GATEWAY [red] | - | 2 [orange] | 10 | - | -',
        'lon1 | yes [blue] | 1 | - | 5 | - | 3 [orange]',
        'fra1 | yes [blue] | 2 | - | 40 | 2 | -',
      ],
    },
    unscraped('No site known: nothing is registered, or no manager is scraped'),
  ],
  'Which operations on servers fail, which are slow?': [
    {
      state: 'writing fails, listing is slow',
      answers: tableAnswers(
        { create: { operation: 'create' }, list: { operation: 'list' } },
        { rate: { create: 1, list: 5 }, failing: { create: 1, list: 0 }, p95: { create: 0.01, list: 0.7 } },
      ),
      shows: ['create | 1.00 | 100.0% [red] | 10.00 ms', 'list | 5.00 | 0.0% | 700.00 ms [orange]'],
    },
    unscraped(),
  ],
  'Whose servers are where?': [
    {
      state: 'two customers',
      answers: tableAnswers(
        {
          small: { customer_id: 'c1', datacenter: 'fra1' },
          large: { customer_id: 'c2', datacenter: 'ams1' },
        },
        { servers: { small: 2, large: 40 } },
      ),
      shows: ['c2 | ams1 | 40', 'c1 | fra1 | 2'],
    },
    unscraped('No server known: nothing is registered, or no manager is scraped'),
  ],
  'Do gateways come and stay?': [
    {
      state: 'a loop',
      answers: { registrations: matrix([{ status: 'success' }, [0, 0.5]], [{ status: 'error' }, [0, 0]]) },
      shows: ['success [#8AB8FF]: 0.500 ops/m, 0.500 ops/m', 'error [#C15C17]: 0 ops/m, 0 ops/m'],
    },
    unscraped(),
  ],
  'Which queries fail, which are slow?': [
    {
      state: 'a slow table',
      answers: tableAnswers(
        { servers: { table: 'servers', operation: 'select' }, tokens: { table: 'tokens', operation: 'insert' } },
        {
          rate: { servers: 30, tokens: 2 },
          failing: { servers: 0, tokens: 0.001 },
          p95: { servers: 0.4, tokens: 0.002 },
        },
      ),
      shows: [
        'tokens | insert | 2.00 | 0.1% [orange] | 2.00 ms',
        'servers | select | 30.00 | 0.0% | 400.00 ms [orange]',
      ],
    },
    unscraped(),
  ],
  'How long do queries take?': [
    {
      state: 'a slow table',
      answers: { seconds: matrix([{ table: 'servers' }, [0.002, 0.9]]) },
      shows: ['servers [#CFFAFF]: 900 ms, 900 ms'],
    },
    unscraped('No query yet, or no manager is scraped'),
  ],
  'Is the database connected?': [
    {
      state: 'one manager has lost it',
      answers: { connections: matrix([{ instance: 'a:8080' }, [4, 4]], [{ instance: 'b:8080' }, [4, 0]]) },
      shows: ['a:8080 [#BADFF4]: 4, 4', 'b:8080 [#FCE2DE]: 0, 4'],
    },
    unscraped(),
  ],
  ...PROCESS_ROWS,
};

describe('conduit-manager', () => {
  describePanels(conduitManager, PANELS);

  it('lets the reader choose instances, all of them at first', () => {
    expect(conduitManager.templating.list?.map(({ name, multi, current }) => [name, multi, current?.value])).toEqual([
      ['datasource', false, 'default'],
      ['instance', true, '$__all'],
    ]);
  });
});
