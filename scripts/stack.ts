import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LOCAL_STACK, PORTS, type Stack } from '@lockstep/provisioning';
import { fillFolder } from '../apps/cli/src/commands/generate/fill-folder.ts';
import { planFiles } from '../apps/cli/src/commands/generate/plan-files.ts';
import { startAlertReceiver } from './stack/alert-receiver.ts';
import { choosePorts } from './stack/choose-ports.ts';
import { type DemoRepository, makeDemoRepositories } from './stack/demo-repositories.ts';
import { exporterConfig } from './stack/exporter-config.ts';
import { findPrograms } from './stack/find-programs.ts';
import { type Life, makeFolder, runUntilStopped } from './stack/run-until-stopped.ts';
import { startService } from './stack/service.ts';
import { type StackPlace, stackCommands } from './stack/stack-commands.ts';
import { whereThingsAre } from './stack/where-things-are.ts';

const USAGE = `npm run stack -- [--data FOLDER]
Starts fleet server, exporter, Prometheus, Alertmanager and node exporter on 127.0.0.1, as far as they are on this
machine, with repositories to look at. Ctrl-C stops all of it.
  --data FOLDER   keep everything there; default: a temporary folder that goes away at the end`;

const { values: flags } = parseArgs({ options: { data: { type: 'string' }, help: { type: 'boolean' } } });
if (flags.help === true) console.log(USAGE);
else await runUntilStopped(start);

async function start(life: Life): Promise<void> {
  const folder = await makeFolder(life, 'stack', flags.data);
  const programs = findPrograms(console.log);
  const ports = await choosePorts(PORTS);
  const stack = stackOn(ports);
  const demo = programs.restic === undefined ? [] : await makeDemo(life, programs.restic, folder);
  life.goOn();
  const exporterConfigFile = await writeConfiguration({ folder, stack, demo, restic: programs.restic });
  await receiveAlerts(life, ports.webhook);
  const place = { folder, stack, ports, programs, ...(exporterConfigFile === undefined ? {} : { exporterConfigFile }) };
  const running = await startServices(life, place);
  console.log(`\n${whereThingsAre(place, demo, running)}\n`);
  console.log('Alerts are printed here as Alertmanager tells them. Ctrl-C stops everything.');
}

function stackOn(ports: Record<keyof typeof PORTS, number>): Stack {
  return {
    ...LOCAL_STACK,
    targets: {
      exporter: [`127.0.0.1:${ports.exporter}`],
      node: [`127.0.0.1:${ports.nodeExporter}`],
      server: [`127.0.0.1:${ports.server}`],
    },
    ports,
    alertWebhook: `http://127.0.0.1:${ports.webhook}/alerts`,
    watchdogWebhook: `http://127.0.0.1:${ports.webhook}/watchdog`,
  };
}

/** The end waits for it: restic must not write into a folder that is being removed. */
async function makeDemo(life: Life, restic: string, folder: string): Promise<readonly DemoRepository[]> {
  console.log('Making repositories to look at ...');
  const made = makeDemoRepositories(restic, join(folder, 'demo'));
  life.atEnd(() => made.then(() => undefined));
  return made;
}

interface Configuration {
  readonly folder: string;
  readonly stack: Stack;
  readonly demo: readonly DemoRepository[];
  readonly restic: string | undefined;
}

/** Writes all of it anew. Returns the exporter's own file, when there is something for the exporter to look at. */
async function writeConfiguration({ folder, stack, demo, restic }: Configuration): Promise<string | undefined> {
  const newSecret = () => randomBytes(32).toString('hex');
  await fillFolder(folder, await planFiles({ profile: 'full', stack, login: undefined, newSecret }), true);
  if (restic === undefined) return undefined;
  const file = join(folder, 'exporter', 'exporter.yml');
  const [listen = ''] = stack.targets.exporter;
  const stateDir = join(folder, 'exporter-state');
  await writeFile(file, exporterConfig({ listen, stateDir, restic, repositories: demo }));
  return file;
}

async function receiveAlerts(life: Life, port: number): Promise<void> {
  const receiver = await startAlertReceiver(port, (line) => console.log(`ALERT  ${line}`));
  life.atEnd(() => {
    receiver.closeAllConnections();
    receiver.close();
  });
}

/** Returns the names of those that run. One that does not is told of, and the others go on: rules shall find it out. */
async function startServices(life: Life, place: StackPlace): Promise<ReadonlySet<string>> {
  const running = new Set<string>();
  for (const command of stackCommands(place)) {
    life.goOn();
    const service = startService(command);
    life.atEnd(service.stop);
    try {
      await service.ready();
      running.add(service.name);
      void service.ended.then(
        (how) => life.isStopping() || console.log(`${service.name} ended with ${how}: ${command.logFile}`),
      );
    } catch (error) {
      life.goOn();
      console.error(error instanceof Error ? error.message : error);
    }
  }
  return running;
}
