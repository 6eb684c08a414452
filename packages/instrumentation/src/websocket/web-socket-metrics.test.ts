import { conduitGateway } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { sampleLines } from '../../test/sample-lines.ts';
import { sizeBytes } from './count-sent.ts';
import { webSocketMetrics } from './web-socket-metrics.ts';

const registryOf = () => createRegistry([conduitGateway]);
let registry: ReturnType<typeof registryOf>;
let server: WebSocketServer;
let url: string;

beforeEach(async () => {
  registry = registryOf();
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', maxPayload: 1000 });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/vnc`;
  tracker().trackServer(server, ({ url: path }) => ({ type: path === '/vnc' ? 'vnc' : 'sol' }));
});

afterEach(async () => {
  for (const socket of server.clients) socket.terminate();
  await new Promise((resolve) => server.close(resolve));
});

function tracker() {
  const { metrics } = registry;
  return webSocketMetrics({
    connections: metrics.gateway_websocket_connections_total,
    bytes: metrics.gateway_websocket_bytes_transmitted_total,
    messages: metrics.gateway_websocket_messages_total,
    errors: metrics.gateway_websocket_errors_total,
    messageLabels: { direction: 'direction' },
    errorLabels: { error_type: 'error' },
  });
}

/** `connections vnc 1`, `messages vnc inbound 2` of all rows that are not zero. */
async function counted(): Promise<string[]> {
  const names = ['connections_total', 'bytes_transmitted_total', 'messages_total', 'errors_total'];
  const lines = await Promise.all(names.map((name) => sampleLines(registry, `gateway_websocket_${name}`)));
  return lines
    .flat()
    .filter((line) => !line.endsWith(' 0'))
    .map((line) =>
      line
        .replace('gateway_websocket_', '')
        .replace(/_t\w+\{|\w+="|"[,}]?/g, ' ')
        .replace(/ +/g, ' '),
    );
}

async function opened(): Promise<{ readonly client: WebSocket; readonly peer: WebSocket }> {
  const client = new WebSocket(url);
  const [[peer]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [[WebSocket], unknown];
  return { client, peer };
}

describe('of a connection is counted', () => {
  it('that it is open, until it is closed by either side', async () => {
    const { client } = await opened();
    const { peer } = await opened();
    await expect.poll(counted).toEqual(['connections vnc 2']);
    client.close();
    await expect.poll(counted).toEqual(['connections vnc 1']);
    peer.close();
    await expect.poll(counted).toEqual([]);
  });

  it('each message in both directions, in bytes of its content', async () => {
    const { client, peer } = await opened();
    client.send('tür');
    client.send(Buffer.alloc(10));
    peer.send('hello');
    await expect
      .poll(counted)
      .toEqual([
        'connections vnc 1',
        'bytes vnc inbound 14',
        'bytes vnc outbound 5',
        'messages vnc inbound 2',
        'messages vnc outbound 1',
      ]);
  });

  it('the end without a closing handshake', async () => {
    const { client } = await opened();
    client.terminate();
    await expect.poll(counted).toEqual(['errors vnc abnormal_closure 1']);
  });

  it('a message that is too large', async () => {
    const { client } = await opened();
    client.send(Buffer.alloc(1001));
    await once(client, 'close');
    await expect.poll(counted).toEqual(['errors vnc too_large 1']);
  });

  it('bytes that are no frame', async () => {
    const socket = await upgraded();
    socket.write(Buffer.from([0xff, 0xff]));
    await once(socket, 'close');
    await expect.poll(counted).toEqual(['errors vnc protocol 1']);
  });

  it('an error of its handlers', async () => {
    const { peer } = await opened();
    peer.emit('error', new Error('of a handler'));
    peer.close();
    await expect.poll(counted).toEqual(['errors vnc internal 1']);
  });
});

describe('what is sent keeps its meaning', () => {
  it('with options, a callback, or both', async () => {
    const { client, peer } = await opened();
    const seen: string[] = [];
    client.on('message', (data, isBinary) => seen.push(`${sizeBytes(data)} ${isBinary}`));
    await new Promise<void>((resolve) => peer.send('a', () => resolve()));
    await new Promise<void>((resolve) => peer.send('b', { binary: true }, () => resolve()));
    peer.send('c', { binary: true });
    peer.send(12);
    await vi.waitFor(() => expect(seen).toEqual(['1 false', '1 true', '1 true', '2 false']));
    await expect.poll(counted).toEqual(['connections vnc 1', 'bytes vnc outbound 5', 'messages vnc outbound 4']);
  });

  it('after the end it is an error for its callback, and not counted', async () => {
    const { peer } = await opened();
    peer.close();
    await once(peer, 'close');
    const error = await new Promise((resolve) => peer.send('late', resolve));
    expect(error).toMatchObject({ message: expect.stringContaining('not open') as string });
    expect(await counted()).toEqual([]);
  });
});

describe('a socket of a client', () => {
  it('is open when it is connected', async () => {
    const client = new WebSocket(url);
    tracker().track(client, { type: 'sol' });
    expect(await counted()).toEqual([]);
    await expect.poll(counted).toEqual(['connections sol 1', 'connections vnc 1']);
    client.close();
    await expect.poll(counted).toEqual([]);
  });

  it('that finds nobody was never open', async () => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const client = new WebSocket(`ws://127.0.0.1:${port}`);
    tracker().track(client, { type: 'sol' });
    await once(client, 'close').catch(() => undefined);
    await expect.poll(counted).toEqual(['errors sol reset 1']);
  });
});

/** A raw connection that has become a WebSocket for the server. */
async function upgraded(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(
    'GET /vnc HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await once(socket, 'data');
  return socket;
}
