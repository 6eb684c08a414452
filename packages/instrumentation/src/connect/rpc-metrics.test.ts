import { type Client, Code, ConnectError, createClient, type HandlerContext } from '@connectrpc/connect';
import { fastifyConnectPlugin } from '@connectrpc/connect-fastify';
import { createConnectTransport, createGrpcTransport } from '@connectrpc/connect-node';
import { conduitGateway, conduitManager, counter, defineCatalog, entity, oneOf } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import Fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EchoService } from '../../test/echo-service.ts';
import { sampleLines } from '../../test/sample-lines.ts';
import { rpcMetrics } from './rpc-metrics.ts';

const messages = defineCatalog({
  name: 'toy',
  prefix: 'toy_',
  metrics: {
    toy_rpc_messages_total: counter({
      help: 'Messages.',
      labels: { method: entity('rpc_method', { max: 9 }), direction: oneOf('request', 'response') },
      presence: 'when known',
      since: '0.1.0',
      usage: 'A test.',
    }),
  },
});

/** A deadline that only the server keeps: the client would reset the stream at the same moment. */
const DEADLINE = { 'Connect-Timeout-Ms': '50' };

/** The manager answers and the gateway asks, in one process. */
const registryOf = () => createRegistry([conduitManager, conduitGateway, messages]);

let registry: ReturnType<typeof registryOf>;
let apps: FastifyInstance[];
let client: Client<typeof EchoService>;

const RPC_LABELS = { service: 'service', method: 'method', status: 'status' } as const;

beforeEach(async () => {
  registry = registryOf();
  apps = [];
  client = createClient(
    EchoService,
    createConnectTransport({ baseUrl: await serve(true), httpVersion: '2', interceptors: [asked()] }),
  );
});

afterEach(async () => {
  await Promise.all(apps.map((app) => app.close()));
});

