import { describe, expect, it } from 'vitest';
import { labelled, tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { GIB, host, HOUR } from '../../test/fleet-answers.ts';
import { matrix } from '../../test/responses.ts';
import { resticHost } from './restic-host.ts';

const DAY = 24 * HOUR;
const HOSTS = { db: host('db'), web: host('web') };

const STATUS: PanelRow[] = [
  {
    state: 'well, and one that is offline and failed',
    answers: {
      repository: labelled(HOSTS, { db: { status: 'ready' }, web: { status: 'init_failed' } }),
      ...tableAnswers(HOSTS, {
        agent: { db: 1, web: 0 },
        result: { db: 1, web: 0 },
        age: { db: HOUR, web: 2 * HOUR },
        alerts: { db: 0, web: 2 },
        size: { db: 47.4 * GIB },
        snapshots: { db: 12 },
      }),
    },
    shows: [
      'web | offline [red] | failed [red] | 2.0 hours | init failed [red] | 2 [orange] | unknown | unknown',
      'db | online [blue] | succeeded [blue] | 1.0 hour | ready [blue] | 0 | 47.4 GiB | 12',
    ],
  },
  {
    state: 'enrolled and never reported',
    answers: { repository: labelled(HOSTS, { db: { status: 'unknown' } }) },
    shows: [
      'db | never reported [orange] | no backup yet [orange] | never [red] | unknown [orange] | - | unknown | unknown',
    ],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No such host: it was removed, or the server is not scraped'],
  },
];

const SCHEDULE: PanelRow[] = [
  {
    state: 'overdue, and on time',
    answers: tableAnswers(HOSTS, {
      id: { db: 1, web: 1 },
      schedule: { db: 1, web: 0 },
      success: { db: 80 * HOUR, web: HOUR },
      expected: { db: DAY, web: DAY },
      due: { db: -56 * HOUR, web: 23 * HOUR },
      missed: { db: 2, web: 0 },
    }),
    shows: [
      'db | OVERDUE [red] | 3.3 days | 1.0 day | -2.3 days | 2 [orange]',
      'web | on time [blue] | 1.0 hour | 1.0 day | 23.0 hours | 0',
    ],
  },
  {
    state: 'no expectation and no success',
    answers: tableAnswers(HOSTS, { id: { db: 1 } }),
    shows: ['db | no expectation [orange] | never [red] | - | - | -'],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No such host: it was removed, or the server is not scraped'],
  },
];

const EVIDENCE: PanelRow[] = [
  {
    state: 'errors and a stale lock, and all well',
    answers: tableAnswers(HOSTS, {
      id: { db: 1, web: 1 },
      check: { db: 0, web: 1 },
      checkAge: { db: DAY, web: DAY },
      test: { web: 1 },
      testAge: { web: 7 * DAY },
      locks: { db: 1, web: 0 },
      lockAge: { db: 5 * HOUR },
    }),
    shows: [
      'db | ERRORS FOUND [red] | 1.0 day | never tested [orange] | never [orange] | 1 | 5.0 hours [orange]',
      'web | no errors [blue] | 1.0 day | passed [blue] | 1.0 week | 0 | -',
    ],
  },
  {
    state: 'nothing was ever tried',
    answers: tableAnswers(HOSTS, { id: { db: 1 } }),
    shows: ['db | never checked [orange] | never [orange] | never tested [orange] | never [orange] | unknown | -'],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No such host: it was removed, or the server is not scraped'],
  },
];

const SINCE_LAST: PanelRow[] = [
  {
    state: 'runs that fail',
    answers: {
      success: matrix([HOSTS.db, [HOUR, 30 * HOUR]]),
      run: matrix([HOSTS.db, [HOUR, HOUR]]),
      expected: matrix([HOSTS.db, [DAY, DAY]]),
    },
    shows: [
      'db since a success [#CFFAFF]: 1.25 days, 1.25 days',
      'db since a run [#70DBED]: 1 hour, 1 hour',
      'db expected every [#BADFF4]: 1 day, 1 day',
    ],
  },
  { state: 'nothing known', answers: {}, shows: ['No backup known of this host'] },
];

const SIZE: PanelRow[] = [
  {
    state: 'growth',
    answers: { size: matrix([HOSTS.db, [GIB, 3 * GIB]]) },
    shows: ['db [#F9934E]: 3 GiB, 2 GiB'],
  },
  { state: 'nothing known', answers: {}, shows: ['No repository size known of this host'] },
];

const SNAPSHOTS: PanelRow[] = [
  {
    state: 'an emptied repository',
    answers: { snapshots: matrix([HOSTS.db, [12, 0]]), locks: matrix([HOSTS.db, [0, 1]]) },
    shows: ['db snapshots [#82B5D8]: 0, 0, 12', 'db locks [#5195CE]: 1, 0, 1'],
  },
  { state: 'nothing known', answers: {}, shows: ['No snapshots known of this host'] },
];

describe('restic-host', () => {
  describePanels(resticHost, {
    Status: STATUS,
    Schedule: SCHEDULE,
    'Checks, restore tests and locks': EVIDENCE,
    'Jobs: time since the last backup': SINCE_LAST,
    'Repository size': SIZE,
    'Snapshots and locks': SNAPSHOTS,
  });

  it('lets the reader choose hosts, and takes the one of the link', () => {
    expect(resticHost.templating.list?.map(({ name, multi, includeAll }) => [name, multi, includeAll])).toEqual([
      ['datasource', false, false],
      ['host', true, false],
    ]);
  });
});
