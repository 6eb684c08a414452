import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { findTool, type Suite } from '../tools/find-tool.ts';
import { type Agent, installAgent, startAgent } from './harness/agent.ts';
import { allAlerts, allHosts, enrol, sendReports } from './harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, startFleetServer } from './harness/fleet-server.ts';
import { throughout, until } from './harness/poll.ts';
import type { Running } from './harness/process.ts';
import { queryInstant } from './harness/query-api.ts';
import { backupReport } from './harness/reports.ts';
import { Scope } from './harness/scope.ts';
import type { Scraper } from './harness/scraper.ts';
import { startWebhook, type ToldAlert, type Webhook } from './harness/webhook.ts';
import { receiverPath, startWatches, type WatchRow, WATCHES } from './push/alerting.ts';
import { type KopiaHost, lookAtKopia, setKopiaWorld, setUpKopiaHost, snapshotCreate } from './push/kopia-host.ts';
import { PUSH_HOSTS, type PushPart } from './push/hosts.ts';
import { backUp, look, resticAside, type ResticHost, setUpResticHost, type Watched } from './push/restic-host.ts';
import { backUpNothing, OVERDUE_SECONDS, PAUSED_SNAPSHOT } from './push/story.ts';

const scope = new Scope();
afterAll(() => scope.close());

const PARTS = ['good', 'paused', 'failing', 'kopia', 'overdue', 'silent'] as const satisfies readonly PushPart[];
type Part = (typeof PARTS)[number];

/** Longer than a restart may make anything wait: five evaluations of the server, and the shortest `for` of a rule. */
const RESTART_MS = 10_000;

const KOPIA_PATH = '/srv/rec-kopia/src/docs';
const TROUBLES = [
  'BackupCollectorSilent silent',
  'BackupFailing failing',
  'BackupOverdue overdue',
  // In the place of the other alert about the same run.
  `KopiaBackupFailed ${KOPIA_PATH}`,
];
/** What is told of, in the order of `lines`. */
const FIRING = TROUBLES.map((name) => `firing ${name}`);
const RESOLVED = TROUBLES.map((name) => `resolved ${name}`);

const NEEDS = {
  restic: { program: 'restic', suite: 'trixie' },
  prometheus: { program: 'prometheus', suite: 'bookworm' },
  alertmanager: { program: 'prometheus-alertmanager', suite: 'bookworm' },
} as const;

