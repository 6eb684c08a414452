import { describe } from 'vitest';
import { answeringRows } from '../../test/answering-rows.ts';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { PROCESS_ROWS } from '../../test/process-rows.ts';
import { matrix } from '../../test/responses.ts';
import { conduitAgent } from './conduit-agent.ts';

const unscraped = (shows = 'No agent is scraped'): PanelRow => ({
  state: 'nothing known',
  answers: {},
  shows: [shows],
});

const A = { instance: 'a:8090' };
const B = { instance: 'b:8091' };

const PANELS: Readonly<Record<string, PanelRow[]>> = {
  ...answeringRows({
    refId: 'connected',
    well: [1, 'Connected: 100% [blue]'],
    unwell: [0, 'Connected: 0% [red]'],
    idle: 'Connected: unknown',
    silent: 'Connected: no data [red]',
  }),
  'Which site is cut off?': [
    {
      state: 'one cut off, one that is not scraped, one well',
      answers: tableAnswers(
        { well: A, cut: B, gone: { instance: 'c:8090' } },
        {
          connected: { well: 1, cut: 0, gone: 0.5 },
          heartbeats: { well: 0, cut: 1 },
          registrations: { cut: 1 },
          servers: { well: 20, cut: 12 },
          sol: { well: 2 },
          vnc: { well: 1 },
        },
      ),
      shows: [
        'b:8091 | CUT OFF [red] | 100.0% [red] | 100.0% [red] | 12 | - | -',
        'c:8090 | not scraped [orange] | - | - | unknown | - | -',
        'a:8090 | connected [blue] | 0.0% | - | 20 | 2 | 1',
      ],
    },
    unscraped(),
  ],
  'Since when is it cut off?': [
    {
      state: 'one is cut off',
      answers: { connected: matrix([A, [1, 1]], [B, [1, 0]]) },
      shows: ['a:8090 [#F9BA8F]: 1, 1', 'b:8091 [#64B0C8]: 0, 0'],
    },
    unscraped(),
  ],
  'Do heartbeats and registrations arrive?': [
    {
      state: 'cut off',
      answers: {
        heartbeats: matrix([{ status: 'success' }, [0.1, 0]], [{ status: 'error' }, [0, 0.1]]),
        registrations: matrix([{ status: 'error' }, [0, 0.05]]),
      },
      shows: [
        'Heartbeat success [#447EBC]: 0 ops/m, 0.100 ops/m',
        'Heartbeat error [#FADE2A]: 0.100 ops/m, 0.100 ops/m',
        'Registration error [#9AC48A]: 0.0500 ops/m, 0.0500 ops/m',
      ],
    },
    unscraped(),
  ],
  'How far away is the gateway?': [
    {
      state: 'far from one site',
      answers: { seconds: matrix([A, [0.02, 0.02]], [B, [0.3, 2.4]]) },
      shows: ['a:8090 [#F9BA8F]: 20 ms, 20 ms', 'b:8091 [#64B0C8]: 2.40 s, 2.40 s'],
    },
    unscraped('No attempt yet, or no agent is scraped'),
  ],
  'Does the discovery run, and succeed?': [
    {
      state: 'one fails, one stands still',
      answers: {
        runs: matrix([{ ...A, status: 'error' }, [0, 0.02]], [{ ...B, status: 'success' }, [0.02, 0]]),
      },
      shows: ['a:8090 error [red]: 0.0200 ops/m, 0.0200 ops/m', 'b:8091 success [blue]: 0 ops/m, 0.0200 ops/m'],
    },
    unscraped(),
  ],
  'Why can controllers not be read?': [
    {
      state: 'a changed password',
      answers: { errors: matrix([{ error_type: 'auth_failed' }, [0, 0.4]]) },
      shows: ['auth_failed [#806EB7]: 0.400 ops/s, 0.400 ops/s'],
    },
    unscraped(),
  ],
  'Are all servers found?': [
    {
      state: 'a rack is gone',
      answers: { servers: matrix([{ ...A, bmc_type: 'redfish' }, [40, 12]]) },
      shows: ['a:8090 redfish [#F9934E]: 12, 40'],
    },
    unscraped(),
  ],
  'How long does the discovery take?': [
    { state: 'longer and longer', answers: { seconds: matrix([A, [8, 55]]) }, shows: ['a:8090 [#F9BA8F]: 55 s, 55 s'] },
    unscraped('No run ended yet, or no agent is scraped'),
  ],
  'Which operations fail, which are slow?': [
    {
      state: 'half of IPMI fails',
      answers: tableAnswers(
        {
          ipmi: { bmc_type: 'ipmi', operation: 'power_on' },
          redfish: { bmc_type: 'redfish', operation: 'sensors' },
          idle: { bmc_type: 'redfish', operation: 'reset' },
        },
        {
          rate: { ipmi: 0.2, redfish: 1, idle: 0 },
          failing: { ipmi: 0.5, redfish: 0 },
          p95: { ipmi: 11, redfish: 0.4 },
        },
      ),
      shows: [
        'ipmi | power_on | 0.20 | 50.0% [red] | 11.00 s [orange]',
        'redfish | sensors | 1.00 | 0.0% | 400.00 ms',
        'redfish | reset | 0.00 | - | -',
      ],
    },
    unscraped(),
  ],
  'Since when do they fail?': [
    {
      state: 'one site',
      answers: { failing: matrix([A, [0, 0]], [B, [0, 0.5]]) },
      shows: ['a:8090 [#F9BA8F]: 0%, 0%', 'b:8091 [#64B0C8]: 50%, 50%'],
    },
    unscraped('No operation yet, or no agent is scraped'),
  ],
  'Why do connections fail?': [
    {
      state: 'a switch',
      answers: { errors: matrix([{ bmc_type: 'ipmi', error_type: 'timeout' }, [0, 5]]) },
      shows: ['ipmi timeout [blue]: 5 ops/s, 5 ops/s'],
    },
    unscraped(),
  ],
  'Which server drops its console?': [
    {
      state: 'one that reconnects in vain, one with a console and no trouble',
      answers: tableAnswers(
        { bad: { server_id: 's1' }, well: { server_id: 's2' } },
        { reconnections: { bad: 3.5 }, vain: { bad: 0.9 }, sol: { bad: 1, well: 1 }, vnc: { well: 1 } },
      ),
      shows: ['s1 | 3.50 | 90.0% [red] | 1 | -', 's2 | - | - | 1 | 1'],
    },
    unscraped('No console yet, or no agent is scraped'),
  ],
  'Why do consoles break?': [
    {
      state: 'both kinds',
      answers: {
        sol: matrix([{ error_type: 'reset' }, [0, 0.1]]),
        vnc: matrix([{ error_type: 'auth_failed' }, [0, 0.2]]),
      },
      shows: ['SOL reset [#82B5D8]: 0.100 ops/s, 0.100 ops/s', 'VNC auth_failed [#DEDAF7]: 0.200 ops/s, 0.200 ops/s'],
    },
    unscraped(),
  ],
  'How many consoles are open?': [
    {
      state: 'some',
      answers: { sol: matrix([A, [2, 3]]), vnc: matrix([A, [1, 0]]) },
      shows: ['a:8090 SOL [#BADFF4]: 3, 3', 'a:8090 VNC [#73BF69]: 0, 1'],
    },
    unscraped('No console yet, or no agent is scraped'),
  ],
  'How much do consoles carry?': [
    {
      state: 'pictures and text',
      answers: {
        sol: matrix([{ direction: 'inbound' }, [100, 100]]),
        vnc: matrix([{ direction: 'inbound' }, [1e6, 3e6]]),
      },
      shows: ['SOL inbound [#65C5DB]: 100 B/s, 100 B/s', 'VNC inbound [#806EB7]: 3 MB/s, 3 MB/s'],
    },
    unscraped(),
  ],
  ...PROCESS_ROWS,
};

describe('conduit-agent', () => {
  describePanels(conduitAgent, PANELS);
});
