#!/usr/bin/env node
import { Command } from 'commander';
import { readBuildInfo } from './build-info.ts';
import { ConfigError, loadConfig } from './config/load-config.ts';
import { readWebConfig } from './config/read-web-config.ts';
import { logStream } from './logging.ts';
import { serve } from './serve.ts';

/** Exit codes: 0 done, 1 it could not be done, 2 the command line or the settings are wrong. */
const FAILED = 1;
const USAGE = 2;

const build = readBuildInfo();
const program = new Command('lockstep-server')
  .description('Fleet server for restic backups: takes reports from agents, serves /metrics.')
  .version(`${build.version} (commit ${build.commit}, Node ${build.nodeVersion})`)
  .option('--config <file>', 'YAML file with settings; the environment (RM_...) wins over it')
  .exitOverride();

program.command('serve', { isDefault: true }).description('serve until SIGTERM (the default)').action(runServer);
program
  .command('check-config')
  .description('judge the settings without starting: exit 0 when they can be used, 2 with every problem otherwise')
  .action(() => {
    const { config, warnings } = settings();
    readWebConfig(config.webConfig);
    for (const warning of warnings) console.log(`warning: ${warning}`);
    console.log('The settings can be used.');
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function settings() {
  const { config: file } = program.opts<{ config?: string }>();
  return loadConfig(process.env, file);
}

async function runServer(): Promise<void> {
  const loaded = settings();
  const server = await serve(loaded, { logStream: logStream(loaded.config, process.stdout) });
  process.on('SIGHUP', () => server.reload());
  const stop = (): void => {
    // From here on a second signal has its default effect: the process ends at once.
    process.off('SIGTERM', stop).off('SIGINT', stop);
    server.stop().catch((error: unknown) => {
      process.exitCode = report(error);
    });
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

/** Prints why, without a stack trace, and returns the exit code. */
function report(error: unknown): number {
  if (error instanceof ConfigError) {
    for (const problem of error.problems) console.error(problem);
    return USAGE;
  }
  // Commander has printed its message already.
  if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? 0 : USAGE;
  console.error(error instanceof Error ? error.message : String(error));
  return FAILED;
}
