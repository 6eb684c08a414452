import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { nodeProcess } from '@lockstep/catalog';
import { select } from '@lockstep/query';
import { NONE, number, TABLE_FIELD, UNKNOWN, COLOURED } from '../../panels/cells.ts';
import { drillDown } from '../../panels/drill-down.ts';
import { thresholds } from '../../panels/field.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { SHOWN, RATE_WINDOW } from '../../window.ts';
import { gateway, JOBS } from '../conduit/conduit.ts';

const node = select(nodeProcess);
const OF_GATEWAYS = { job: JOBS.gateway } as const;

const NO_GATEWAY = 'No gateway is scraped';

const gatewayTable: Panel = tablePanel({
  id: 11,
  title: 'Which gateway is full?',
  description: [
    'One row per gateway, the busiest first. Sessions and connections as of now, and the most that there were at once in the time shown; bandwidth, event loop and processor over the time shown.',
    'What to do: a loop above 70 % has no room for a peak: add a gateway. One gateway with most of the connections: balance by connections, not by requests. Memory per connection that grows: a leak.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 24, h: 8 },
  key: ['instance'],
  queries: {
    sessions: gateway.gateway_sessions_total.sumBy('instance'),
    connections: gateway.gateway_websocket_connections_total.sumBy('instance'),
    peak: gateway.gateway_websocket_connections_total.sumBy('instance').over(SHOWN, '1m').max(),
    bandwidth: gateway.gateway_websocket_bytes_transmitted_total.rate(SHOWN).sumBy('instance'),
    loop: node.nodejs_eventloop_active_seconds_total.where(OF_GATEWAYS).rate(SHOWN).sumBy('instance'),
    processor: node.process_cpu_seconds_total.where(OF_GATEWAYS).rate(SHOWN).sumBy('instance'),
    memory: node.process_resident_memory_bytes.where(OF_GATEWAYS).sumBy('instance'),
  },
  columns: [
    {
      title: 'Gateway',
      from: { label: 'instance' },
      options: {
        custom: { filterable: true },
        links: [drillDown('Show this gateway', 'conduit-gateway', { instance: 'Gateway' })],
      },
    },
    { title: 'Sessions', from: { value: 'sessions' }, options: number('none', NONE) },
    { title: 'Connections', from: { value: 'connections' }, options: number('none', UNKNOWN) },
    { title: 'Most connections', from: { value: 'peak' }, options: number('none', UNKNOWN) },
    { title: 'Bandwidth', from: { value: 'bandwidth' }, options: number('Bps', UNKNOWN, { decimals: 1 }) },
    {
      title: 'Event loop',
      from: { value: 'loop' },
      options: number('percentunit', UNKNOWN, {
        thresholds: thresholds('text', [0.7, 'orange'], [0.9, 'red']),
        ...COLOURED,
      }),
    },
    { title: 'Processor', from: { value: 'processor' }, options: number('percentunit', UNKNOWN) },
    { title: 'Memory', from: { value: 'memory' }, options: number('bytes', UNKNOWN, { decimals: 1 }) },
  ],
  sort: [
    { column: 'Event loop', descending: true },
    { column: 'Connections', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: NO_GATEWAY },
});

const sessions: Panel = linesOverTime({
  id: 12,
  title: 'Do sessions grow?',
  description: [
    'Open console sessions by type, over all gateways, over 30 days whatever time the dashboard shows.',
    'What to do: the peaks of weeks tell what is needed; plan with twice the highest, so that one of two gateways can carry all.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 8, h: 8 },
  lines: { sessions: gateway.gateway_sessions_total.sumBy('type').legend('{{type}}') },
  unit: 'none',
  decimals: 0,
  noValue: 'No session yet, or no gateway is scraped',
  timeFrom: '30d',
});

const connections: Panel = linesOverTime({
  id: 13,
  title: 'Are connections balanced?',
  description: [
    'Open WebSocket connections by gateway.',
    'What to do: lines that part and stay apart: connections are long, so a restarted gateway stays empty until people come back. Drain the full one.',
  ].join('\n\n'),
  grid: { x: 8, y: 8, w: 8, h: 8 },
  lines: {
    connections: gateway.gateway_websocket_connections_total.sumBy('instance').legend('{{instance}}'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NO_GATEWAY,
});

const bandwidth: Panel = linesOverTime({
  id: 14,
  title: 'Is the line full?',
  description: [
    'Bytes of WebSocket messages per second, by gateway and direction. What lies below (TLS, TCP) comes on top.',
    'What to do: a flat top is the limit of the line, or a limit that was set.',
  ].join('\n\n'),
  grid: { x: 16, y: 8, w: 8, h: 8 },
  lines: {
    bytes: gateway.gateway_websocket_bytes_transmitted_total
      .rate(RATE_WINDOW)
      .sumBy('instance', 'direction')
      .legend('{{instance}} {{direction}}'),
  },
  unit: 'Bps',
  noValue: NO_GATEWAY,
});

/** What gateways carry. Ids 10 to 19. */
export const gateways: Section = {
  id: 10,
  title: 'Do gateways have room?',
  panels: [gatewayTable, sessions, connections, bandwidth],
};
