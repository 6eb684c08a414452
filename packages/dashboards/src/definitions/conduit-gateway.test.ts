import { describe } from 'vitest';
import { answeringRows } from '../../test/answering-rows.ts';
import { tableAnswers } from '../../test/backup-answers.ts';
import { describePanels, type PanelRow } from '../../test/describe-panels.ts';
import { PROCESS_ROWS } from '../../test/process-rows.ts';
import { matrix } from '../../test/responses.ts';
import { conduitGateway } from './conduit-gateway.ts';

const unscraped = (shows = 'No gateway is scraped'): PanelRow => ({
  state: 'nothing known',
  answers: {},
  shows: [shows],
});

const VNC_OUT = { type: 'vnc', direction: 'outbound' };
const SOL_IN = { type: 'sol', direction: 'inbound' };

const PANELS: Readonly<Record<string, PanelRow[]>> = {
  ...answeringRows({
    refId: 'consoles',
    well: [0, 'Consoles failing: 0.00% [blue]'],
    unwell: [0.5, 'Consoles failing: 50.00% [red]'],
    idle: 'Consoles failing: nobody asks',
    silent: 'Consoles failing: no data [red]',
  }),
  'Which agent is lost?': [
    {
      state: 'lost, refused, well, and one that never sent a heartbeat',
      answers: tableAnswers(
        { lost: { agent_id: 'a1' }, refused: { agent_id: 'a2' }, well: { agent_id: 'a3' }, late: { agent_id: 'a4' } },
        {
          silent: { lost: 600, refused: 5, well: 3, late: 50 },
          beats: { lost: 0, refused: 4, well: 4 },
          failing: { refused: 1, well: 0 },
        },
      ),
      shows: [
        'a1 | 10.0 mins [red] | 0.0 | unknown',
        'a4 | 50.0 s [orange] | unknown | unknown',
        'a2 | 5.0 s | 4.0 | 100.0% [red]',
        'a3 | 3.0 s | 4.0 | 0.0%',
      ],
    },
    unscraped('No agent known: none registered, or no gateway is scraped'),
  ],
  'Which site loses its agents?': [
    {
      state: 'a site that is lost',
      answers: {
        agents: matrix(
          [{ datacenter: 'fra1', status: 'connected' }, [2, 2]],
          [{ datacenter: 'ams1', status: 'connected' }, [2, 0]],
          [{ datacenter: 'ams1', status: 'stale' }, [0, 2]],
        ),
      },
      shows: ['fra1 connected [#806EB7]: 2, 2', 'ams1 connected [red]: 0, 2', 'ams1 stale [#F29191]: 2, 2'],
    },
    unscraped('No agent known: none registered, or no gateway is scraped'),
  ],
  'Do agents reconnect in a loop?': [
    {
      state: 'a loop',
      answers: { registrations: matrix([{ datacenter: 'fra1', status: 'success' }, [0, 0.2]]) },
      shows: ['fra1 success [#F9BA8F]: 0.200 ops/m, 0.200 ops/m'],
    },
    unscraped('No agent registered yet, or no gateway is scraped'),
  ],
  'How many consoles are open?': [
    {
      state: 'both kinds',
      answers: { sessions: matrix([{ type: 'vnc' }, [3, 5]], [{ type: 'sol' }, [9, 0]]) },
      shows: ['vnc [#5195CE]: 5, 5', 'sol [#FADE2A]: 0, 9'],
    },
    unscraped('No session yet, or no gateway is scraped'),
  ],
  'Do people get their console?': [
    {
      state: 'half of them do not',
      answers: tableAnswers(
        {
          vnc: { operation: 'create', type: 'vnc' },
          sol: { operation: 'create', type: 'sol' },
          idle: { operation: 'expire', type: 'sol' },
        },
        { rate: { vnc: 0.2, sol: 0.4, idle: 0 }, failing: { vnc: 0.5, sol: 0.02 } },
      ),
      shows: ['create | vnc | 0.20 | 50.0% [red]', 'create | sol | 0.40 | 2.0% [orange]', 'expire | sol | 0.00 | -'],
    },
    unscraped(),
  ],
  'Who has consoles open?': [
    {
      state: 'a script that does not close',
      answers: tableAnswers(
        { one: { customer_id: 'c1' }, script: { customer_id: 'c2' } },
        { vnc: { one: 1 }, sol: { script: 40 }, all: { one: 1, script: 40 } },
      ),
      shows: ['c2 | - | 40 | 40', 'c1 | 1 | - | 1'],
    },
    unscraped('No session yet, or no gateway is scraped'),
  ],
  'How long do people wait for a console?': [
    {
      state: 'slow',
      answers: { half: matrix([{ type: 'vnc' }, [0.4, 0.5]]), slow: matrix([{ type: 'vnc' }, [1, 12]]) },
      shows: ['vnc p50 [#F9BA8F]: 500 ms, 500 ms', 'vnc p95 [#E0F9D7]: 12 s, 12 s'],
    },
    unscraped('Nobody asked for a console yet, or no gateway is scraped'),
  ],
  'Do consoles last?': [
    {
      state: 'many break right away',
      answers: { short: matrix([{ type: 'sol' }, [900, 20]]), half: matrix([{ type: 'sol' }, [3600, 3000]]) },
      shows: ['sol p10 [red]: 20 s, 15 mins', 'sol p50 [#F2CC0C]: 50 mins, 1 hour'],
    },
    unscraped('No session ended yet, or no gateway is scraped'),
  ],
  'Which power operations fail, which are slow?': [
    {
      state: 'one fails, one is slow',
      answers: tableAnswers(
        { on: { operation: 'power_on' }, sensors: { operation: 'sensors' }, reset: { operation: 'reset' } },
        { rate: { on: 0.1, sensors: 2, reset: 0 }, failing: { on: 0.5, sensors: 0 }, p95: { on: 2, sensors: 14 } },
      ),
      shows: [
        'power_on | 0.10 | 50.0% [red] | 2.00 s',
        'sensors | 2.00 | 0.0% | 14.00 s [orange]',
        'reset | 0.00 | - | -',
      ],
    },
    unscraped(),
  ],
  'Why do operations not get through?': [
    {
      state: 'a site is gone',
      answers: { errors: matrix([{ error_type: 'agent_unreachable' }, [0, 3]], [{ error_type: 'internal' }, [0, 0]]) },
      shows: ['agent_unreachable [#447EBC]: 3 ops/s, 3 ops/s', 'internal [#FADE2A]: 0 ops/s, 0 ops/s'],
    },
    unscraped(),
  ],
  'How many WebSockets are open?': [
    {
      state: 'some',
      answers: { connections: matrix([{ instance: 'a:8081', type: 'vnc' }, [4, 5]]) },
      shows: ['a:8081 vnc [#64B0C8]: 5, 5'],
    },
    unscraped(),
  ],
  'Do WebSockets break?': [
    {
      state: 'a proxy with a short timeout',
      answers: { errors: matrix([{ type: 'sol', error_type: 'abnormal_closure' }, [0, 1.5]]) },
      shows: ['sol abnormal_closure [#F9934E]: 1.50 ops/s, 1.50 ops/s'],
    },
    unscraped(),
  ],
  'How much do consoles carry?': [
    {
      state: 'pictures and keys',
      answers: { bytes: matrix([VNC_OUT, [1e6, 2e6]], [SOL_IN, [10, 10]]) },
      shows: ['vnc outbound [#65C5DB]: 2 MB/s, 2 MB/s', 'sol inbound [#8AB8FF]: 10 B/s, 10 B/s'],
    },
    unscraped(),
  ],
  'How many messages are there?': [
    {
      state: 'pictures and keys',
      answers: { messages: matrix([VNC_OUT, [100, 120]], [SOL_IN, [10, 10]]) },
      shows: ['vnc outbound [#65C5DB]: 120 msg/s, 120 msg/s', 'sol inbound [#8AB8FF]: 10 msg/s, 10 msg/s'],
    },
    unscraped(),
  ],
  'How large are messages?': [
    {
      state: 'keys one by one',
      answers: { size: matrix([VNC_OUT, [16_384, 8192]], [SOL_IN, [1, 1]]) },
      shows: ['vnc outbound [#65C5DB]: 8 KiB, 16 KiB', 'sol inbound [#8AB8FF]: 1 B, 1 B'],
    },
    unscraped('No message yet, or no gateway is scraped'),
  ],
  ...PROCESS_ROWS,
};

describe('conduit-gateway', () => {
  describePanels(conduitGateway, PANELS);
});
