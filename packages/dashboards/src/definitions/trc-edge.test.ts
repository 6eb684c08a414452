import { describe } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels } from '../../test/describe-panels.ts';
import { matrix } from '../../test/responses.ts';
import { line, linesBy, tileAnswers } from '../../test/service-answers.ts';
import { trcEdgeDashboard } from './trc-edge.ts';

const NODES = { a: { instance: 'a:8295' }, b: { instance: 'b:8295' }, c: { instance: 'c:8295' } };

describe('trc-edge', () => {
  describePanels(trcEdgeDashboard, {
    'Do customers get through?': [
      {
        state: 'all well',
        answers: tileAnswers({ down: 0, turnedAway: 0.002, refused: 0, routes: 120, backends: 300 }),
        shows: ['Down: 0', 'Turned away: 0.2%', 'Configurations refused: 0', 'Routes: 120', 'Backends: 300'],
      },
      {
        state: 'backends gone and a configuration refused',
        answers: tileAnswers({ down: 0, turnedAway: 0.6, refused: 2, routes: 120, backends: 0 }),
        shows: [
          'Down: 0',
          'Turned away: 60.0% [red]',
          'Configurations refused: 2 [red]',
          'Routes: 120',
          'Backends: none [red]',
        ],
      },
      {
        state: 'a quiet night without a configuration',
        answers: tileAnswers({ down: 0, turnedAway: -2, refused: 0, routes: 0, backends: 0 }),
        shows: [
          'Down: 0',
          'Turned away: no connections',
          'Configurations refused: 0',
          'Routes: none [red]',
          'Backends: none [red]',
        ],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ down: -1, turnedAway: -1, refused: -1, routes: -1, backends: -1 }),
        shows: [
          'Down: no data [orange]',
          'Turned away: no data [orange]',
          'Configurations refused: no data [orange]',
          'Routes: no data [orange]',
          'Backends: no data [orange]',
        ],
      },
    ],
    'Edge nodes': [
      {
        state: 'one down, one with an old configuration, one well',
        answers: tableAnswers(NODES, {
          up: { a: 1, b: 1, c: 0 },
          open: { a: 500, b: 480 },
          turnedAway: { a: 0.001, b: 0.2 },
          routes: { a: 120, b: 90 },
          backends: { a: 300, b: 0 },
          proxied: { a: 10, b: 8 },
          refused: { a: 0, b: 3 },
        }),
        shows: [
          'c:8295 | DOWN [red] | - | - | unknown | unknown | unknown | unknown',
          'b:8295 | up [blue] | 480 | 20.0% [red] | 90 | 0 [red] | 8 | 3 [red]',
          'a:8295 | up [blue] | 500 | 0.1% | 120 | 300 | 10 | 0',
        ],
      },
      {
        state: 'a new node without connections',
        answers: tableAnswers(NODES, {
          up: { a: 1 },
          routes: { a: 120 },
          backends: { a: 300 },
          proxied: { a: 0 },
          refused: { a: 0 },
        }),
        shows: ['a:8295 | up [blue] | - | - | 120 | 300 | 0 | 0'],
      },
      { state: 'nothing known', answers: {}, shows: ['No edge node is scraped'] },
    ],
    'What becomes of connections?': [
      {
        state: 'some find no route',
        answers: {
          results: matrix(
            [{ listener_port: '443', result: 'accepted' }, [120, 100]],
            [{ listener_port: '443', result: 'no_route' }, [0, 20]],
          ),
        },
        shows: ['443 accepted [#447EBC]: 100 c/s, 120 c/s', '443 no_route [#B877D9]: 20 c/s, 20 c/s'],
      },
      {
        state: 'no connection yet, or nothing known',
        answers: {},
        shows: ['No connection yet, or no edge node is scraped'],
      },
    ],
    'Why are backends not reached?': [
      {
        state: 'all well: zero, and not nothing',
        answers: { reasons: linesBy('reason', { timeout: [0, 0] }) },
        shows: ['timeout [#B7DBAB]: 0 ops/m, 0 ops/m'],
      },
      {
        state: 'a node is gone',
        answers: { reasons: linesBy('reason', { timeout: [0, 90], no_backend: [0, 4] }) },
        shows: ['timeout [#B7DBAB]: 90 ops/m, 90 ops/m', 'no_backend [#806EB7]: 4 ops/m, 4 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No edge node is scraped'] },
    ],
    'Open connections': [
      {
        state: 'two ports',
        answers: { open: linesBy('listener_port', { 443: [500, 520], 5432: [10, 10] }) },
        shows: ['443 [#FF780A]: 520, 520', '5432 [#5195CE]: 10, 10'],
      },
      {
        state: 'no connection yet, or nothing known',
        answers: {},
        shows: ['No connection yet, or no edge node is scraped'],
      },
    ],
    'How many backends are healthy?': [
      {
        state: 'one protocol falls',
        answers: {
          all: line(300, 210),
          protocols: linesBy('protocol_hint', { http: [200, 110], tls: [100, 100], tcp: [0, 0] }),
        },
        shows: [
          'all [#9AC48A]: 210, 300',
          'http [#70DBED]: 110, 200',
          'tls [#9AC48A]: 100, 100',
          'tcp [#F4D598]: 0, 0',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No edge node is scraped'] },
    ],
    'Do all nodes know the routes?': [
      {
        state: 'one lags',
        answers: {
          routes: linesBy('instance', { 'a:8295': [110, 120], 'b:8295': [110, 110] }),
          proxied: linesBy('instance', { 'a:8295': [10, 10], 'b:8295': [10, 10] }),
        },
        shows: [
          'a:8295 [#F9BA8F]: 120, 120',
          'b:8295 [#E5A8E2]: 110, 110',
          'a:8295 with PROXY v2 [#F9BA8F]: 10, 10',
          'b:8295 with PROXY v2 [#70DBED]: 10, 10',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No edge node is scraped'] },
    ],
    'Are configurations taken over?': [
      {
        state: 'not any more',
        answers: { results: linesBy('result', { success: [2, 0], failure: [0, 2] }) },
        shows: ['success [#8AB8FF]: 0 ops/m, 2 ops/m', 'failure [#E0F9D7]: 2 ops/m, 2 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No edge node is scraped'] },
    ],
    'How long does the edge take?': [
      {
        state: 'time limits of sniffing, and slow configurations',
        answers: {
          sniffs: linesBy('result', { ok: [0.0004], timeout: [4.8] }),
          configurations: linesBy('result', { success: [1.2] }),
        },
        shows: [
          'server name: ok, p95 [#F9BA8F]: 400 µs, 400 µs',
          'server name: timeout, p95 [#DEDAF7]: 4.80 s, 4.80 s',
          'configuration: success, p95 [#F9D9F9]: 1.20 s, 1.20 s',
        ],
      },
      {
        state: 'nothing known, or nothing happened',
        answers: {},
        shows: ['No connection or configuration in this time, or no edge node is scraped'],
      },
    ],
    'Do connections say where they want to go?': [
      {
        state: 'scanners',
        answers: {
          sniffs: linesBy('result', { ok: [100, 100], not_tls: [0, 40] }),
          headers: linesBy('result', { success: [8, 8], failure: [0, 0] }),
        },
        shows: [
          'server name: ok [#DEDAF7]: 100 c/s, 100 c/s',
          'server name: not_tls [#629E51]: 40 c/s, 40 c/s',
          'PROXY v2: success [#E5AC0E]: 8 c/s, 8 c/s',
          'PROXY v2: failure [#70DBED]: 0 c/s, 0 c/s',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No edge node is scraped'] },
    ],
  });
});
