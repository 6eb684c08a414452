import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  LOCAL_STACK,
  PLATFORM_JOBS,
  type PlatformAddresses,
  platformFile,
  PORTS,
  prometheusFlags,
} from '@lockstep/provisioning';
import { addressList, defaultPort, readScenario } from '../apps/simulator/src/program.ts';
import { SCENARIOS, type ScenarioName } from '../apps/simulator/src/scenario/scenarios.ts';
import { WHAT_IS_REAL } from '../apps/simulator/src/what-is-real.ts';
import { startWorld, type World } from '../apps/simulator/src/world.ts';
import { unpackedCommand } from '../test/tools/unpacked-command.ts';
import { choosePorts } from './stack/choose-ports.ts';
import { findPrograms } from './stack/find-programs.ts';
import { type Life, makeFolder, runUntilStopped } from './stack/run-until-stopped.ts';
import { startService } from './stack/service.ts';
import { ROOT } from './workspaces.ts';

const USAGE = `npm run demo -- [--scenario NAME]... [--seed N] [--data FOLDER]
Plays Conduit, nixfleet and trc on 127.0.0.1, and starts a Prometheus that watches them, if there is one on this
machine. Ctrl-C stops all of it.
  --scenario NAME   what goes wrong; may be given more than once
  --seed N          of everything that is left to chance; default: 1
  --data FOLDER     keep everything there; default: a temporary folder that goes away at the end
Scenarios: ${Object.keys(SCENARIOS).join(', ')}

${WHAT_IS_REAL.simulated}
${WHAT_IS_REAL.real}`;

const { values: flags } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    data: { type: 'string' },
    help: { type: 'boolean' },
  },
});
if (flags.help === true) console.log(USAGE);
else await runUntilStopped(start);

async function start(life: Life): Promise<void> {
  const scenarios = flags.scenario.map(readScenario);
  const folder = await makeFolder(life, 'demo', flags.data);
  const { prometheus } = findPrograms(console.log, ['prometheus']);
  // Chosen before the components choose theirs, which know nothing of it.
  const ports = await choosePorts({ prometheus: PORTS.prometheus });
  console.log('Starting the components ...');
  const world = await startWorld({
    jobs: PLATFORM_JOBS,
    scenarios,
    seed: Number(flags.seed),
    speed: 1,
    portOf: defaultPort,
    onError: (error) => console.error(error),
  });
  life.atEnd(() => world.close());
  life.goOn();
  world.run();
  const url = prometheus && (await watch(life, { world, folder, program: prometheus, port: ports.prometheus }));
  console.log(`\n${whatRuns(world, scenarios)}\n\n  ${'prometheus'.padEnd(24)} ${url ?? 'not started, see above'}\n`);
  console.log('Ctrl-C stops everything.');
}

function whatRuns(world: World, scenarios: readonly ScenarioName[]): string {
  const names: readonly ScenarioName[] = scenarios.length === 0 ? ['quiet'] : scenarios;
  const told = names.map((name) => `  ${name.padEnd(24)} ${SCENARIOS[name].about}`);
  return [...told, '', addressList(world)].join('\n');
}

/** Starts a Prometheus that scrapes the world and evaluates the rules. Returns where it answers. */
async function watch(
  life: Life,
  { world, folder, program, port }: { world: World; folder: string; program: string; port: number },
): Promise<string> {
  const addresses: PlatformAddresses = Object.fromEntries(
    PLATFORM_JOBS.map((job) => [
      job,
      world.listening.filter((one) => one.job === job).map(({ url }) => new URL(url).host),
    ]),
  );
  await mkdir(join(folder, 'prometheus'), { recursive: true });
  await cp(join(ROOT, 'provisioning/prometheus/rules'), join(folder, 'prometheus/rules'), { recursive: true });
  const { path, text } = platformFile(addresses);
  await writeFile(join(folder, path), text);
  const listen = `127.0.0.1:${port}`;
  const files = { configFile: path, dataFolder: 'prometheus-data', listen };
  const service = startService({
    name: 'prometheus',
    readyUrl: `http://${listen}/-/ready`,
    cwd: folder,
    logFile: join(folder, 'logs/prometheus.log'),
    ...unpackedCommand(program, prometheusFlags(LOCAL_STACK, files)),
  });
  life.atEnd(service.stop);
  await service.ready();
  return `http://${listen}  /targets, /rules, /alerts`;
}
