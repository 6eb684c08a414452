import { conduitGateway } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { describe, it } from 'vitest';
import type { WebSocket } from 'ws';
import { webSocketMetrics } from './index.ts';

const { metrics } = createRegistry([conduitGateway]);
declare const socket: WebSocket;
const families = {
  connections: metrics.gateway_websocket_connections_total,
  bytes: metrics.gateway_websocket_bytes_transmitted_total,
  messages: metrics.gateway_websocket_messages_total,
  errors: metrics.gateway_websocket_errors_total,
};
const messageLabels = { direction: 'direction' } as const;
const errorLabels = { error_type: 'error' } as const;
const never = (build: () => unknown) => build;

describe('webSocketMetrics', () => {
  it('asks for the class of a socket in the labels of its connections', () => {
    const sockets = () => webSocketMetrics({ ...families, messageLabels, errorLabels });
    never(() => sockets().track(socket, { type: 'vnc' }));
    // @ts-expect-error the class is missing
    never(() => sockets().track(socket));
    // @ts-expect-error rdp is no type
    never(() => sockets().track(socket, { type: 'rdp' }));
    // @ts-expect-error direction is not of the class
    never(() => sockets().track(socket, { type: 'vnc', direction: 'inbound' }));
  });

  it('asks what each other label shows', () => {
    // @ts-expect-error direction is missing
    never(() => webSocketMetrics({ ...families, messageLabels: {}, errorLabels }));
    // @ts-expect-error error_type is missing
    never(() => webSocketMetrics({ ...families, messageLabels, errorLabels: {} }));
    // @ts-expect-error a message has no error
    never(() => webSocketMetrics({ ...families, messageLabels: { direction: 'error' }, errorLabels }));
    // @ts-expect-error in is no direction of the catalog
    never(() => webSocketMetrics({ ...families, messageLabels: { direction: () => 'in' }, errorLabels }));
  });

  it('refuses other instruments', () => {
    // @ts-expect-error connections rise and fall
    never(() => webSocketMetrics({ ...families, connections: families.bytes, messageLabels, errorLabels }));
    // @ts-expect-error errors are counted
    never(() => webSocketMetrics({ ...families, errors: families.connections, messageLabels, errorLabels: {} }));
  });
});
