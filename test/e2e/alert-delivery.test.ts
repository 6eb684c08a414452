import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { heldAlerts, startAlertmanager } from './harness/alertmanager.ts';
import { enrol, sendReports } from './harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, scrapePage, startFleetServer } from './harness/fleet-server.ts';
import { freePort } from './harness/free-port.ts';
import { readPage } from './harness/page.ts';
import { until } from './harness/poll.ts';
import { backupReport } from './harness/reports.ts';
import { Scope } from './harness/scope.ts';

const scope = new Scope();
afterAll(() => scope.close());

const NEEDS = { alertmanager: { program: 'prometheus-alertmanager', suite: 'bookworm' } } as const;

describeWithTools('alerts leave for an Alertmanager', NEEDS, ({ alertmanager: { path } }) => {
  let server: FleetServer;
  let token: string;
  let listen: string;

  beforeAll(async () => {
    listen = `127.0.0.1:${await freePort()}`;
    server = await startFleetServer(scope, { RM_ALERT_URL: `http://${listen}/api/v2/alerts` });
    ({ token } = await enrol(server, { name: 'watched', heartbeat_seconds: 3600 }));
  });

  const held = () => heldAlerts({ url: `http://${listen}` });

  test('an alert raised while nobody listened is delivered later, also after a restart', async () => {
    await sendReports(server, token, [backupReport({ durationSeconds: 1, verdict: 'failed' })]);
    await until('a failed attempt', async () => {
      const attempts = readPage(await scrapePage(server)).samples('lockstep_alert_notifications_total');
      const failed = attempts.find(({ labels }) => labels['result'] === 'failed');
      return (failed?.value ?? 0) > 0 ? true : undefined;
    });
    await server.running.stop();
    server = await restartFleetServer(scope, server);
    await startAlertmanager(scope, { program: path, listen });
    const alerts = await until('the alert to arrive', async () => {
      const found = await held();
      return found.length > 0 ? found : undefined;
    });
    expect(alerts).toMatchObject([
      {
        labels: { alertname: 'BackupFailed', severity: 'critical' },
        annotations: { host: 'watched' },
        status: { state: 'active' },
      },
    ]);
  });

  test('nothing is left to deliver', async () => {
    await until('the outbox to be empty', async () => {
      const page = readPage(await scrapePage(server));
      expect(page.samples('lockstep_alert_notifications_pending')).toMatchObject([{ value: 0 }]);
      return true;
    });
  });

  test('it is resolved there when it is resolved here', async () => {
    await sendReports(server, token, [backupReport({ durationSeconds: 1 })]);
    const left = await until('Alertmanager to let go of it', async () => {
      const found = await held();
      return found.length === 0 ? found : undefined;
    });
    expect(left).toEqual([]);
  });
});
