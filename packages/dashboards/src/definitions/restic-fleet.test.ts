import { describe, expect, it } from 'vitest';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { executePanel } from '../../test/execute-panel.ts';
import { panelOf } from '../../test/read-panel.ts';
import { counts, GIB, host, hostAnswers, HOUR, severities } from '../../test/fleet-answers.ts';
import { matrix, vector } from '../../test/responses.ts';
import { resticFleet } from './restic-fleet.ts';

const FLEET_STATUS: PanelRow[] = [
  {
    state: 'healthy fleet',
    answers: { online: matrix([{}, [1, 1, 1]]), age: vector([{}, 12.4]) },
    shows: ['Online: 100.0% [blue]', 'Data age: 12 s [blue]'],
  },
  {
    state: 'one of a thousand hosts is offline: not rounded up to 100 %',
    answers: { online: matrix([{}, [1, 0.999]]), age: vector([{}, 12.4]) },
    shows: ['Online: 99.9% [orange]', 'Data age: 12 s [blue]'],
  },
  {
    state: 'a third is offline',
    answers: { online: matrix([{}, [1, 2 / 3]]), age: vector([{}, 12.4]) },
    shows: ['Online: 66.7% [red]', 'Data age: 12 s [blue]'],
  },
  {
    state: 'fresh install, no host yet',
    answers: { online: matrix([{}, [-1, -1]]), age: vector([{}, 3]) },
    shows: ['Online: no hosts yet', 'Data age: 3 s [blue]'],
  },
  {
    state: 'scrapes are late',
    answers: { online: matrix([{}, [1, 1]]), age: vector([{}, 150]) },
    shows: ['Online: 100.0% [blue]', 'Data age: 3 mins [orange]'],
  },
  {
    state: 'exporter died 12 minutes ago: the last good value is not shown',
    answers: { online: matrix([{}, [1, 1, -2, -2]]), age: vector([{}, 720]) },
    shows: ['Online: no data [red]', 'Data age: 12 mins [red]'],
  },
  {
    state: 'exporter died days ago, or was never scraped',
    answers: { online: matrix([{}, [-2, -2]]), age: vector([{}, 86_400]) },
    shows: ['Online: no data [red]', 'Data age: over a day [red]'],
  },
];

const OPEN_ALERTS: PanelRow[] = [
  {
    state: 'nothing is open',
    answers: severities(0, 0, 0),
    shows: ['Critical: 0', 'Warning: 0', 'Info: 0'],
  },
  {
    state: 'all severities',
    answers: severities(1, 2, 13),
    shows: ['Critical: 1 [red]', 'Warning: 2 [orange]', 'Info: 13 [blue]'],
  },
  { state: 'dead exporter', answers: {}, shows: [': no data [#808080]'] },
];

const COLUMNS = [
  'Host',
  'Online',
  'Schedule',
  'Last result',
  'Last success',
  'Open alerts',
  'Repository',
  'Repository size',
  'Snapshots',
];

const HOSTS: PanelRow[] = [
  {
    state: 'healthy fleet',
    answers: hostAnswers({ db: {}, web: { age: 2 * HOUR } }),
    shows: [
      'db | online [blue] | on time [blue] | succeeded [blue] | 7.5 hours | 0 | ready [blue] | 47.4 GiB | 12',
      'web | online [blue] | on time [blue] | succeeded [blue] | 2.0 hours | 0 | ready [blue] | 47.4 GiB | 12',
    ],
  },
  {
    state: 'failing daily: looks for a day as young as the last success, and says failed',
    answers: hostAnswers({ web: {}, db: { result: 0, age: 25 * HOUR, alerts: 1 } }),
    shows: [
      'db | online [blue] | on time [blue] | failed [red] | 1.0 days | 1 [orange] | ready [blue] | 47.4 GiB | 12',
      'web | online [blue] | on time [blue] | succeeded [blue] | 7.5 hours | 0 | ready [blue] | 47.4 GiB | 12',
    ],
  },
  {
    state: 'silently stopped: the last result is still good, the schedule is not',
    answers: hostAnswers({ web: {}, db: { schedule: 1, age: 80 * HOUR, alerts: 1 } }),
    shows: [
      'db | online [blue] | OVERDUE [red] | succeeded [blue] | 3.3 days | 1 [orange] | ready [blue] | 47.4 GiB | 12',
      'web | online [blue] | on time [blue] | succeeded [blue] | 7.5 hours | 0 | ready [blue] | 47.4 GiB | 12',
    ],
  },
  {
    state: 'never backed up, with and without an expectation',
    answers: hostAnswers({
      db: { schedule: 1, result: null, age: null, size: null, snapshots: 0 },
      nas: { schedule: 0.5, result: null, age: null, size: null, snapshots: null },
      web: {},
    }),
    shows: [
      'db | online [blue] | OVERDUE [red] | no backup yet [orange] | never [red] | 0 | ready [blue] | unknown | 0',
      'nas | online [blue] | no expectation [orange] | no backup yet [orange] | never [red] | 0 | ready [blue] | unknown | unknown',
      'web | online [blue] | on time [blue] | succeeded [blue] | 7.5 hours | 0 | ready [blue] | 47.4 GiB | 12',
    ],
  },
  {
    state: 'enrolled and never reported: only the status row exists',
    answers: {
      ...hostAnswers({ db: {} }),
      schedule: vector([host('db'), 0], [host('new'), 0.75]),
      repository: vector([{ ...host('db'), status: 'ready' }, 1], [{ ...host('new'), status: 'unknown' }, 1]),
    },
    shows: [
      'new | never reported [orange] | never reported [orange] | no backup yet [orange] | never [red] | - | unknown [orange] | unknown | unknown',
      'db | online [blue] | on time [blue] | succeeded [blue] | 7.5 hours | 0 | ready [blue] | 47.4 GiB | 12',
    ],
  },
  {
    state: 'offline: states are withheld, facts are kept',
    answers: hostAnswers({ db: { online: 0, size: null, snapshots: null, alerts: 1 } }),
    shows: [
      'db | offline [red] | on time [blue] | succeeded [blue] | 7.5 hours | 1 [orange] | ready [blue] | unknown | unknown',
    ],
  },
  {
    state: 'the repository could not be made',
    answers: hostAnswers({ db: { status: 'init_failed' } }),
    shows: [
      'db | online [blue] | on time [blue] | succeeded [blue] | 7.5 hours | 0 | init failed [red] | 47.4 GiB | 12',
    ],
  },
  {
    state: 'two hosts of one name (renamed elsewhere) stay two rows',
    answers: {
      online: vector([{ host_id: '01A', host: 'db' }, 1], [{ host_id: '01B', host: 'db' }, 0]),
      result: vector([{ host_id: '01A', host: 'db' }, 1], [{ host_id: '01B', host: 'db' }, 0]),
    },
    shows: [
      'db | offline [red] | unknown [orange] | failed [red] | never [red] | - | unknown | unknown',
      'db | online [blue] | unknown [orange] | succeeded [blue] | never [red] | - | unknown | unknown',
    ],
  },
  {
    state: 'fresh install, no host yet, and dead exporter',
    answers: {},
    shows: ['No hosts: enrol one, or see Data age'],
  },
];

