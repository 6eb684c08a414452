import { describe } from 'vitest';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels } from '../../test/describe-panels.ts';
import { GIB } from '../../test/fleet-answers.ts';
import { matrix } from '../../test/responses.ts';
import { line, linesBy, tileAnswers } from '../../test/service-answers.ts';
import { trcNodeAgentDashboard } from './trc-node-agent.ts';

const NODES = {
  a: { instance: 'a:8290' },
  b: { instance: 'b:8290' },
  c: { instance: 'c:8290' },
};

describe('trc-node-agent', () => {
  describePanels(trcNodeAgentDashboard, {
    'Do the nodes run what they should?': [
      {
        state: 'all well',
        answers: tileAnswers({ down: 0, missing: 0, failures: 0, heartbeats: 0, pressure: 0, handshake: 42 }),
        shows: [
          'Down: 0',
          'Missing: 0',
          'Failures: 0',
          'Heartbeats failed: 0.0%',
          'Under pressure: 0',
          'Oldest handshake: 42.0 s',
        ],
      },
      {
        state: 'a node cut off and another one full',
        answers: tileAnswers({ down: 1, missing: 4, failures: 9, heartbeats: 0.5, pressure: 1, handshake: 400 }),
        shows: [
          'Down: 1 [red]',
          'Missing: 4 [red]',
          'Failures: 9 [orange]',
          'Heartbeats failed: 50.0% [red]',
          'Under pressure: 1 [red]',
          'Oldest handshake: 6.7 mins [red]',
        ],
      },
      {
        state: 'nothing scraped',
        answers: tileAnswers({ down: -1, missing: -1, failures: -1, heartbeats: -1, pressure: -1, handshake: -1 }),
        shows: [
          'Down: no data [orange]',
          'Missing: no data [orange]',
          'Failures: no data [orange]',
          'Heartbeats failed: no data [orange]',
          'Under pressure: no data [orange]',
          'Oldest handshake: no data [orange]',
        ],
      },
    ],
    Nodes: [
      {
        state: 'a node that is down, one that is short of space, and one that is well',
        answers: tableAnswers(NODES, {
          up: { a: 1, b: 1, c: 0 },
          desired: { a: 10, b: 10 },
          running: { a: 10, b: 9 },
          ready: { a: 10, b: 7 },
          missing: { a: 0, b: 3 },
          pressure: { a: 0, b: 1 },
          free: { a: 200 * GIB, b: GIB / 2 },
          pool: { a: 0.5, b: 0.97 },
          heartbeats: { a: 0, b: 4 },
          reconnects: { a: 0, b: 2 },
          peers: { a: 2, b: 2 },
          handshake: { a: 30, b: 400 },
        }),
        shows: [
          'c:8290 | DOWN [red] | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown | -',
          'b:8290 | up [blue] | 10 | 9 | 7 | 3 [red] | SHORT [red] | 512.0 MiB | 97.0% [red] | 4 [red] | 2 | 2 | 6.7 mins [red]',
          'a:8290 | up [blue] | 10 | 10 | 10 | 0 | enough [blue] | 200.0 GiB | 50.0% | 0 | 0 | 2 | 30.0 s',
        ],
      },
      {
        state: 'a single node without peers, scraped under another name',
        answers: tableAnswers(NODES, {
          desired: { a: 0 },
          running: { a: 0 },
          ready: { a: 0 },
          missing: { a: 0 },
          peers: { a: 0 },
        }),
        shows: ['a:8290 | another job | 0 | 0 | 0 | 0 | unknown | unknown | unknown | unknown | unknown | 0 | -'],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'Instances: desired, running, ready': [
      {
        state: 'some do not get ready',
        answers: { desired: line(20, 20), running: line(20, 19), ready: line(20, 15) },
        shows: ['desired [#F9BA8F]: 20, 20', 'running [#73BF69]: 19, 20', 'ready [#E5A8E2]: 15, 20'],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'Why do instances fail?': [
      {
        state: 'all well: zero, and not nothing',
        answers: { reasons: linesBy('reason', { oom_killed: [0, 0] }) },
        shows: ['oom_killed [#F9D9F9]: 0 ops/m, 0 ops/m'],
      },
      {
        state: 'a crash loop',
        answers: { reasons: linesBy('reason', { oom_killed: [0, 0], crash_loop_backoff: [0, 8] }) },
        shows: ['oom_killed [#F9D9F9]: 0 ops/m, 0 ops/m', 'crash_loop_backoff [#705DA0]: 8 ops/m, 8 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'What makes a start slow?': [
      {
        state: 'the pull',
        answers: { boot: line(0.9), failedBoot: line(57), pull: line(118), build: line(4), secrets: line(0.02) },
        shows: [
          'boot, p95 [#FCEACA]: 900 ms, 900 ms',
          'boot that failed, p95 [#9AC48A]: 57 s, 57 s',
          'image pull, p95 [#FADE2A]: 1.97 mins, 1.97 mins',
          'root disk, p95 [#FCE2DE]: 4 s, 4 s',
          'secrets, p95 [#EA6460]: 20 ms, 20 ms',
        ],
      },
      {
        state: 'nothing known, or nothing started',
        answers: {},
        shows: ['Nothing was started in this time, or no node agent is scraped'],
      },
    ],
    'Do images and secrets arrive?': [
      {
        state: 'secrets are missing',
        answers: {
          pulls: linesBy('result', { success: [2, 2], failure: [0, 0] }),
          secrets: matrix(
            [{ result: 'success', reason: 'none' }, [2, 1]],
            [{ result: 'failure', reason: 'secrets_missing' }, [0, 5]],
          ),
        },
        shows: [
          'images: success [#F9BA8F]: 2 ops/m, 2 ops/m',
          'images: failure [#629E51]: 0 ops/m, 0 ops/m',
          'secrets: success (none) [#82B5D8]: 1 ops/m, 2 ops/m',
          'secrets: failure (secrets_missing) [#9AC48A]: 5 ops/m, 5 ops/m',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'Can the nodes be heard?': [
      {
        state: 'one node reconnects',
        answers: {
          heartbeats: linesBy('result', { success: [8, 6], failure: [0, 2] }),
          reconnects: linesBy('instance', { 'a:8290': [0, 0], 'b:8290': [0, 1] }),
        },
        shows: [
          'heartbeats: success [#F9D9F9]: 6 ops/m, 8 ops/m',
          'heartbeats: failure [#F9E2D2]: 2 ops/m, 2 ops/m',
          'reconnects of a:8290 [#AEA2E0]: 0 ops/m, 0 ops/m',
          'reconnects of b:8290 [#82B5D8]: 1 ops/m, 1 ops/m',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'Do the nodes see each other?': [
      {
        state: 'one does not hear a peer',
        answers: { age: linesBy('instance', { 'a:8290': [20, 30], 'b:8290': [20, 400] }), gone: line(180, 180) },
        shows: [
          'a:8290 [#B7DBAB]: 30 s, 30 s',
          'b:8290 [#F4D598]: 6.67 mins, 6.67 mins',
          'gone [#F2CC0C]: 3 mins, 3 mins',
        ],
      },
      { state: 'no peers, or nothing known', answers: {}, shows: ['No node has a peer, or no node agent is scraped'] },
    ],
    'Free space': [
      {
        state: 'a disk that fills',
        answers: {
          mounts: linesBy('mount', { '/': [50 * GIB, 50 * GIB], '/var/lib/trc': [9 * GIB, GIB] }),
          pool: line(GIB),
        },
        shows: [
          '/ [#F29191]: 50 GiB, 50 GiB',
          '/var/lib/trc [#F9D9F9]: 1 GiB, 9 GiB',
          'pool of volumes [#806EB7]: 1 GiB, 1 GiB',
        ],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'How full are the pools of volumes?': [
      {
        state: 'one is nearly full',
        answers: { used: linesBy('instance', { 'a:8290': [0.5, 0.5], 'b:8290': [0.9, 0.999] }) },
        shows: ['a:8290 [#B7DBAB]: 50.0%, 50.0%', 'b:8290 [#F4D598]: 99.9%, 99.9%'],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'What do caches hold?': [
      {
        state: 'all kinds',
        answers: { sizes: linesBy('kind', { oci: [8 * GIB], rootdisks: [4 * GIB], tmp: [0] }) },
        shows: ['oci [#65C5DB]: 8 GiB, 8 GiB', 'rootdisks [#64B0C8]: 4 GiB, 4 GiB', 'tmp [#447EBC]: 0 B, 0 B'],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'Are the caches too small?': [
      {
        state: 'one is',
        answers: { evictions: linesBy('kind', { oci: [0, 30], tmp: [0, 0] }) },
        shows: ['oci [#65C5DB]: 30 ops/m, 30 ops/m', 'tmp [#447EBC]: 0 ops/m, 0 ops/m'],
      },
      { state: 'nothing known', answers: {}, shows: ['No node agent is scraped'] },
    ],
    'Are volumes saved?': [
      {
        state: 'backups fail',
        answers: {
          snapshots: linesBy('result', { success: [6, 6], failure: [0, 0] }),
          backups: linesBy('result', { success: [6, 1], failure: [0, 5] }),
        },
        shows: [
          'snapshots: success [#FADE2A]: 6, 6',
          'snapshots: failure [#37872D]: 0, 0',
          'backups: success [#D683CE]: 1, 6',
          'backups: failure [#E5AC0E]: 5, 5',
        ],
      },
      {
        state: 'agents that do none',
        answers: {},
        shows: ['These agents do no snapshots or backups, or none is scraped'],
      },
    ],
    'How long do they take?': [
      {
        state: 'long backups',
        answers: { snapshots: line(4), backups: line(10_000) },
        shows: ['snapshots, p95 [#37872D]: 4 s, 4 s', 'backups, p95 [#73BF69]: 2.78 hours, 2.78 hours'],
      },
      {
        state: 'agents that do none',
        answers: {},
        shows: ['No snapshot or backup succeeded in a day, these agents do none, or none is scraped'],
      },
    ],
    'What do backups write?': [
      {
        state: 'some for nothing',
        answers: { bytes: linesBy('result', { success: [50e6, 20e6], failure: [0, 30e6] }) },
        shows: ['success [#8AB8FF]: 20 MB/s, 50 MB/s', 'failure [#E0F9D7]: 30 MB/s, 30 MB/s'],
      },
      {
        state: 'agents that do none',
        answers: {},
        shows: ['These agents do no snapshots or backups, or none is scraped'],
      },
    ],
  });
});
