import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, NONE, number, TABLE_FIELD } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { failingShare, rateOf } from '../../service/operations.ts';
import { RATE_WINDOW, SHOWN } from '../../window.ts';
import { agent } from '../conduit/conduit.ts';

const NO_AGENT = 'No agent is scraped';

const reconnections = {
  all: agent.agent_sol_reconnections_total.where(CHOSEN),
  failed: agent.agent_sol_reconnections_total.where({ ...CHOSEN, status: 'error' }),
};

const serverTable: Panel = tablePanel({
  id: 41,
  title: 'Which server drops its console?',
  description: [
    'One row per server that had a console or a reconnection, those that reconnect most first. Sessions are as of now; reconnections per minute, and the share of them in vain, are over the time shown. "-": none.',
    'What to do: a controller that drops its sessions allows only one or two at a time, or its firmware is old. Reconnections in vain: somebody else holds the session.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 9 },
  key: ['server_id'],
  queries: {
    reconnections: rateOf(reconnections, ['server_id'], SHOWN).times(60),
    vain: failingShare(reconnections, ['server_id'], SHOWN),
    sol: agent.agent_sol_sessions_total.where(CHOSEN).sumBy('server_id'),
    vnc: agent.agent_vnc_sessions_total.where(CHOSEN).sumBy('server_id'),
  },
  columns: [
    { title: 'Server', from: { label: 'server_id' }, options: { custom: { filterable: true } } },
    {
      title: 'Reconnections per minute',
      from: { value: 'reconnections' },
      options: number('none', NONE, { decimals: 2 }),
    },
    {
      title: 'In vain',
      from: { value: 'vain' },
      options: number('percentunit', NONE, {
        decimals: 1,
        thresholds: thresholds('text', [0.1, 'orange'], [0.5, 'red']),
        ...COLOURED,
      }),
    },
    { title: 'SOL sessions', from: { value: 'sol' }, options: number('none', NONE) },
    { title: 'VNC sessions', from: { value: 'vnc' }, options: number('none', NONE) },
  ],
  sort: [
    { column: 'Reconnections per minute', descending: true },
    { column: 'SOL sessions', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No console yet, or no agent is scraped' },
});

const errors: Panel = linesOverTime({
  id: 42,
  title: 'Why do consoles break?',
  description: [
    'Errors of Serial-over-LAN sessions, and VNC connections that failed, per second by reason.',
    'What to do: auth_failed is a changed password; reset and timeout are the controller or the network; protocol is firmware.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 9 },
  lines: {
    sol: agent.agent_sol_errors_total.where(CHOSEN).rate(RATE_WINDOW).sumBy('error_type').legend('SOL {{error_type}}'),
    vnc: agent.agent_vnc_connection_errors_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('error_type')
      .legend('VNC {{error_type}}'),
  },
  unit: 'ops',
  noValue: NO_AGENT,
});

const open: Panel = linesOverTime({
  id: 43,
  title: 'How many consoles are open?',
  description: [
    'Open sessions by agent and kind.',
    'What to do: a fall to nothing on one agent alone: see whether it is cut off. Sessions that stay over days are left open: ask who uses them.',
  ].join('\n\n'),
  grid: { x: 0, y: 9, w: 12, h: 8 },
  lines: {
    sol: agent.agent_sol_sessions_total.where(CHOSEN).sumBy('instance').legend('{{instance}} SOL'),
    vnc: agent.agent_vnc_sessions_total.where(CHOSEN).sumBy('instance').legend('{{instance}} VNC'),
  },
  unit: 'none',
  decimals: 0,
  noValue: 'No console yet, or no agent is scraped',
});

const bandwidth: Panel = linesOverTime({
  id: 44,
  title: 'How much do consoles carry?',
  description: [
    'Bytes of Serial-over-LAN and VNC sessions per second, by direction, seen from the agents.',
    'What to do: VNC inbound is pictures, and most of it. Open sessions and no bytes: streams that hang. Compare with the gateways: what is missing there is lost between.',
  ].join('\n\n'),
  grid: { x: 12, y: 9, w: 12, h: 8 },
  lines: {
    sol: agent.agent_sol_bytes_total.where(CHOSEN).rate(RATE_WINDOW).sumBy('direction').legend('SOL {{direction}}'),
    vnc: agent.agent_vnc_bytes_total.where(CHOSEN).rate(RATE_WINDOW).sumBy('direction').legend('VNC {{direction}}'),
  },
  unit: 'Bps',
  noValue: NO_AGENT,
});

/** Consoles as agents carry them. Ids 40 to 49. */
export const consoles: Section = {
  id: 40,
  title: 'Do consoles hold?',
  panels: [serverTable, errors, open, bandwidth],
};
