import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { gateway } from '../conduit/conduit.ts';

const NO_GATEWAY = 'No gateway is scraped';
const BY = ['type', 'direction'] as const;

const bytes = gateway.gateway_websocket_bytes_transmitted_total
  .where(CHOSEN)
  .rate(RATE_WINDOW)
  .sumBy(...BY);
const messages = gateway.gateway_websocket_messages_total
  .where(CHOSEN)
  .rate(RATE_WINDOW)
  .sumBy(...BY);

const connections: Panel = linesOverTime({
  id: 41,
  title: 'How many WebSockets are open?',
  description: [
    'Open WebSocket connections by instance and type of session.',
    'What to do: more connections than open consoles are left behind by browsers that went away. One instance with nearly all of them: the load balancer does not balance.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  lines: {
    connections: gateway.gateway_websocket_connections_total
      .where(CHOSEN)
      .sumBy('instance', 'type')
      .legend('{{instance}} {{type}}'),
  },
  unit: 'none',
  decimals: 0,
  noValue: NO_GATEWAY,
});

const errors: Panel = linesOverTime({
  id: 42,
  title: 'Do WebSockets break?',
  description: [
    'Errors of WebSocket connections per second, by type of session and kind.',
    'What to do: abnormal_closure and reset: something between closes idle connections, mostly a proxy with a short timeout. too_large: a client that does not frame. internal is ours.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: {
    errors: gateway.gateway_websocket_errors_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('type', 'error_type')
      .legend('{{type}} {{error_type}}'),
  },
  unit: 'ops',
  noValue: NO_GATEWAY,
});

const bandwidth: Panel = linesOverTime({
  id: 43,
  title: 'How much do consoles carry?',
  description: [
    'Bytes of WebSocket messages per second, by type of session and direction, seen from the gateway.',
    'What to do: open sessions and no bytes: screens that stand still, or a stream that hangs. VNC outbound is most of it.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 8, h: 8 },
  lines: { bytes: bytes.legend('{{type}} {{direction}}') },
  unit: 'Bps',
  noValue: NO_GATEWAY,
});

const perSecond: Panel = linesOverTime({
  id: 44,
  title: 'How many messages are there?',
  description: [
    'WebSocket messages per second, by type of session and direction.',
    'What to do: many messages cost processor time even when they are small: compare with "How large are messages?".',
  ].join('\n\n'),
  grid: { x: 8, y: 8, w: 8, h: 8 },
  lines: { messages: messages.legend('{{type}} {{direction}}') },
  unit: 'mps',
  noValue: NO_GATEWAY,
});

const size: Panel = linesOverTime({
  id: 45,
  title: 'How large are messages?',
  description: [
    'Bytes per WebSocket message, by type of session and direction. A gap: there was no message.',
    'What to do: a serial console that sends every byte alone (1 B) is framed badly, and costs a message each.',
  ].join('\n\n'),
  grid: { x: 16, y: 8, w: 8, h: 8 },
  lines: { size: bytes.ratio(messages).legend('{{type}} {{direction}}') },
  unit: 'bytes',
  noValue: 'No message yet, or no gateway is scraped',
});

/** WebSockets between people and agents. Ids 40 to 49. */
export const streams: Section = {
  id: 40,
  title: 'Do consoles flow?',
  panels: [connections, errors, bandwidth, perSecond, size],
};
