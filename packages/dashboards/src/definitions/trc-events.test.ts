import { describe } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels } from '../../test/describe-panels.ts';
import { GIB } from '../../test/fleet-answers.ts';
import { line, linesBy, tileAnswers } from '../../test/service-answers.ts';
import { trcEventsDashboard } from './trc-events.ts';

const COMMANDS = { deploy: { command: 'deploy_create' }, secret: { command: 'secret_set' } };

describe('trc-events', () => {
  describePanels(trcEventsDashboard, {
    'Is what people ask for written down?': [
      {
        state: 'all well',
        answers: tileAnswers({ down: 0, failed: 0, conflicts: 0.01, p95: 0.004, rows: 1_200_000, size: 3 * GIB }),
        shows: [
          'Down: 0',
          'Appends failed: 0.0%',
          'Conflicts: 1.0%',
          'p95: 4.0 ms',
          'Rows: 1,200,000',
          'Size: 3.0 GiB',
        ],
      },
      {
        state: 'appends fail',
        answers: tileAnswers({ down: 0, failed: 0.25, conflicts: 0.2, p95: 0.95, rows: 1_200_000, size: 3 * GIB }),
        shows: [
          'Down: 0',
          'Appends failed: 25.0% [red]',
          'Conflicts: 20.0% [orange]',
          'p95: 950.0 ms [red]',
          'Rows: 1,200,000',
          'Size: 3.0 GiB',
        ],
      },
      {
        state: 'nobody asks for anything',
        answers: tileAnswers({ down: 0, failed: -2, conflicts: -2, p95: -2, rows: 0, size: 8192 }),
        shows: [
          'Down: 0',
          'Appends failed: none made',
          'Conflicts: none made',
          'p95: none made',
          'Rows: 0',
          'Size: 8.0 KiB',
        ],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ down: -1, failed: -1, conflicts: -1, p95: -1, rows: -1, size: -1 }),
        shows: [
          'Down: no data [orange]',
          'Appends failed: no data [orange]',
          'Conflicts: no data [orange]',
          'p95: no data [orange]',
          'Rows: no data [orange]',
          'Size: no data [orange]',
        ],
      },
    ],
    'What comes of appends?': [
      {
        state: 'all well: no errors are zero, and not nothing',
        answers: { results: linesBy('result', { success: [60, 60], conflict: [1, 0], error: [0, 0] }) },
        shows: [
          'success [#8AB8FF]: 60 ops/m, 60 ops/m',
          'conflict [#F2CC0C]: 0 ops/m, 1 ops/m',
          'error [#C15C17]: 0 ops/m, 0 ops/m',
        ],
      },
      {
        state: 'the database refuses',
        answers: { results: linesBy('result', { success: [60, 45], conflict: [1, 0], error: [0, 15] }) },
        shows: [
          'success [#8AB8FF]: 45 ops/m, 60 ops/m',
          'conflict [#F2CC0C]: 0 ops/m, 1 ops/m',
          'error [#C15C17]: 15 ops/m, 15 ops/m',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'How long does an append take?': [
      {
        state: 'slow errors',
        answers: { p95: linesBy('result', { success: [0.004], error: [0.98] }) },
        shows: ['success, p95 [#70DBED]: 4 ms, 4 ms', 'error, p95 [#FCE2DE]: 980 ms, 980 ms'],
      },
      {
        state: 'nothing known, or nothing appended',
        answers: {},
        shows: ['No append in this time, or no control plane is scraped'],
      },
    ],
    'How fast does the table grow?': [
      { state: 'growth', answers: { size: line(GIB, 3 * GIB) }, shows: ['size [#F9E2D2]: 3 GiB, 2 GiB'] },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'How many events are added?': [
      { state: 'some', answers: { rows: line(0.5, 1.25) }, shows: ['rows per second [#705DA0]: 1.3, 1.3'] },
      { state: 'nothing known', answers: {}, shows: ['No control plane is scraped'] },
    ],
    'What comes of commands?': [
      {
        state: 'some fail',
        answers: { results: linesBy('result', { accepted: [30, 20], error: [0, 10] }) },
        shows: ['accepted [#E5AC0E]: 20 ops/m, 30 ops/m', 'error [#C15C17]: 10 ops/m, 10 ops/m'],
      },
      {
        state: 'a control plane that does not classify',
        answers: {},
        shows: ['These control planes do not classify commands, or none is scraped'],
      },
    ],
    'How long does a command take?': [
      {
        state: 'one slow',
        answers: { p95: linesBy('command', { deploy_create: [0.9], secret_set: [0.01] }) },
        shows: ['deploy_create, p95 [#73BF69]: 900 ms, 900 ms', 'secret_set, p95 [#F2CC0C]: 10 ms, 10 ms'],
      },
      {
        state: 'a control plane that does not classify',
        answers: {},
        shows: ['These control planes do not classify commands, or none is scraped'],
      },
    ],
    'Which command goes wrong?': [
      {
        state: 'one does, one was never asked for',
        answers: tableAnswers(COMMANDS, {
          error: { deploy: 7, secret: 0 },
          conflict: { deploy: 1, secret: 0 },
          rejected: { deploy: 2, secret: 0 },
          accepted: { deploy: 300, secret: 0 },
          p95: { deploy: 0.04 },
        }),
        shows: ['deploy_create | 7 [red] | 1 [orange] | 2 | 300 | 40.0 ms', 'secret_set | 0 | 0 | 0 | 0 | -'],
      },
      {
        state: 'a control plane that does not classify',
        answers: {},
        shows: ['These control planes do not classify commands, or none is scraped'],
      },
    ],
  });
});