async function serve(http2: boolean): Promise<string> {
  const { metrics } = registry;
  const answered = rpcMetrics({
    calls: metrics.manager_rpc_calls_total,
    duration: metrics.manager_rpc_call_duration_seconds,
    labels: RPC_LABELS,
    messages: { counter: metrics.toy_rpc_messages_total, labels: { method: 'method', direction: 'direction' } },
  });
  const app = http2 ? (Fastify({ http2: true, forceCloseConnections: true }) as unknown as FastifyInstance) : Fastify();
  apps.push(app);
  await app.register(fastifyConnectPlugin, {
    interceptors: [answered],
    routes: (router) => router.service(EchoService, implementation),
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

function asked() {
  return rpcMetrics({
    calls: registry.metrics.gateway_rpc_calls_total,
    duration: registry.metrics.gateway_rpc_call_duration_seconds,
    labels: RPC_LABELS,
  });
}

interface Text {
  readonly value: string;
}

const implementation = {
  async say({ value }: Text, { signal }: HandlerContext) {
    if (value === 'wait') await aborted(signal);
    if (value === 'crash') throw new TypeError('broken');
    if (value in Code) throw new ConnectError('asked for', Code[value as keyof typeof Code]);
    return { value };
  },
  async *count({ value }: Text, { signal }: HandlerContext) {
    for (let i = 0; i < Number.parseInt(value, 10); i++) yield { value: String(i) };
    if (value.endsWith('wait')) await aborted(signal);
    if (value.endsWith('fail')) throw new ConnectError('full', Code.ResourceExhausted);
  },
  async join(texts: AsyncIterable<Text>) {
    let value = '';
    for await (const text of texts) value += text.value;
    return { value };
  },
  async *chat(texts: AsyncIterable<Text>) {
    for await (const { value } of texts) yield { value };
  },
};

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

async function* texts(...values: string[]): AsyncGenerator<Text> {
  for (const value of values) yield await Promise.resolve({ value });
}

async function all(stream: AsyncIterable<Text>): Promise<string[]> {
  const values: string[] = [];
  for await (const { value } of stream) values.push(value);
  return values;
}

const ended = async (side: 'manager' | 'gateway'): Promise<string[]> => {
  const lines = await sampleLines(registry, `${side}_rpc_calls_total`);
  return lines.map((line) => line.replace(/^.*service="test.v1.Echo",method="(\w+)",status="(\w+)"}/, '$1 $2'));
};

async function expectBoth(...want: string[]): Promise<void> {
  for (const side of ['manager', 'gateway'] as const) {
    await vi.waitFor(async () => expect({ [side]: await ended(side) }).toEqual({ [side]: want }));
  }
}

describe('a call is counted on both sides when it', () => {
  it('succeeds', async () => {
    expect(await client.say({ value: 'a' })).toMatchObject({ value: 'a' });
    expect(await client.say({ value: 'b' })).toMatchObject({ value: 'b' });
    await expectBoth('Say ok 2');
  });

  it.each([
    ['InvalidArgument', 'invalid_argument'],
    ['NotFound', 'not_found'],
    ['Unauthenticated', 'unauthenticated'],
    ['DataLoss', 'data_loss'],
  ])('fails with %s', async (value, status) => {
    await expect(client.say({ value })).rejects.toBeInstanceOf(ConnectError);
    await expectBoth(`Say ${status} 1`);
  });

  it('fails by a mistake in the handler', async () => {
    await expect(client.say({ value: 'crash' })).rejects.toBeInstanceOf(ConnectError);
    await vi.waitFor(async () => expect(await ended('manager')).toEqual(['Say unknown 1']));
    expect(await ended('gateway')).toEqual(['Say internal 1']);
  });

  it('is over its deadline', async () => {
    await expect(client.say({ value: 'wait' }, { headers: DEADLINE })).rejects.toBeInstanceOf(ConnectError);
    await expectBoth('Say deadline_exceeded 1');
  });

  it('is given up by the client', async () => {
    const giveUp = new AbortController();
    const call = client.say({ value: 'wait' }, { signal: giveUp.signal });
    await vi.waitFor(async () =>
      expect(await sampleLines(registry, 'toy_rpc_messages_total')).toContain(
        'toy_rpc_messages_total{method="Say",direction="request"} 1',
      ),
    );
    giveUp.abort();
    await expect(call).rejects.toBeInstanceOf(ConnectError);
    await expectBoth('Say canceled 1');
  });

  it('finds nobody', async () => {
    const nobody = createConnectTransport({
      baseUrl: 'http://127.0.0.1:1',
      httpVersion: '1.1',
      interceptors: [asked()],
    });
    await expect(createClient(EchoService, nobody).say({ value: 'a' })).rejects.toBeInstanceOf(ConnectError);
    expect(await ended('gateway')).toEqual(['Say unavailable 1']);
    expect(await ended('manager')).toEqual([]);
  });
});

describe('a stream is counted on both sides when it', () => {
  it('of each kind ends', async () => {
    expect(await all(client.count({ value: '3' }))).toEqual(['0', '1', '2']);
    expect(await client.join(texts('a', 'b'))).toMatchObject({ value: 'ab' });
    expect(await all(client.chat(texts('x', 'y')))).toEqual(['x', 'y']);
    await expectBoth('Chat ok 1', 'Count ok 1', 'Join ok 1');
  });

  it('fails in the middle', async () => {
    await expect(all(client.count({ value: '2fail' }))).rejects.toThrow('full');
    await expectBoth('Count resource_exhausted 1');
  });

  it('is over its deadline', async () => {
    await expect(all(client.count({ value: '1wait' }, { headers: DEADLINE }))).rejects.toBeInstanceOf(ConnectError);
    await expectBoth('Count deadline_exceeded 1');
  });

  it('is given up by the client', async () => {
    const giveUp = new AbortController();
    const reading = client.count({ value: '1wait' }, { signal: giveUp.signal })[Symbol.asyncIterator]();
    await reading.next();
    giveUp.abort();
    await expect(reading.next()).rejects.toBeInstanceOf(ConnectError);
    await expectBoth('Count canceled 1');
  });
});

it('the time of a stream is the time to its end', async () => {
  await expect(all(client.count({ value: '1wait' }, { headers: DEADLINE }))).rejects.toBeInstanceOf(ConnectError);
  await expectBoth('Count deadline_exceeded 1');
  for (const side of ['manager', 'gateway']) {
    const [sum = ''] = await sampleLines(registry, `${side}_rpc_call_duration_seconds_sum`);
    expect(sum).toContain('{service="test.v1.Echo",method="Count"} ');
    expect(Number(sum.split(' ').at(-1))).toBeGreaterThan(0.04);
  }
});

it('messages are counted where a metric for them is given', async () => {
  await client.say({ value: 'a' });
  await all(client.count({ value: '3' }));
  await all(client.chat(texts('x', 'y')));
  await expectBoth('Chat ok 1', 'Count ok 1', 'Say ok 1');
  expect(await sampleLines(registry, 'toy_rpc_messages_total')).toEqual([
    'toy_rpc_messages_total{method="Chat",direction="request"} 2',
    'toy_rpc_messages_total{method="Chat",direction="response"} 2',
    'toy_rpc_messages_total{method="Count",direction="request"} 1',
    'toy_rpc_messages_total{method="Count",direction="response"} 3',
    'toy_rpc_messages_total{method="Say",direction="request"} 1',
    'toy_rpc_messages_total{method="Say",direction="response"} 1',
  ]);
});

it('HTTP/1.1 and the protocol of gRPC are counted alike', async () => {
  const baseUrl = await serve(false);
  const old = createConnectTransport({ baseUrl, httpVersion: '1.1', interceptors: [asked()] });
  await createClient(EchoService, old).say({ value: 'a' });
  await expect(all(createClient(EchoService, old).count({ value: '1fail' }))).rejects.toBeInstanceOf(ConnectError);
  const grpc = createGrpcTransport({ baseUrl: await serve(true), interceptors: [asked()] });
  await createClient(EchoService, grpc).say({ value: 'a' });
  await expectBoth('Count resource_exhausted 1', 'Say ok 2');
});
