import { join } from 'node:path';
import { firstStopSignal, logStream, readBuildInfo, untilAborted } from '@lockstep/scrape-endpoint';
import { Command, InvalidArgumentError, Option } from 'commander';
import { backupStore } from './commands/backup.ts';
import { checkStore } from './commands/check.ts';
import { acceptHostRepository, addHost, listHosts, removeHostNamed, rotateHostToken } from './commands/host.ts';
import { type HostOptions, newHost } from './commands/new-host.ts';
import type { OfflineCommand } from './commands/offline-command.ts';
import { restoreStore } from './commands/restore.ts';
import { ConfigError, loadConfig } from './config/load-config.ts';
import { readWebConfig } from './config/read-web-config.ts';
import { makeDataFolder } from './data-folder.ts';
import { PACKAGE_FILE } from './package-file.ts';
import { serve, STORE_FILE } from './serve.ts';

/** Exit codes: 0 done, 1 it could not be done or damage was found, 2 the command line or the settings are wrong. */
const FAILED = 1;
const USAGE = 2;

const build = readBuildInfo(PACKAGE_FILE);
const program = new Command('lockstep-server')
  .description('Fleet server for restic backups: takes reports from agents, serves /metrics.')
  .version(`${build.version} (commit ${build.commit}, Node ${build.nodeVersion})`)
  .option('--config <file>', 'YAML file with settings; the environment (RM_...) wins over it')
  .exitOverride();

program.command('serve', { isDefault: true }).description('serve until SIGTERM (the default)').action(runServer);
addHostCommands(program.command('host').description('enrol and administer hosts, beside a running server or without'));
program
  .command('backup <file>')
  .description('write a consistent copy of the store, also while the server runs')
  .action((file: string) => backupStore(offline(), file));
program
  .command('restore <file>')
  .description('put a copy in the place of the store; the server must be stopped')
  .action((file: string) => {
    makeDataFolder(settings().config.dataDir);
    restoreStore(offline(), file);
  });
program
  .command('check')
  .description('read the whole store and say whether it is whole')
  .action(() => {
    if (!checkStore(offline())) process.exitCode = FAILED;
  });
program
  .command('check-config')
  .description('judge the settings without starting: exit 0 when they can be used, 2 with every problem otherwise')
  .action(checkConfig);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function addHostCommands(host: Command): void {
  host
    .command('add <name>')
    .description('enrol a host and print its token')
    .option('--every <seconds>', 'a successful backup is expected every so many seconds')
    .addOption(new Option('--cron <expression>', 'backups are expected at these times').conflicts('every'))
    .option('--time-zone <name>', 'time zone of --cron, such as Europe/Berlin; default UTC')
    .option('--heartbeat <seconds>', 'how often its agent reports; default 60')
    .option('--wakeful', 'a laptop: never offline')
    .action((name: string, options: HostOptions) => {
      const { config } = settings();
      const host = newHost(name, options);
      makeDataFolder(config.dataDir);
      addHost(offline(), host, config.maxHosts);
    });
  host
    .command('list')
    .description('print the hosts')
    .action(() => listHosts(offline()));
  host
    .command('token <name>')
    .description('give a host a new token and print it')
    .action((name: string) => rotateHostToken(offline(), name));
  host
    .command('remove <name>')
    .description('remove a host with its jobs and alerts')
    .action((name: string) => removeHostNamed(offline(), name));
  host
    .command('accept <name> <repository>')
    .description('accept that another repository is found under a name; what was known of the old one is forgotten')
    .action((name: string, repository: string) => acceptHostRepository(offline(), name, repository));
}

function settings() {
  const { config: file } = program.opts<{ config?: string }>();
  return loadConfig(process.env, file);
}

/** What a command on the store is given. */
function offline(): OfflineCommand {
  const path = join(settings().config.dataDir, STORE_FILE);
  return { path, nowMs: Date.now(), print: (line) => console.log(line) };
}

function checkConfig(): void {
  const { config, warnings } = settings();
  readWebConfig(config.webConfig);
  for (const warning of warnings) console.log(`warning: ${warning}`);
  console.log('The settings can be used.');
}

async function runServer(): Promise<void> {
  const loaded = settings();
  const stop = firstStopSignal();
  const server = await serve(loaded, { logStream: logStream(loaded.config, process.stdout), build });
  process.on('SIGHUP', () => server.reload());
  await untilAborted(stop);
  await server.stop();
}

/** Prints why, without a stack trace, and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) console.error(problem);
    return USAGE;
  }
  // Commander has printed its own messages already.
  if (error instanceof InvalidArgumentError) console.error(error.message);
  if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? 0 : USAGE;
  console.error(error instanceof Error ? error.message : String(error));
  return FAILED;
}
