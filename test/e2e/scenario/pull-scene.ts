import { chmodSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tool } from '../../tools/find-tool.ts';
import { type ExporterProcess, startExporter } from '../harness/exporter.ts';
import { freePort } from '../harness/free-port.ts';
import { startNodeExporter } from '../harness/node-exporter.ts';
import { until } from '../harness/poll.ts';
import type { Scope } from '../harness/scope.ts';
import { startWebhook, type Webhook } from '../harness/webhook.ts';
import { expectedPullAlerts, type PullAlert } from './pull-alerts.ts';
import { pullExporterConfig } from './pull-exporter-config.ts';
import { type KopiaRepositories, kopiaRepositoryId, playKopia } from './pull-kopia.ts';
import { forgetAll, leaveOldLock, losePack, makePullRepositories, type PullRepositories } from './pull-repositories.ts';
import { startPullWatchers, type Watcher } from './pull-watchers.ts';
import type { Scrapers } from './scrapers.ts';

/** The programs of the scene, besides those that scrape. */
export interface PullPrograms {
  readonly restic: Tool;
  readonly oldRestic: Tool;
  readonly nodeExporter: Tool;
  readonly alertmanager: Tool;
  readonly vmalert: Tool;
}

/** Repositories of both tools in every state, one exporter that asks them, and everyone who watches. */
export interface PullScene {
  exporter: ExporterProcess;
  readonly exporterAddress: string;
  readonly nodeExporterUrl: string;
  readonly made: PullRepositories;
  readonly webhook: Webhook;
  readonly watchers: readonly Watcher[];
  readonly scrapers: Scrapers;
  /** What all of this must raise. */
  readonly alerts: readonly PullAlert[];
  /** Kills the exporter as a crash does, and starts it again on its port and its state. */
  crash(): Promise<void>;
  /** What `restic` is for the exporter: the real one, or one that never says a word. */
  setRestic(which: 'real' | 'hanging'): void;
  /** Repairs what can be repaired. */
  repair(): Promise<void>;
}

/** Everything up and asked once; then two repositories lose what they had. */
export async function openPullScene(scope: Scope, programs: PullPrograms): Promise<PullScene> {
  const folder = scope.folder('pull');
  const made = await makePullRepositories(scope, { current: programs.restic.path, old: programs.oldRestic.path });
  leaveOldLock(made.locked);
  const putPackBack = losePack(made.damaged);
  const kopia = playKopia(folder);
  const setPassword = passwordsIn(folder, made);
  const setRestic = resticIn(folder, programs.restic.path);
  const exporterAddress = `127.0.0.1:${await freePort()}`;
  const config = (checkEvery: string) => ({
    listen: exporterAddress,
    state_dir: join(folder, 'state'),
    ...pullExporterConfig({ folder, made, kopia, checkEvery }),
  });
  const start = () => startExporter(scope, config('1h'));
  const exporter = await start();
  const watching = await watch(scope, programs, exporterAddress);
  const scene: PullScene = {
    exporter,
    exporterAddress,
    made,
    ...watching,
    alerts: expectedPullAlerts(made, exporterAddress),
    setRestic,
    async crash() {
      scene.exporter.signal('SIGKILL');
      await scene.exporter.ended;
      scene.exporter = await start();
    },
    async repair() {
      await made.locked.restic('unlock', '--remove-all');
      await made.shared.backUp('overdue');
      putPackBack();
      kopia.become('kopia-canceled', 'good again');
      setPassword('right');
      // A check comes once an hour: nobody waits for it.
      await scene.exporter.reconfigure(config('20s'));
    },
  };
  await lose(scene, kopia);
  return scene;
}

async function watch(scope: Scope, programs: PullPrograms, exporter: string) {
  const { url: nodeExporterUrl } = await startNodeExporter(scope, programs.nodeExporter.path);
  const webhook = await startWebhook(scope);
  const places = { exporter, nodeExporter: new URL(nodeExporterUrl).host };
  const watchers = await startPullWatchers(scope, { programs, webhook, places });
  const scrapers: Scrapers = new Map(watchers.map((watcher) => [watcher.name, watcher]));
  return { nodeExporterUrl, webhook, watchers, scrapers };
}

/** What is lost must have been seen before. */
async function lose({ exporter, made }: PullScene, kopia: KopiaRepositories): Promise<void> {
  const repositories = [made.losing.id, kopiaRepositoryId('kopia-emptied')];
  await until(
    'what is about to be lost to be seen',
    async () => {
      const points = (await exporter.page())
        .split('\n')
        .filter((line) => line.startsWith('backup_newest_restore_point_timestamp_seconds'));
      const isSeen = (id: string): boolean => points.some((line) => line.includes(`repository="${id}"`));
      return repositories.every(isSeen) ? true : undefined;
    },
    { deadlineMs: 60_000 },
  );
  await forgetAll(made.losing);
  kopia.become('kopia-emptied', 'emptied');
}

/** The password of all repositories, and a file that has another one in the beginning. */
function passwordsIn(folder: string, { good }: PullRepositories): (which: 'right' | 'wrong') => void {
  const right = good.env['RESTIC_PASSWORD'] ?? '';
  const write = (name: string, password: string): void =>
    writeFileSync(join(folder, name), `${password}\n`, { mode: 0o600 });
  const set = (which: 'right' | 'wrong'): void => write('password-of-one', which === 'right' ? right : 'not this one');
  write('password', right);
  set('wrong');
  return set;
}

/** The exporter is given a link, which can lead to another program from one command to the next. */
function resticIn(folder: string, real: string): (which: 'real' | 'hanging') => void {
  const hanging = join(folder, 'hanging-restic');
  // Longer than anybody waits, and over by itself.
  writeFileSync(hanging, '#!/bin/sh\nexec sleep 60\n');
  chmodSync(hanging, 0o755);
  const set = (which: 'real' | 'hanging'): void => {
    symlinkSync(which === 'real' ? real : hanging, join(folder, 'restic.next'));
    renameSync(join(folder, 'restic.next'), join(folder, 'restic'));
  };
  set('real');
  return set;
}
