import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ulid } from 'ulid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bootServer, SCRAPER, stopServers } from '../../test/boot-server.ts';
import { until } from '../../test/raw-http.ts';
import type { Alert } from '@lockstep/protocol';
import type { AlertNotification } from '../storage/store.ts';
import { alertPost, type OutgoingAlert, receiverKind } from './alert-post.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createAlertSender } from './sender.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const ALERT: OutgoingAlert = {
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  kind: 'backup_failed',
  severity: 'critical',
  hostId: '01ARZ3NDEKTSV4RRFFQ69G5FAA',
  host: 'web-1',
  summary: 'The last backup of web-1 failed.',
  raisedAtMs: NOW - 60_000,
  resolvedAtMs: null,
};

test.each([
  ['http://am:9093/api/v2/alerts', 'alertmanager'],
  ['https://am/prefix/api/v2/alerts/', 'alertmanager'],
  ['https://am/api/v2/alerts?x=1', 'alertmanager'],
  ['https://hooks.example/T00/B00', 'webhook'],
  ['https://am/api/v1/alerts', 'webhook'],
])('%s is a %s', (url, kind) => {
  expect(receiverKind(new URL(url))).toBe(kind);
});

describe('what is posted', () => {
  const posted = (alert: OutgoingAlert) =>
    JSON.parse(alertPost('alertmanager', [alert], NOW)) as { labels: Record<string, string>; endsAt: string }[];

  test('to an Alertmanager: an end far away while it is open', () => {
    expect(posted(ALERT)[2]).toEqual({
      labels: {
        alertname: 'BackupFailed',
        severity: 'critical',
        host_id: ALERT.hostId,
        alert_id: ALERT.id,
        source: 'lockstep',
      },
      annotations: { host: 'web-1', summary: 'The last backup of web-1 failed.' },
      startsAt: '2026-11-21T11:59:00.000Z',
      endsAt: '2026-11-22T12:00:00.000Z',
    });
  });

  test('after a change of severity the old one ends', () => {
    const ends = posted(ALERT).map(({ labels, endsAt }) => [labels['severity'], endsAt]);
    expect(ends).toEqual([
      ['info', '2026-11-21T12:00:00.000Z'],
      ['warning', '2026-11-21T12:00:00.000Z'],
      ['critical', '2026-11-22T12:00:00.000Z'],
    ]);
  });

  test('a resolved alert carries the labels that it was raised with, also after a rename', () => {
    const resolved = posted({ ...ALERT, host: 'web-2', resolvedAtMs: NOW });
    expect(resolved.map(({ labels }) => labels)).toEqual(posted(ALERT).map(({ labels }) => labels));
    expect(new Set(resolved.map(({ endsAt }) => endsAt))).toEqual(new Set(['2026-11-21T12:00:00.000Z']));
  });

  test('no end lies before its start, whatever the clock did', () => {
    for (const { endsAt } of posted({ ...ALERT, raisedAtMs: NOW + 60_000 }))
      expect(endsAt >= '2026-11-21T12:01').toBe(true);
  });

  test('to a webhook; of two entries for one alert only the last', () => {
    expect(JSON.parse(alertPost('webhook', [ALERT, { ...ALERT, resolvedAtMs: NOW }], NOW))).toEqual({
      version: 1,
      alerts: [
        {
          id: ALERT.id,
          status: 'resolved',
          kind: 'backup_failed',
          severity: 'critical',
          host_id: ALERT.hostId,
          host: 'web-1',
          summary: 'The last backup of web-1 failed.',
          raised_at: '2026-11-21T11:59:00.000Z',
          resolved_at: '2026-11-21T12:00:00.000Z',
        },
      ],
    });
  });
});

interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A receiver that answers what `status` says. */
async function listen() {
  const state = { status: 200, received: [] as Received[] };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      state.received.push({ path: request.url, headers: request.headers, body });
      response.writeHead(state.status, { location: 'http://127.0.0.1:1/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => (server.close(), server.closeAllConnections()));
  return { state, origin: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const closers: (() => void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await stopServers();
});

describe('credentials', () => {
  test.each([
    ['of the URL become Basic', 'user:p%40ss@', undefined, `Basic ${Buffer.from('user:p@ss').toString('base64')}`],
    ['a token is a bearer', '', 'fake-alert-token', 'Bearer fake-alert-token'],
    ['none', '', undefined, undefined],
  ])('%s', async (_name, userinfo, token, want) => {
    const { state, origin } = await listen();
    await createHttpReceiver(new URL(`http://${userinfo}${origin}/hook`), token).post([ALERT], NOW);
    expect(state.received).toMatchObject([{ path: '/hook' }]);
    expect(state.received[0]?.headers.authorization).toBe(want);
  });

  test.each([
    ['an error status', 500, 'answered 500'],
    ['a redirect', 302, /^no answer/],
  ])('%s is a failure that names no part of the URL', async (_name, status, want) => {
    const { state, origin } = await listen();
    state.status = status;
    await expect(createHttpReceiver(new URL(`http://u:secret@${origin}/secret`)).post([ALERT], NOW)).rejects.toThrow(
      want,
    );
  });

  test('nobody there', async () => {
    const { origin } = await listen();
    for (const close of closers.splice(0)) close();
    const post = createHttpReceiver(new URL(`http://${origin}/secret`)).post([ALERT], NOW);
    await expect(post).rejects.toThrow('no answer (ECONNREFUSED)');
  });
});

describe('the sender', () => {
  let pending: AlertNotification[];
  let open: Alert[];
  let time: number;
  let failing: boolean;
  let posts: OutgoingAlert[][];
  beforeEach(() => {
    [pending, open, time, failing, posts] = [[], [], NOW, false, []];
  });

  const notification = (id: number, event: 'raised' | 'resolved'): AlertNotification => ({
    id,
    event,
    alert: { ...ALERT, subject: '', resolvedAtMs: NOW },
  });
  const sender = (kind: 'alertmanager' | 'webhook' = 'webhook', attempts: object[] = []) =>
    createAlertSender({
      store: {
        pendingNotifications: (limit) => pending.slice(0, limit),
        markNotified: async (ids) => void (pending = pending.filter(({ id }) => !ids.includes(id))),
        alerts: () => ({ items: open, next_cursor: null }),
      },
      receiver: {
        kind,
        async post(alerts) {
          if (failing) throw new Error('answered 500');
          posts.push([...alerts]);
        },
      },
      clock: () => time,
      onAttempt: (attempt) => attempts.push(attempt),
    });

  test('hands everything over in order, in batches, and marks what was delivered', async () => {
    pending = Array.from({ length: 250 }, (_, id) => notification(id, 'raised'));
    await sender().tick();
    expect(posts.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(pending).toEqual([]);
  });

  test('a raising that was resolved meanwhile is still told as raised', async () => {
    pending = [notification(1, 'raised'), notification(2, 'resolved')];
    await sender().tick();
    expect(posts[0]?.map(({ resolvedAtMs }) => resolvedAtMs)).toEqual([null, NOW]);
  });

  test('a failure keeps them and waits twice as long each time, up to five minutes', async () => {
    const attempts: object[] = [];
    const one = sender('webhook', attempts);
    pending = [notification(1, 'raised')];
    failing = true;
    const tried: number[] = [];
    for (let second = 0; second <= 1200; second += 1) {
      time = NOW + second * 1000;
      const before = attempts.length;
      await one.tick();
      if (attempts.length > before) tried.push(second);
    }
    expect(tried).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1111]);
    expect(pending).toHaveLength(1);
    failing = false;
    time += 300_000;
    await one.tick();
    expect(pending).toEqual([]);
    expect(attempts.at(-1)).toEqual({ alerts: 1 });
  });

  test('an Alertmanager is told of open alerts every five minutes; a webhook is not', async () => {
    const { id, kind, severity, hostId: host_id, host, summary } = ALERT;
    open = [{ id, kind, severity, host_id, host, summary, raised_at: new Date(NOW).toISOString(), resolved_at: null }];
    const [alertmanager, webhook] = [sender('alertmanager'), sender('webhook')];
    for (const minute of [0, 1, 4, 5, 9, 10]) {
      time = NOW + minute * 60_000;
      await alertmanager.tick();
      await webhook.tick();
    }
    expect(posts).toHaveLength(3);
    expect(posts[0]).toEqual([{ ...ALERT, raisedAtMs: NOW }]);
  });
});

test('from a failed report to the webhook, and counted', async () => {
  const { state, origin } = await listen();
  const server = await bootServer({ RM_ALERT_URL: `http://${origin}/hook`, RM_ALERT_TOKEN: 'fake-alert-token-1' });
  const { token, host_id } = await server.enrol('web-1');
  const now = new Date().toISOString();
  const job = {
    id: ulid(),
    type: 'job',
    kind: 'backup',
    verdict: 'failed',
    started_at: now,
    finished_at: now,
    duration_seconds: 1,
  };
  await server.ask('POST', '/api/v1/reports', { token, body: { sent_at: now, reports: [job] } });
  await until(() => state.received.length > 0, 15_000);
  expect(JSON.parse(state.received[0]?.body ?? '')).toMatchObject({
    alerts: [{ status: 'raised', kind: 'backup_failed', host: 'web-1', host_id }],
  });
  expect(state.received[0]?.headers.authorization).toBe('Bearer fake-alert-token-1');
  const page = (await server.ask('GET', '/metrics', { token: SCRAPER })).text;
  expect(page).toMatch(/^lockstep_alert_notifications_total\{result="delivered"\} [1-9]/m);
  expect(server.log.join('')).not.toContain(origin);
}, 20_000);