const REPO_SIZE: PanelRow[] = [
  {
    state: 'two hosts, each with its own colour',
    answers: { size: matrix([host('db'), [GIB, 3 * GIB]], [host('web'), [2 * GIB, 2 * GIB]]) },
    shows: ['db [#F9934E]: 3 GiB, 2 GiB', 'web [#D683CE]: 2 GiB, 0 B'],
  },
  { state: 'fresh install', answers: {}, shows: ['No repository size known yet'] },
];

const BACKUPS_FAILING: PanelRow[] = [
  {
    state: 'healthy fleet: zeros, not "No data"',
    answers: counts([0, 0], [0, 0], [0, 0]),
    shows: ['Last backup failed [red]: 0, 0', 'Overdue [orange]: 0, 0', 'No expectation set [text]: 0, 0'],
  },
  {
    state: 'failing, overdue and unwatched hosts',
    answers: counts([0, 2], [3, 1], [0, 4]),
    shows: ['Last backup failed [red]: 2, 2', 'Overdue [orange]: 1, 3', 'No expectation set [text]: 4, 4'],
  },
  { state: 'never scraped', answers: {}, shows: ['No data: see Data age'] },
];

const JOB_DURATION: PanelRow[] = [
  {
    state: 'two kinds of jobs',
    answers: { p95: matrix([{ kind: 'backup' }, [600, 20_700]], [{ kind: 'forget' }, [4.8, 4.8]]) },
    shows: ['backup [#D683CE]: 5.75 hours, 5.75 hours', 'forget [#F9934E]: 4.80 s, 4.80 s'],
  },
  { state: 'no job in 24 hours', answers: {}, shows: ['No successful jobs in 24 hours'] },
];

const PANELS: Readonly<Record<string, readonly PanelRow[]>> = {
  'Fleet status': FLEET_STATUS,
  'Open alerts': OPEN_ALERTS,
  Hosts: HOSTS,
  'Repo size over time': REPO_SIZE,
  'Backups failing': BACKUPS_FAILING,
  'Job duration p95': JOB_DURATION,
};

describe('restic-fleet', () => {
  it('has exactly the six panels of the specification', () => {
    expect(resticFleet.panels?.map(({ title }) => title)).toEqual(Object.keys(PANELS));
  });

  it('has the data source as its only variable', () => {
    expect(resticFleet.templating.list?.map(({ name, current }) => [name, current?.value])).toEqual([
      ['datasource', 'default'],
    ]);
  });
});

describePanels(resticFleet, PANELS);

it('names the columns of the table of hosts', async () => {
  const table = await executePanel(panelOf(resticFleet, 'Hosts'), hostAnswers({ db: {} }));
  expect(table).toMatchObject({ columns: COLUMNS });
});

it('links each host to its own dashboard', () => {
  const { overrides = [] } = panelOf(resticFleet, 'Hosts').fieldConfig ?? {};
  const links = overrides.flatMap(({ matcher, properties }) =>
    properties.flatMap(({ id, value }) => (id === 'links' ? [{ column: matcher.options, value }] : [])),
  );
  expect(links).toEqual([
    {
      column: 'Host',
      value: [
        {
          title: 'All of this host',
          url: '/d/restic-host?var-datasource=${datasource}&var-host=${__data.fields["Host"]:percentencode}&${__url_time_range}',
          targetBlank: false,
        },
      ],
    },
  ]);
});
