import { describe, expect, it } from 'vitest';
import { labelled, tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { executePanel } from '../../test/execute-panel.ts';
import { panelOf } from '../../test/read-panel.ts';
import { linesBy, tileAnswers } from '../../test/service-answers.ts';
import { matrix } from '../../test/responses.ts';
import { nixfleetControlPlane } from './nixfleet-control-plane.ts';

const FAILURES = {
  web: { instance: 'cp1:8180', control_id: 'disk-encryption', host: 'web' },
  db: { instance: 'cp1:8180', control_id: 'disk-encryption', host: 'db' },
  nas: { instance: 'cp2:8180', control_id: 'firewall', host: 'nas' },
};

const OLD = { version: '0.9.0', git_commit: 'aaaa111' };
const NEW = { version: '1.0.0', git_commit: 'bbbb222' };

/** Two control planes of different versions, as Prometheus answers the queries of the table. */
const JOINED: PanelRow['answers'] = {
  ...tableAnswers(FAILURES, {
    recent: { web: 4, db: 1, nas: 0 },
    day: { web: 40, db: 1, nas: 2 },
    hosts: { web: 2, db: 2 },
    waves: { web: 12, db: 12, nas: 0 },
    unmeasured: { web: 0, db: 0, nas: 3 },
  }),
  build: labelled(FAILURES, { web: NEW, db: NEW, nas: OLD }),
};

const PLANES = { cp1: { instance: 'cp1:8180' }, cp2: { instance: 'cp2:8180' } };
const TABLE = 'Which control fails on which host, and under which version?';

describe('nixfleet-control-plane', () => {
  describePanels(nixfleetControlPlane, {
    'Does the fleet comply?': [
      {
        state: 'all well',
        answers: tileAnswers({ down: 0, controls: 0, hosts: 0, waves: 0, unmeasured: 0, versions: 1 }),
        shows: ['Down: 0', 'Controls: 0', 'Hosts: 0', 'Waves blocked: 0', 'Not measured: 0', 'Versions: 1'],
      },
      {
        state: 'one control fails on most hosts, in the middle of a deploy',
        answers: tileAnswers({ down: 1, controls: 1, hosts: 40, waves: 12, unmeasured: 2, versions: 2 }),
        shows: [
          'Down: 1 [red]',
          'Controls: 1 [red]',
          'Hosts: 40 [red]',
          'Waves blocked: 12 [orange]',
          'Not measured: 2 [red]',
          'Versions: 2 [orange]',
        ],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ down: -1, controls: -1, hosts: -1, waves: -1, unmeasured: -1, versions: -1 }),
        shows: [
          'Down: no data [orange]',
          'Controls: no data [orange]',
          'Hosts: no data [orange]',
          'Waves blocked: no data [orange]',
          'Not measured: no data [orange]',
          'Versions: no data [orange]',
        ],
      },
    ],
    [TABLE]: [
      {
        state: 'failures beside version and commit, in one row for control and host',
        answers: JOINED,
        shows: [
          'disk-encryption | web | 4 [red] | 40 | 2 | cp1:8180 | 1.0.0 | bbbb222 | 12 | 0',
          'disk-encryption | db | 1 [red] | 1 | 2 | cp1:8180 | 1.0.0 | bbbb222 | 12 | 0',
          'firewall | nas | 0 | 2 | 0 | cp2:8180 | 0.9.0 | aaaa111 | 0 | 3 [orange]',
        ],
      },
      {
        state: 'a control plane that does not say what it is: its failures are still there',
        answers: tableAnswers(FAILURES, { recent: { nas: 1 }, day: { nas: 1 }, hosts: { nas: 1 } }),
        shows: ['firewall | nas | 1 [red] | 1 | 1 | cp2:8180 | unknown | unknown'],
      },
      {
        state: 'no failure since the start, or nothing known',
        answers: {},
        shows: ['No failure since the control plane started, or it is not scraped'],
      },
    ],
    'Control planes': [
      {
        state: 'one down, one that has never heard of a failure',
        answers: {
          ...tableAnswers(PLANES, { up: { cp1: 1, cp2: 0 }, waves: { cp1: 0 }, unmeasured: { cp1: 0 } }),
          build: labelled(PLANES, { cp1: NEW }),
        },
        shows: [
          'cp2:8180 | DOWN [red] | unknown | unknown | - | unknown | unknown',
          'cp1:8180 | up [blue] | 1.0.0 | bbbb222 | - | 0 | 0',
        ],
      },
      {
        state: 'failures and hosts that were not measured',
        answers: {
          ...tableAnswers(PLANES, { up: { cp1: 1 }, failures: { cp1: 5 }, waves: { cp1: 12 }, unmeasured: { cp1: 3 } }),
          build: labelled(PLANES, { cp1: NEW }),
        },
        shows: ['cp1:8180 | up [blue] | 1.0.0 | bbbb222 | 5 [red] | 12 | 3 [orange]'],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'Which gate blocks rollouts?': [
      {
        state: 'a healthy rollout, then compliance',
        answers: { blocks: linesBy('gate', { 'wave-promotion': [6, 0], 'compliance-wave': [0, 12] }) },
        shows: ['wave-promotion [#F4D598]: 0 ops/m, 6 ops/m', 'compliance-wave [#629E51]: 12 ops/m, 12 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'Since when does which control fail?': [
      {
        state: 'one began',
        answers: { failures: linesBy('control_id', { 'disk-encryption': [0, 5], firewall: [0, 0] }) },
        shows: ['disk-encryption [#E5AC0E]: 5, 5', 'firewall [#F9BA8F]: 0, 0'],
      },
      {
        state: 'no failure since the start, or nothing known',
        answers: {},
        shows: ['No failure since the control plane started, or it is not scraped'],
      },
    ],
    'Could compliance be measured?': [
      {
        state: 'not everywhere',
        answers: { errors: linesBy('instance', { 'cp1:8180': [0, 3] }) },
        shows: ['cp1:8180 [#82B5D8]: 3, 3'],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'Which version ran when?': [
      {
        state: 'a deploy',
        answers: { versions: matrix([OLD, [1, 1]], [NEW, [1]]) },
        shows: ['0.9.0 (aaaa111) [#FADE2A]: 1', '1.0.0 (bbbb222) [#BADFF4]: 1'],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
  });

  it('joins three counters and an info metric into one row for each control and host', async () => {
    const seen = await executePanel(panelOf(nixfleetControlPlane, TABLE), JOINED);
    const rows = seen.kind === 'table' ? seen.rows : [];
    expect(rows).toHaveLength(Object.keys(FAILURES).length);
    const texts = (row: (typeof rows)[number] = {}) =>
      Object.fromEntries(Object.entries(row).map(([column, { text }]) => [column, text]));
    expect(texts(rows[0])).toEqual({
      Control: 'disk-encryption',
      Host: 'web',
      'Failures in 1 h': '4',
      'In a day': '40',
      'Hosts failing it': '2',
      'Control plane': 'cp1:8180',
      Version: '1.0.0',
      Commit: 'bbbb222',
      'Waves blocked': '12',
      'Not measured': '0',
    });
  });
});
