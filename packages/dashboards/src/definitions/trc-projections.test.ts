import { describe } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels } from '../../test/describe-panels.ts';
import { linesBy, tileAnswers } from '../../test/service-answers.ts';
import { trcProjectionsDashboard } from './trc-projections.ts';

const PROJECTIONS = {
  apps: { projection: 'apps' },
  nodes: { projection: 'nodes' },
  routes: { projection: 'routes' },
};

describe('trc-projections', () => {
  describePanels(trcProjectionsDashboard, {
    'Is what people read up to date?': [
      {
        state: 'all well',
        answers: tileAnswers({ down: 0, stuck: 0, behind: 0, lag: 12, errors: 0 }),
        shows: ['Down: 0', 'Stuck: 0', 'Behind: 0', 'Largest lag: 12', 'Errors: 0'],
      },
      {
        state: 'one projection stuck, one catches up',
        answers: tileAnswers({ down: 0, stuck: 1, behind: 2, lag: 125_000, errors: 30 }),
        shows: [
          'Down: 0',
          'Stuck: 1 [red]',
          'Behind: 2 [orange]',
          'Largest lag: 125,000 [orange]',
          'Errors: 30 [orange]',
        ],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ down: -1, stuck: -1, behind: -1, lag: -1, errors: -1 }),
        shows: [
          'Down: no data [orange]',
          'Stuck: no data [orange]',
          'Behind: no data [orange]',
          'Largest lag: no data [orange]',
          'Errors: no data [orange]',
        ],
      },
    ],
    'Which projection lags, and since when?': [
      {
        state: 'one stuck for long, one that catches up, one well',
        answers: tableAnswers(PROJECTIONS, {
          verdict: { apps: 0, nodes: 1, routes: 2 },
          lag: { apps: 3, nodes: 9000, routes: 125_000 },
          since: { apps: 0, nodes: 400 },
          applied: { apps: 4, nodes: 60, routes: 0 },
          left: { nodes: 150 },
          errors: { apps: 0, nodes: 0, routes: 30 },
          rebuilds: { apps: 0, nodes: 1, routes: 0 },
        }),
        shows: [
          'routes | STUCK [red] | 125,000 | longer [red] | 0.0 | - | 30 [orange] | 0',
          'nodes | behind [orange] | 9,000 | 6.7 mins [orange] | 60.0 | 2.5 mins | 0 | 1',
          'apps | up to date [blue] | 3 | - | 4.0 | - | 0 | 0',
        ],
      },
      {
        state: 'all well, with workers that cannot rebuild',
        answers: tableAnswers(PROJECTIONS, {
          verdict: { apps: 0 },
          lag: { apps: 0 },
          since: { apps: 0 },
          applied: { apps: 0.4 },
          errors: { apps: 0 },
        }),
        shows: ['apps | up to date [blue] | 0 | - | 0.4 | - | 0 | not told'],
      },
      { state: 'nothing known', answers: {}, shows: ['No projection worker is scraped'] },
    ],
    Lag: [
      {
        state: 'one stuck',
        answers: { lag: linesBy('projection', { apps: [0, 3], routes: [10, 125_000] }) },
        shows: ['apps [red]: 3, 3', 'routes [#73BF69]: 125 K, 125 K'],
      },
      { state: 'nothing known', answers: {}, shows: ['No projection worker is scraped'] },
    ],
    Errors: [
      {
        state: 'one fails',
        answers: { errors: linesBy('projection', { apps: [0, 0], routes: [0, 6] }) },
        shows: ['apps [red]: 0 ops/m, 0 ops/m', 'routes [#73BF69]: 6 ops/m, 6 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No projection worker is scraped'] },
    ],
    'Events applied': [
      {
        state: 'one stands still',
        answers: { applied: linesBy('projection', { apps: [4, 4], routes: [4, 0] }) },
        shows: ['apps [red]: 4.0, 4.0', 'routes [#73BF69]: 0.0, 4.0'],
      },
      { state: 'nothing known', answers: {}, shows: ['No projection worker is scraped'] },
    ],
    'Time to apply a batch': [
      {
        state: 'one slow',
        answers: { p95: linesBy('projection', { apps: [0.004], routes: [2.4] }) },
        shows: ['apps, p95 [blue]: 4 ms, 4 ms', 'routes, p95 [#F2C96D]: 2.40 s, 2.40 s'],
      },
      {
        state: 'nothing known, or nothing applied',
        answers: {},
        shows: ['No batch in this time, or no projection worker is scraped'],
      },
    ],
    Rebuilds: [
      {
        state: 'one rebuild',
        answers: { rebuilds: linesBy('projection', { apps: [0, 0], nodes: [0, 1] }) },
        shows: ['apps [red]: 0, 0', 'nodes [#82B5D8]: 1, 1'],
      },
      {
        state: 'workers that cannot rebuild',
        answers: {},
        shows: ['These workers count no rebuilds, or none is scraped'],
      },
    ],
  });
});