describeWithTools('troubles of hosts that report reach a webhook', NEEDS, ({ restic }) => {
  let server: FleetServer;
  let agents: Readonly<Record<Part, Agent>>;
  let hosts: Readonly<Record<'good' | 'paused' | 'failing', ResticHost>>;
  let kopia: KopiaHost;
  let daemon: Running;
  let webhook: Webhook;
  let watches: ReadonlyMap<Suite, Scraper>;

  const told = (row: WatchRow): readonly ToldAlert[] => webhook.told(receiverPath(row, 'alerts'));
  const installed = WATCHES.filter(({ suite }) =>
    (['prometheus', 'prometheus-alertmanager'] as const).every(
      (program) => !('missing' in findTool(program, { suite })),
    ),
  );
  /** One line for each time that a receiver was told of an alert. */
  const lines = (row: WatchRow): string[] => told(row).map(lineOf).sort();
  const untilTold = (what: string, wanted: (alerts: readonly ToldAlert[]) => boolean) =>
    until(what, () => (installed.every((row) => wanted(told(row))) ? true : undefined), { deadlineMs: 60_000 });

  beforeAll(async () => {
    server = await startFleetServer(scope);
    const enrolled: Partial<Record<Part, Agent>> = {};
    for (const part of PARTS) enrolled[part] = installAgent(scope, server, await enrol(server, PUSH_HOSTS[part]));
    agents = enrolled as Record<Part, Agent>;
    const setUp = (part: 'good' | 'paused' | 'failing') =>
      setUpResticHost(scope, agents[part], { name: PUSH_HOSTS[part].name, restic: restic.path });
    hosts = { good: await setUp('good'), paused: await setUp('paused'), failing: await setUp('failing') };
    for (const host of [hosts.good, hosts.failing]) {
      await backUp(host);
      await look(host);
    }
    const { paused } = hosts;
    await resticAside(paused, ['backup', '--host', paused.name, '--time', PAUSED_SNAPSHOT, paused.documents]);
    await look(paused);
    kopia = setUpKopiaHost(scope, agents.kopia);
    await runKopia(kopia, 'first');
    await lookAtKopia(kopia);
    daemon = startAgent(scope, agents.silent, ['report', '--every', '1s']);
    webhook = await startWebhook(scope);
    watches = await startWatches(scope, server, webhook.url);
  }, 120_000);

  test('while all is well, only the Watchdog is told of', async () => {
    for (const row of installed) {
      await until(`${row.name} to have evaluated`, async () => {
        const url = watches.get(row.suite)?.url ?? '';
        expect(await queryInstant(url, 'count(source:backup_overdue:quantity)')).toMatchObject([{ value: 4 }]);
        return webhook.told(receiverPath(row, 'watchdog')).length > 0 ? true : undefined;
      });
      expect(lines(row)).toEqual([]);
    }
  });

  describe('a backup fails, one is overdue, and an agent is stopped', () => {
    let failed: Watched;

    beforeAll(async () => {
      failed = await backUpNothing(hosts.failing);
      await runKopia(kopia, 'source-missing');
      const old = backupReport({ durationSeconds: 90, agoSeconds: OVERDUE_SECONDS });
      await sendReports(server, agents.overdue.token, [old]);
      await daemon.stop();
      await untilTold('every receiver to be told of every trouble', (alerts) => alerts.length >= TROUBLES.length);
    }, 90_000);

    test('the run failed as its source was missing', () => {
      expect(failed.ending).toMatchObject({ code: 1, stderr: expect.stringContaining('do not exist') });
    });

    testReceivers('is told of each once, and of nothing else', { lines, wanted: FIRING });

    test('the messages name host and path', () => {
      for (const row of installed) {
        const texts = told(row).map(({ labels, annotations }) => [labels['alertname'], annotations['summary']]);
        expect(Object.fromEntries(texts)).toEqual({
          BackupCollectorSilent: 'Host silent does not report any more',
          BackupFailing: `Backup of failing:${hosts.failing.documents} fails`,
          BackupOverdue: 'Backup of overdue:/home is overdue',
          KopiaBackupFailed: 'Backup operation failed',
        });
        const kopiaText = told(row).find(({ labels }) => labels['alertname'] === 'KopiaBackupFailed')?.annotations;
        expect(kopiaText?.['description']).toContain(`The last run of Kopia for ${KOPIA_PATH} `);
      }
    });

    test('a restart of the server resolves nothing and tells of nothing again', async () => {
      const before = installed.map(lines);
      await server.running.stop();
      server = await restartFleetServer(scope, server);
      await throughout(RESTART_MS, () => expect(installed.map(lines)).toEqual(before));
      const open = (await allAlerts(server)).filter(({ resolved_at }) => resolved_at === null);
      expect(open.map(({ host, kind }) => `${host}: ${kind}`).sort()).toEqual([
        'alpha: backup_failed',
        'failing: backup_failed',
        'overdue: backup_overdue',
        'silent: host_offline',
      ]);
    });
  });

  describe('a good run, a good report, and the agent is back', () => {
    beforeAll(async () => {
      await backUp(hosts.failing);
      await runKopia(kopia, 'first');
      await sendReports(server, agents.overdue.token, [backupReport({ durationSeconds: 90 })]);
      startAgent(scope, agents.silent, ['report', '--every', '1s']);
      await untilTold('every receiver to be told that all is over', (alerts) => alerts.length >= 2 * TROUBLES.length);
    }, 90_000);

    testReceivers('is told once that each is over, and of nothing else', { lines, wanted: [...FIRING, ...RESOLVED] });

    test('every host is well', async () => {
      const states = (await allHosts(server)).map(({ name, state, open_alerts }) => `${name} ${state} ${open_alerts}`);
      expect(states.sort()).toEqual(PARTS.map((part) => `${PUSH_HOSTS[part].name} online 0`).sort());
    });
  });
});

/** Wraps a Kopia that plays a recording of a backup. */
async function runKopia(host: KopiaHost, recording: string): Promise<void> {
  setKopiaWorld(host, { from: 'good@600', answers: { 'snapshot create': `snapshot-create/${recording}` } });
  await snapshotCreate(host, KOPIA_PATH);
}

/** A test for the receiver of each Prometheus; one that is not installed is a loud skip, or an error in CI. */
function testReceivers(
  what: string,
  { lines, wanted }: { readonly lines: (row: WatchRow) => string[]; readonly wanted: readonly string[] },
): void {
  for (const row of WATCHES) {
    const { suite } = row;
    const needs = {
      prometheus: { program: 'prometheus', suite },
      alertmanager: { program: 'prometheus-alertmanager', suite },
    } as const;
    describeWithTools(row.name, needs, () => {
      test(what, () => expect(lines(row)).toEqual(wanted));
    });
  }
}

/** A silent host has no source, and goes by the name of its collector; the specification's alert knows only a path. */
function lineOf({ status, labels }: ToldAlert): string {
  return `${status} ${labels['alertname']} ${labels['host'] ?? labels['name'] ?? labels['path']}`;
}
