import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { NONE, number, TABLE_FIELD } from '../../panels/cells.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { operationsTable } from '../../service/operations-table.ts';
import { failingTile } from '../../service/service-state.ts';
import { RATE_WINDOW } from '../../window.ts';
import { gateway } from '../conduit/conduit.ts';

const NO_GATEWAY = 'No gateway is scraped';

const creation = gateway.gateway_session_creation_duration_seconds.where(CHOSEN);
const lifetime = gateway.gateway_session_duration_seconds.where(CHOSEN);

const creations = { ...CHOSEN, operation: 'create' } as const;

/** For the state of the gateways. */
export const consolesTile = failingTile(
  'Consoles failing',
  {
    all: gateway.gateway_session_operations_total.where(creations),
    failed: gateway.gateway_session_operations_total.where({ ...creations, status: 'error' }),
  },
  0.01,
  'nobody asks',
);

const open: Panel = linesOverTime({
  id: 21,
  title: 'How many consoles are open?',
  description: [
    'Open console sessions by type, over all gateways.',
    'What to do: a fall to nothing in working hours is an incident, whatever else is blue. A climb that does not end: sessions that nobody closes, or that do not expire.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 6, h: 8 },
  lines: { sessions: gateway.gateway_sessions_total.where(CHOSEN).sumBy('type').legend('{{type}}') },
  unit: 'none',
  decimals: 0,
  noValue: 'No session yet, or no gateway is scraped',
});

const operations: Panel = operationsTable({
  id: 22,
  title: 'Do people get their console?',
  description: [
    'One row per operation and type of session, over the time shown, failing ones first. "-": there was none.',
    'What to do: the share of create that fails is what customers feel: see "Why do operations not get through?" below for the reason. attach failing alone: sessions that ended before somebody came.',
  ].join('\n\n'),
  grid: { x: 6, y: 0, w: 9, h: 8 },
  operations: {
    all: gateway.gateway_session_operations_total.where(CHOSEN),
    failed: gateway.gateway_session_operations_total.where({ ...CHOSEN, status: 'error' }),
  },
  rows: { operation: 'Operation', type: 'Type' },
  failing: [0.01, 0.1],
  noValue: NO_GATEWAY,
});

const customers: Panel = tablePanel({
  id: 23,
  title: 'Who has consoles open?',
  description: [
    'Open sessions by customer, the most first.',
    'What to do: one customer with many is a script that does not close what it opens. In an incident: whom to tell.',
  ].join('\n\n'),
  grid: { x: 15, y: 0, w: 9, h: 8 },
  key: ['customer_id'],
  queries: {
    vnc: gateway.gateway_sessions_total.where({ ...CHOSEN, type: 'vnc' }).sumBy('customer_id'),
    sol: gateway.gateway_sessions_total.where({ ...CHOSEN, type: 'sol' }).sumBy('customer_id'),
    all: gateway.gateway_sessions_total.where(CHOSEN).sumBy('customer_id'),
  },
  columns: [
    { title: 'Customer', from: { label: 'customer_id' }, options: { custom: { filterable: true } } },
    { title: 'VNC', from: { value: 'vnc' }, options: number('none', NONE) },
    { title: 'SOL', from: { value: 'sol' }, options: number('none', NONE) },
    { title: 'All', from: { value: 'all' }, options: number('none', NONE) },
  ],
  sort: [{ column: 'All', descending: true }],
  field: { ...TABLE_FIELD, noValue: 'No session yet, or no gateway is scraped' },
});

const waiting: Panel = linesOverTime({
  id: 24,
  title: 'How long do people wait for a console?',
  description: [
    'Time within which half (p50) and 95 % (p95) of the sessions gave their first byte, by type. A gap: nobody asked for one.',
    'What to do: compare with "Which power operations fail, which are slow?": when both are slow it is the controllers or the way to the site; when only consoles are, it is the agent.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 12, h: 8 },
  lines: {
    half: creation.quantile(0.5, RATE_WINDOW, 'type').atLeast(0).legend('{{type}} p50'),
    slow: creation.quantile(0.95, RATE_WINDOW, 'type').atLeast(0).legend('{{type}} p95'),
  },
  unit: 's',
  noValue: 'Nobody asked for a console yet, or no gateway is scraped',
});

const lifetimes: Panel = linesOverTime({
  id: 25,
  title: 'Do consoles last?',
  description: [
    'Lifetime that a tenth (p10) and half (p50) of the sessions did not reach, of those that ended in the hour before each point. The smallest bucket ends at one minute.',
    'What to do: a p10 below a minute means that at least every tenth session broke right away: people try again and again. Look at the errors of WebSockets.',
  ].join('\n\n'),
  grid: { x: 12, y: 8, w: 12, h: 8 },
  lines: {
    short: lifetime.quantile(0.1, '1h', 'type').atLeast(0).legend('{{type}} p10'),
    half: lifetime.quantile(0.5, '1h', 'type').atLeast(0).legend('{{type}} p50'),
  },
  unit: 's',
  noValue: 'No session ended yet, or no gateway is scraped',
});

/** Console sessions. Ids 20 to 29. */
export const sessions: Section = {
  id: 20,
  title: 'Do people get their console, and keep it?',
  panels: [open, operations, customers, waiting, lifetimes],
};
