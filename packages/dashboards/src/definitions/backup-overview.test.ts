import { describe, expect, it } from 'vitest';
import { labelled, tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { GIB, HOUR } from '../../test/fleet-answers.ts';
import { type Labels, matrix, type PrometheusData, vector } from '../../test/responses.ts';
import { backupOverview } from './backup-overview.ts';

const DAY = 24 * HOUR;

/** Two copies of one source in two repositories, and another source. */
const SOURCES: Readonly<Record<string, Labels>> = {
  near: { repository: 'r1', source_id: 's1' },
  far: { repository: 'r2', source_id: 's1' },
  web: { repository: 'r1', source_id: 's2' },
};

const NAMES: Readonly<Record<string, Labels>> = {
  near: { host: 'db', user: 'root', path: '/srv' },
  far: { host: 'db', user: 'root', path: '/srv' },
  web: { host: 'web', user: 'www', path: '/var/www' },
};

const names = (...which: readonly string[]): PrometheusData =>
  labelled(SOURCES, Object.fromEntries(which.map((name) => [name, NAMES[name] ?? {}])));

const ALL = ['near', 'far', 'web'];

const kinds = {
  tool: labelled(SOURCES, { near: { tool: 'restic' }, far: { tool: 'kopia' }, web: { tool: 'restic' } }),
  repository: labelled(SOURCES, { near: { name: 'nas' }, far: { name: 'off site' }, web: { name: 'nas' } }),
};

const count = (value: number): PrometheusData => vector([{}, value]);

const SOURCE_COUNTS: PanelRow[] = [
  {
    state: 'all well: zeros, and neutral',
    answers: { sources: count(3), overdue: count(0), failing: count(0), lost: count(0), unexpected: count(0) },
    shows: ['Sources: 3', 'Overdue: 0', 'Last run not ok: 0', 'Restore points lost: 0', 'No expectation set: 0'],
  },
  {
    state: 'one of each',
    answers: { sources: count(3), overdue: count(1), failing: count(1), lost: count(1), unexpected: count(1) },
    shows: [
      'Sources: 3',
      'Overdue: 1 [red]',
      'Last run not ok: 1 [red]',
      'Restore points lost: 1 [red]',
      'No expectation set: 1 [orange]',
    ],
  },
  { state: 'nothing is scraped: no zeros', answers: {}, shows: [': no data'] },
];

const COLLECTOR_COUNTS: PanelRow[] = [
  {
    state: 'all answer',
    answers: { silent: count(0), failing: count(0), rejected: count(0) },
    shows: ['Silent: 0', 'Failing: 0', 'Items rejected: 0'],
  },
  {
    state: 'a repository with a wrong password, one that nobody asks, and output that is not understood',
    answers: { silent: count(5), failing: count(5), rejected: count(2) },
    shows: ['Silent: 5 [red]', 'Failing: 5 [red]', 'Items rejected: 2 [orange]'],
  },
  { state: 'nothing is scraped', answers: {}, shows: [': no data [#808080]'] },
];

const SOURCE_TABLE: PanelRow[] = [
  {
    state: 'well',
    answers: {
      names: names('web'),
      ...kinds,
      tool: labelled(SOURCES, { web: { tool: 'restic' } }),
      repository: labelled(SOURCES, { web: { name: 'nas' } }),
      ...tableAnswers(SOURCES, {
        state: { web: 0 },
        run: { web: 0 },
        success: { web: 7.5 * HOUR },
        due: { web: 16.5 * HOUR },
        missed: { web: 0 },
        oldest: { web: 90 * DAY },
        newest: { web: 7.6 * HOUR },
        size: { web: 12 * GIB },
      }),
    },
    shows: [
      'web | www | /var/www | restic | nas | well [blue] | ok [blue] | 7.5 hours | 16.5 hours | 0 | 12.9 weeks | 7.6 hours | 12.0 GiB',
    ],
  },
  {
    state: 'a copy off site that silently stopped, one that never worked, one that lost its restore points',
    answers: {
      names: names(...ALL),
      ...kinds,
      ...tableAnswers(SOURCES, {
        state: { near: 2, far: 6, web: 5 },
        run: { near: 0, far: 0, web: 8 },
        success: { near: HOUR, far: 80 * HOUR },
        due: { near: 23 * HOUR, far: -56 * HOUR, web: -HOUR },
        missed: { near: 0, far: 2, web: 1 },
        newest: { far: 80 * HOUR },
      }),
    },
    shows: [
      'db | root | /srv | kopia | off site | OVERDUE [red] | ok [blue] | 3.3 days | -2.3 days | 2 [orange] | unknown | 3.3 days | unknown',
      'web | www | /var/www | restic | nas | never succeeded [red] | failed [red] | never [red] | -1.0 hour | 1 [orange] | unknown | unknown | unknown',
      'db | root | /srv | restic | nas | restore points lost [red] | ok [blue] | 1.0 hour | 23.0 hours | 0 | unknown | unknown | unknown',
    ],
  },
  {
    state: 'failed stands before partial, and partial before no expectation',
    answers: {
      names: names(...ALL),
      ...kinds,
      ...tableAnswers(SOURCES, { state: { near: 1, far: 3, web: 4 }, run: { near: 0, far: 1, web: 3 } }),
    },
    shows: [
      'web | www | /var/www | restic | nas | failed [red] | locked [orange] | never [red] | - | - | unknown | unknown | unknown',
      'db | root | /srv | kopia | off site | partial [orange] | partial [orange] | never [red] | - | - | unknown | unknown | unknown',
      'db | root | /srv | restic | nas | no expectation [orange] | ok [blue] | never [red] | - | - | unknown | unknown | unknown',
    ],
  },
  {
    state: 'a source whose names are not known still has its row',
    answers: tableAnswers(SOURCES, { state: { near: 6 }, success: { near: 80 * HOUR } }),
    shows: ['OVERDUE [red] | no run known [orange] | 3.3 days | - | - | unknown | unknown | unknown'],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No sources known: nothing was backed up yet, or nothing is scraped'],
  },
];

const RESTORE_POINTS: PanelRow[] = [
  {
    state: 'well, and without rules',
    answers: {
      names: names('web', 'near'),
      ...tableAnswers(SOURCES, {
        lost: { near: 0, web: 0 },
        retention: { near: 1 },
        complete: { near: 30, web: 7 },
        incomplete: { near: 0, web: 1 },
        window: { near: 29 * DAY, web: 6 * DAY },
        newest: { near: HOUR, web: 2 * HOUR },
      }),
    },
    shows: [
      'web | www | /var/www | is there [blue] | no rules | 7 | 1 | 6.0 days | 2.0 hours',
      'db | root | /srv | is there [blue] | kept [blue] | 30 | 0 | 4.1 weeks | 1.0 hour',
    ],
  },
  {
    state: 'an emptied repository, and a retention that is not kept',
    answers: {
      names: names('near', 'web'),
      ...tableAnswers(SOURCES, {
        lost: { near: 1, web: 0 },
        retention: { near: 0, web: 0 },
        complete: { near: 0, web: 3 },
        incomplete: { near: 0, web: 0 },
        newest: { web: DAY },
        window: { web: 2 * DAY },
      }),
    },
    shows: [
      'db | root | /srv | LOST [red] | not kept [red] | 0 [red] | 0 | unknown | unknown',
      'web | www | /var/www | is there [blue] | not kept [red] | 3 | 0 | 2.0 days | 1.0 day',
    ],
  },
  {
    state: 'a silent collector: numbers are withheld, not repeated',
    answers: { names: names('web') },
    shows: ['web | www | /var/www | unknown [orange] | no rules | unknown | unknown | unknown | unknown'],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No sources known: nothing was backed up yet, or nothing is scraped'],
  },
];

const REPOSITORIES: Readonly<Record<string, Labels>> = { nas: { repository: 'r1' }, bucket: { repository: 'r2' } };

const REPOSITORY_TABLE: PanelRow[] = [
  {
    state: 'a volume that fills, and a bucket that does not tell',
    answers: {
      kind: labelled(REPOSITORIES, {
        nas: { name: 'nas', tool: 'restic', storage: 'local' },
        bucket: { name: 'off site', tool: 'kopia', storage: 's3' },
      }),
      ...tableAnswers(REPOSITORIES, {
        size: { nas: 400 * GIB, bucket: 380 * GIB },
        growth: { nas: 14 * GIB, bucket: -GIB },
        compression: { nas: 1.6 },
        available: { nas: 60 * GIB },
        used: { nas: 0.94 },
        left: { nas: 5 * DAY },
      }),
    },
    shows: [
      'nas | restic | local | 400.0 GiB | 14.0 GiB | 1.60 | 60.0 GiB | 94.0% [red] | 5.0 days [red]',
      'off site | kopia | s3 | 380.0 GiB | -1.0 GiB | - | unknown | unknown | -',
    ],
  },
  {
    state: 'a volume with room for years',
    answers: {
      kind: labelled(REPOSITORIES, { nas: { name: 'nas', tool: 'restic', storage: 'local' } }),
      ...tableAnswers(REPOSITORIES, {
        size: { nas: GIB },
        growth: { nas: 0 },
        available: { nas: 900 * GIB },
        used: { nas: 0.1 },
        left: { nas: 400 * DAY },
      }),
    },
    shows: ['nas | restic | local | 1.0 GiB | 0.0 B | - | 900.0 GiB | 10.0% | 1.1 years'],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No repository known: none is configured, or nothing is scraped'],
  },
];

const REPOSITORY_SIZES: PanelRow[] = [
  {
    state: 'two repositories',
    answers: { size: matrix([{ name: 'nas' }, [GIB, 3 * GIB]], [{ name: 'off site' }, [2 * GIB, 2 * GIB]]) },
    shows: ['nas [#F9D9F9]: 3 GiB, 2 GiB', 'off site [#E5A8E2]: 2 GiB, 0 B'],
  },
  { state: 'nothing known', answers: {}, shows: ['No repository size known'] },
];

const VOLUME_SPACE: PanelRow[] = [
  {
    state: 'a volume that fills',
    answers: { available: matrix([{ name: 'nas' }, [3 * GIB, GIB]]) },
    shows: ['nas [#F9D9F9]: 1 GiB, -2 GiB'],
  },
  { state: 'only buckets', answers: {}, shows: ['No repository tells what its volume has left'] },
];

const DEPTHS: Readonly<Record<string, Labels>> = {
  structure: { repository: 'r1', depth: 'structure' },
  data: { repository: 'r1', depth: 'data' },
  sample: { repository: 'r2', depth: 'sample' },
};

const CHECKS: PanelRow[] = [
  {
    state: 'errors, one that never ran, and one that nobody expects',
    answers: {
      repository: labelled(DEPTHS, { structure: { name: 'nas' }, data: { name: 'nas' }, sample: { name: 'off site' } }),
      ...tableAnswers(DEPTHS, {
        state: { structure: 4, data: 3, sample: 1 },
        age: { structure: DAY, sample: 9 * DAY },
        expected: { structure: 7 * DAY, data: 30 * DAY },
      }),
    },
    shows: [
      'nas | structure | ERRORS FOUND [red] | 1.0 day | 1.0 week',
      'nas | data | never run [red] | never [red] | 4.3 weeks',
      'off site | sample | no expectation [orange] | 1.3 weeks | no expectation',
    ],
  },
  {
    state: 'too old, and well',
    answers: {
      repository: labelled(DEPTHS, { structure: { name: 'nas' }, data: { name: 'nas' } }),
      ...tableAnswers(DEPTHS, {
        state: { structure: 0, data: 2 },
        age: { structure: DAY, data: 40 * DAY },
        expected: { structure: 7 * DAY, data: 30 * DAY },
      }),
    },
    shows: ['nas | data | TOO OLD [red] | 5.7 weeks | 4.3 weeks', 'nas | structure | well [blue] | 1.0 day | 1.0 week'],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No check ran and none is expected: nobody knows whether anything can be read'],
  },
];

const TASKS: Readonly<Record<string, Labels>> = {
  prune: { repository: 'r1', task: 'prune' },
  full: { repository: 'r2', task: 'full' },
  quick: { repository: 'r2', task: 'quick' },
};

const MAINTENANCE: PanelRow[] = [
  {
    state: 'well, too old and never run',
    answers: {
      repository: labelled(TASKS, { prune: { name: 'nas' }, full: { name: 'off site' }, quick: { name: 'off site' } }),
      ...tableAnswers(TASKS, {
        state: { prune: 3, full: 2, quick: 0 },
        age: { full: 3 * DAY, quick: HOUR },
        expected: { prune: 7 * DAY, full: DAY, quick: HOUR },
      }),
    },
    shows: [
      'nas | prune | never run [red] | never [red] | 1.0 week',
      'off site | full | TOO OLD [red] | 3.0 days | 1.0 day',
      'off site | quick | well [blue] | 1.0 hour | 1.0 hour',
    ],
  },
  { state: 'nothing known', answers: {}, shows: ['No maintenance ran and none is expected'] },
];

const EVIDENCE: PanelRow[] = [
  {
    state: 'a failed test, a stale lock, and a repository that was never tested',
    answers: {
      repository: labelled(REPOSITORIES, { nas: { name: 'nas' }, bucket: { name: 'off site' } }),
      ...tableAnswers(REPOSITORIES, {
        test: { nas: 0 },
        age: { nas: DAY },
        locks: { nas: 1 },
        lockAge: { nas: 2 * HOUR },
      }),
    },
    shows: [
      'off site | never tested [orange] | never [orange] | unknown | -',
      'nas | FAILED [red] | 1.0 day | 1 | 2.0 hours [orange]',
    ],
  },
  {
    state: 'passed, with the lock of a run',
    answers: {
      repository: labelled(REPOSITORIES, { nas: { name: 'nas' } }),
      ...tableAnswers(REPOSITORIES, { test: { nas: 1 }, age: { nas: DAY }, locks: { nas: 1 }, lockAge: { nas: 60 } }),
    },
    shows: ['nas | passed [blue] | 1.0 day | 1 | 1.0 min'],
  },
  {
    state: 'nothing known',
    answers: {},
    shows: ['No repository known: none is configured, or nothing is scraped'],
  },
];

const QUESTIONS: Readonly<Record<string, Labels>> = {
  list: { tool: 'restic', name: 'nas', question: 'snapshots' },
  size: { tool: 'restic', name: 'nas', question: 'size' },
  identity: { tool: 'kopia', name: 'off site', question: 'identity' },
  locks: { tool: 'restic', name: 'new', question: 'locks' },
};

const COLLECTORS: PanelRow[] = [
  {
    state: 'silent, failing, rejecting, well',
    answers: tableAnswers(QUESTIONS, {
      state: { list: 1, size: 0, identity: 2, locks: 3 },
      answer: { list: 0, size: 0, identity: 7, locks: 0 },
      asked: { list: 60, size: 120, identity: 90, locks: 9000 },
      answered: { list: 60, size: 120, locks: 9000 },
      interval: { list: 900, size: 900, identity: 900, locks: 900 },
      duration: { list: 2.2, size: 40, identity: 0.2, locks: 1 },
      rejected: { list: 3, size: 0 },
    }),
    shows: [
      'new | restic | locks | SILENT [red] | ok [blue] | 2.5 hours | 2.5 hours | 15.0 mins | 1.0 s | unknown',
      'off site | kopia | identity | failing [red] | wrong password [red] | 1.5 mins | never [red] | 15.0 mins | 200.0 ms | unknown',
      'nas | restic | snapshots | items rejected [orange] | ok [blue] | 1.0 min | 1.0 min | 15.0 mins | 2.2 s | 3 [orange]',
      'nas | restic | size | well [blue] | ok [blue] | 2.0 mins | 2.0 mins | 15.0 mins | 40.0 s | 0',
    ],
  },
  { state: 'nothing is scraped', answers: {}, shows: ['Nobody asks: no exporter or server is scraped'] },
];

describe('backup-overview', () => {
  describePanels(backupOverview, {
    Sources: SOURCE_COUNTS,
    Collectors: COLLECTOR_COUNTS,
    'Sources by urgency': SOURCE_TABLE,
    'Restore points': RESTORE_POINTS,
    Repositories: REPOSITORY_TABLE,
    'Repository size over time': REPOSITORY_SIZES,
    'Volume free over time': VOLUME_SPACE,
    'Checks and verifications': CHECKS,
    Maintenance: MAINTENANCE,
    'Restore tests and locks': EVIDENCE,
    'Collectors by question': COLLECTORS,
  });

  it('has the data source as its only variable', () => {
    expect(backupOverview.templating.list?.map(({ name }) => name)).toEqual(['datasource']);
  });
});
