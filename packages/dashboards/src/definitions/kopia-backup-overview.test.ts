import { describe } from 'vitest';
import { labelled, tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { GIB, HOUR } from '../../test/fleet-answers.ts';
import { type Labels, matrix, type PrometheusData, vector } from '../../test/responses.ts';
import { kopiaBackupOverview } from './kopia-backup-overview.ts';

const count = (value: number): PrometheusData => vector([{}, value]);

const SUCCESS_RATE: PanelRow[] = [
  {
    state: 'all well',
    answers: { rate: matrix([{}, [1, 1]]), failed: count(0), never: count(0), overdue: count(0) },
    shows: ['Success rate: 100.0% [blue]', 'Failed: 0', 'Never succeeded: 0', 'Overdue: 0'],
  },
  {
    state: 'one of a thousand failed: not rounded up to 100 %',
    answers: { rate: matrix([{}, [1, 0.999]]), failed: count(1), never: count(0), overdue: count(0) },
    shows: ['Success rate: 99.9% [orange]', 'Failed: 1 [red]', 'Never succeeded: 0', 'Overdue: 0'],
  },
  {
    state: 'all succeeded when they last ran, and do not run any more',
    answers: { rate: matrix([{}, [1, 1]]), failed: count(0), never: count(1), overdue: count(2) },
    shows: ['Success rate: 100.0% [blue]', 'Failed: 0', 'Never succeeded: 1 [red]', 'Overdue: 2 [red]'],
  },
  {
    state: 'a repository without a run',
    answers: { rate: matrix([{}, [-1, -1]]), failed: count(0), never: count(0), overdue: count(0) },
    shows: ['Success rate: no runs yet', 'Failed: 0', 'Never succeeded: 0', 'Overdue: 0'],
  },
  {
    state: 'an exporter that died: the last good share is not shown',
    answers: { rate: matrix([{}, [1, -2]]) },
    shows: ['Success rate: no data [red]'],
  },
  { state: 'nothing known', answers: {}, shows: [': no data'] },
];

const DURATION_TREND: PanelRow[] = [
  {
    state: 'two sources of one path are two lines',
    answers: {
      duration: matrix(
        [{ user: 'root', host: 'db', path: '/srv' }, [600, 5400]],
        [{ user: 'root', host: 'web', path: '/srv' }, [60, 30]],
      ),
    },
    shows: ['root@db:/srv [#447EBC]: 1.50 hours, 1.50 hours', 'root@web:/srv [#F9D9F9]: 30 s, 1 min'],
  },
  { state: 'nothing known', answers: {}, shows: ['No duration known yet'] },
];

const REPOSITORY_GROWTH: PanelRow[] = [
  {
    state: 'growth',
    answers: { size: matrix([{ name: 'nas' }, [GIB, 3 * GIB]]) },
    shows: ['nas [#F9D9F9]: 3 GiB, 2 GiB'],
  },
  { state: 'nothing known', answers: {}, shows: ['No repository size known yet'] },
];

const SOURCES: Readonly<Record<string, Labels>> = {
  db: { repository: 'r1', source_id: 's1' },
  web: { repository: 'r1', source_id: 's2' },
  nas: { repository: 'r1', source_id: 's3' },
};

const NAMES: Readonly<Record<string, Labels>> = {
  db: { host: 'db', user: 'root', path: '/srv' },
  web: { host: 'web', user: 'www', path: '/var/www' },
  nas: { host: 'nas', user: 'me', path: '/home' },
};

const LATEST_STATUS: PanelRow[] = [
  {
    state: 'failed, silently stopped and well',
    answers: {
      names: labelled(SOURCES, NAMES),
      repository: labelled(SOURCES, { db: { name: 'vault' }, web: { name: 'vault' }, nas: { name: 'vault' } }),
      ...tableAnswers(SOURCES, {
        status: { db: 1, web: 0, nas: 1 },
        verdict: { db: 0, web: 1, nas: 0 },
        schedule: { db: 0, web: 0, nas: 1 },
        success: { db: HOUR, web: 25 * HOUR, nas: 80 * HOUR },
        duration: { db: 90, web: 3600, nas: 30 },
        size: { db: GIB, web: 2 * GIB, nas: 3 * GIB },
        points: { db: 12, web: 3, nas: 9 },
      }),
    },
    shows: [
      'web | www | /var/www | vault | FAILED [red] | partial [orange] | on time [blue] | 1.0 days | 1.0 hour | 2.0 GiB | 3',
      'nas | me | /home | vault | succeeded [blue] | ok [blue] | OVERDUE [red] | 3.3 days | 30.0 s | 3.0 GiB | 9',
      'db | root | /srv | vault | succeeded [blue] | ok [blue] | on time [blue] | 1.0 hour | 1.5 mins | 1.0 GiB | 12',
    ],
  },
  {
    state: 'a source that never ran, without an expectation, in a repository without a name',
    answers: {
      names: labelled(SOURCES, { db: NAMES['db'] ?? {} }),
      ...tableAnswers(SOURCES, { schedule: { db: 0.5 } }),
    },
    shows: [
      'db | root | /srv | no run known [orange] | no run known [orange] | no expectation [orange] | never [red] | unknown | unknown | unknown',
    ],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No source of Kopia known: nothing was backed up yet, or nothing is scraped'],
  },
];

describe('kopia-backup-overview', () => {
  // The titles of the specification, in its order.
  describePanels(kopiaBackupOverview, {
    'Backup Success Rate': SUCCESS_RATE,
    'Backup Duration Trend': DURATION_TREND,
    'Repository Size Growth': REPOSITORY_GROWTH,
    'Latest Backup Status': LATEST_STATUS,
  });
});
