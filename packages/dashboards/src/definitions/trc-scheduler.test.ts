import { describe } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels } from '../../test/describe-panels.ts';
import { line, linesBy, tileAnswers } from '../../test/service-answers.ts';
import { trcSchedulerDashboard } from './trc-scheduler.ts';

const REASONS = {
  memory: { reason: 'no_capacity_memory' },
  crash: { reason: 'crash_loop_backoff' },
  rollout: { reason: 'rollout' },
};

describe('trc-scheduler', () => {
  describePanels(trcSchedulerDashboard, {
    'Is anything scheduled?': [
      {
        state: 'all well',
        answers: tileAnswers({ down: 0, loop: 12, notPlaced: 0, rollouts: 0, errors: 0 }),
        shows: ['Down: 0', 'Loop: 12.0 ops/m', 'Not placed: 0.0%', 'Failed rollouts: 0', 'Group errors: 0'],
      },
      {
        state: 'a loop that stands still, and nothing that is asked for',
        answers: tileAnswers({ down: 0, loop: 0, notPlaced: -2, rollouts: 0, errors: 0 }),
        shows: [
          'Down: 0',
          'Loop: stands still [red]',
          'Not placed: none asked for',
          'Failed rollouts: 0',
          'Group errors: 0',
        ],
      },
      {
        state: 'a full cluster, and one scheduler lost',
        answers: tileAnswers({ down: 1, loop: 11.5, notPlaced: 0.4, rollouts: 3, errors: 2 }),
        shows: [
          'Down: 1 [red]',
          'Loop: 11.5 ops/m',
          'Not placed: 40.0% [red]',
          'Failed rollouts: 3 [orange]',
          'Group errors: 2 [orange]',
        ],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ down: -1, loop: -1, notPlaced: -1, rollouts: -1, errors: -1 }),
        shows: [
          'Down: no data [orange]',
          'Loop: no data [orange]',
          'Not placed: no data [orange]',
          'Failed rollouts: no data [orange]',
          'Group errors: no data [orange]',
        ],
      },
    ],
    'Why can instances not be placed?': [
      {
        state: 'all well: zero, and not nothing',
        answers: { reasons: linesBy('reason', { no_capacity_memory: [0, 0], ipam_exhausted: [0, 0] }) },
        shows: ['no_capacity_memory [#E0752D]: 0 ops/m, 0 ops/m', 'ipam_exhausted [#F2CC0C]: 0 ops/m, 0 ops/m'],
      },
      {
        state: 'a full cluster',
        answers: { reasons: linesBy('reason', { no_capacity_memory: [0, 24], ipam_exhausted: [0, 0] }) },
        shows: ['no_capacity_memory [#E0752D]: 24 ops/m, 24 ops/m', 'ipam_exhausted [#F2CC0C]: 0 ops/m, 0 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No scheduler is scraped'] },
    ],
    Placements: [
      {
        state: 'some of each',
        answers: { results: linesBy('result', { success: [6, 3], failure: [0, 12.5] }) },
        shows: ['success [#8AB8FF]: 3 ops/m, 6 ops/m', 'failure [#E0F9D7]: 12.5 ops/m, 12.5 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No scheduler is scraped'] },
    ],
    'Why do instances leave?': [
      {
        state: 'a rollout, and a node that was lost',
        answers: {
          drained: linesBy('reason', { rollout: [4, 0] }),
          stopped: linesBy('reason', { rollout: [0, 4], node_lost: [0, 9] }),
        },
        shows: [
          'drained: rollout [#73BF69]: 0 ops/m, 4 ops/m',
          'stopped: rollout [#FADE2A]: 4 ops/m, 4 ops/m',
          'stopped: node_lost [#CFFAFF]: 9 ops/m, 9 ops/m',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No scheduler is scraped'] },
    ],
    'Does the loop run?': [
      {
        state: 'one runs, one stands by',
        answers: {
          runs: linesBy('instance', { 'a:8282': [12, 12], 'b:8282': [0, 0] }),
          groups: linesBy('result', { changed: [1, 2], unchanged: [100, 100], error: [0, 0] }),
        },
        shows: [
          'runs of a:8282 [#B877D9]: 12 ops/m, 12 ops/m',
          'runs of b:8282 [#967302]: 0 ops/m, 0 ops/m',
          'groups: changed [#C15C17]: 2 ops/m, 2 ops/m',
          'groups: unchanged [#FCEACA]: 100 ops/m, 100 ops/m',
          'groups: error [#E0F9D7]: 0 ops/m, 0 ops/m',
        ],
      },
      {
        state: 'it stands still',
        answers: { runs: linesBy('instance', { 'a:8282': [12, 0] }), groups: linesBy('result', { changed: [1, 0] }) },
        shows: ['runs of a:8282 [#B877D9]: 0 ops/m, 12 ops/m', 'groups: changed [#C15C17]: 0 ops/m, 1 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No scheduler is scraped'] },
    ],
    'How long does a run take?': [
      {
        state: 'fast runs, and one slow kind of group',
        answers: { median: line(0.02), p95: line(0.09), groups: linesBy('result', { changed: [0.5], error: [28] }) },
        shows: [
          'run, median [#C15C17]: 20 ms, 20 ms',
          'run, p95 [#B877D9]: 90 ms, 90 ms',
          'group changed, p95 [#806EB7]: 500 ms, 500 ms',
          'group error, p95 [#65C5DB]: 28 s, 28 s',
        ],
      },
      {
        state: 'nothing known, or nothing ran',
        answers: {},
        shows: ['No run of the loop in this time, or no scheduler is scraped'],
      },
    ],
    'How long does a rollout take?': [
      {
        state: 'successes and failures',
        answers: { p95: linesBy('result', { success: [110, 90], failure: [600, 600] }) },
        shows: ['success, p95 [#70DBED]: 1.50 mins, 1.83 mins', 'failure, p95 [#447EBC]: 10 mins, 10 mins'],
      },
      {
        state: 'nothing known, or no rollout',
        answers: {},
        shows: ['No rollout in this time, or no scheduler is scraped'],
      },
    ],
    'Reasons of the last hour': [
      {
        state: 'reasons of different kinds, each in its column',
        answers: tableAnswers(REASONS, {
          unschedulable: { memory: 40 },
          rollouts: { crash: 2 },
          drains: { rollout: 7 },
          stops: { rollout: 6 },
        }),
        shows: [
          'no_capacity_memory | 40 [red] | - | - | -',
          'crash_loop_backoff | - | 2 [orange] | - | -',
          'rollout | - | - | 7 | 6',
        ],
      },
      {
        state: 'all well: zeros without a colour',
        answers: tableAnswers(REASONS, { unschedulable: { memory: 0 }, rollouts: { crash: 0 } }),
        shows: ['no_capacity_memory | 0 | - | - | -', 'crash_loop_backoff | - | 0 | - | -'],
      },
      { state: 'nothing known', answers: {}, shows: ['No scheduler is scraped'] },
    ],
  });
});
