import { type BuildInfo, logStream, untilAborted } from '@lockstep/scrape-endpoint';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { checkConfig } from './check-config.ts';
import { ConfigError } from './config/config-error.ts';
import { DURATION_PATTERN, durationSeconds } from './config/duration.ts';
import type { LoadedConfig } from './config/exporter-config.ts';
import { loadConfig } from './config/load-config.ts';
import type { Environment } from './config/tool-environment.ts';
import { type RunOptions, runOnce, runTextfile } from './run-once.ts';
import { serve } from './serve.ts';

/** What the program needs of its process. */
export interface ProgramOptions {
  /** Words after the program's name. */
  readonly args: readonly string[];
  readonly env: Environment;
  readonly build: BuildInfo;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Aborted at the first SIGTERM or SIGINT; a second one ends the process. */
  readonly stop: AbortSignal;
  /** Calls back at each SIGHUP. */
  readonly onHangup: (reload: () => void) => void;
}

/** Where the configuration is when nobody says. */
const DEFAULT_FILE = '/etc/lockstep/exporter.yml';

interface Flags {
  readonly 'config.file': string;
  readonly 'web.config.file'?: string;
  /** As Commander spells it. */
  readonly 'web.listenAddress'?: string;
}

interface ServeFlags {
  readonly once?: true;
  readonly textfile?: string;
  readonly every?: number;
}

/** Exit codes: 0 done, 1 something could not be asked or done, 2 the command line or the configuration is wrong. */
const FAILED = 1;
const USAGE = 2;

/** Runs the command line and says how the process has to end. Never rejects. */
export async function runProgram(options: ProgramOptions): Promise<number> {
  let code = 0;
  const program = createProgram(options, (isGood) => {
    code = isGood ? 0 : FAILED;
  });
  try {
    await program.parseAsync(options.args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own messages already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    options.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof ConfigError ? USAGE : FAILED;
  }
}

function createProgram(options: ProgramOptions, onEnd: (isGood: boolean) => void): Command {
  const { env, build, stdout, stderr, stop } = options;
  const program = new Command('lockstep-exporter')
    .description('Prometheus exporter for many restic and Kopia repositories.')
    .version(`${build.version} (commit ${build.commit}, Node ${build.nodeVersion})`)
    .addOption(
      new Option(
        '--config.file <file>',
        'YAML file of the configuration; default: $LOCKSTEP_EXPORTER_CONFIG, else this',
      ).default(env['LOCKSTEP_EXPORTER_CONFIG'] ?? DEFAULT_FILE),
    )
    .option('--web.config.file <file>', 'web configuration file: TLS, users, response headers')
    .option('--web.listen-address <address>', 'address to listen on')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride();
  const load = (): LoadedConfig => {
    const flags = program.opts<Flags>();
    const webConfigFile = flags['web.config.file'];
    const listenAddress = flags['web.listenAddress'];
    return loadConfig(flags['config.file'], {
      env,
      ...(webConfigFile !== undefined && { webConfigFile }),
      ...(listenAddress !== undefined && { listenAddress }),
    });
  };
  const runOptions = (loaded: LoadedConfig): RunOptions => ({
    env,
    build,
    abort: stop,
    logStream: logStream(loaded.config, stderr),
  });
  program
    .command('serve', { isDefault: true })
    .description('ask in the background and serve /metrics until SIGTERM (the default)')
    .addOption(new Option('--once', 'ask every question once, print the page and end').conflicts(['textfile', 'every']))
    .option(
      '--textfile <file>',
      'ask what is due and write the page to this file for the node exporter, instead of serving',
      readTextfile,
    )
    .option('--every <duration>', 'with --textfile: stay, and write so often', readEvery)
    .action(async ({ once, textfile, every }: ServeFlags) => {
      const loaded = load();
      if (once === true) onEnd(await runOnce(loaded, { ...runOptions(loaded), print: (page) => stdout.write(page) }));
      else if (textfile !== undefined)
        onEnd(
          await runTextfile(loaded, {
            ...runOptions(loaded),
            path: textfile,
            ...(every !== undefined && { everySeconds: every }),
          }),
        );
      else await serveUntilStopped(loaded, load, options);
    });
  program
    .command('check-config')
    .description('judge the configuration: estimates, and which passwords open their repositories')
    .option('--offline', 'run no tool')
    .action(async ({ offline = false }: { offline?: boolean }) => {
      const print = (line: string) => stdout.write(`${line}\n`);
      onEnd(await checkConfig(load(), { env, print, opens: !offline, abort: stop }));
    });
  return program;
}

async function serveUntilStopped(
  loaded: LoadedConfig,
  load: () => LoadedConfig,
  options: ProgramOptions,
): Promise<void> {
  const { env, build, stderr, stop, onHangup } = options;
  const exporter = await serve(loaded, { load, env, build, logStream: logStream(loaded.config, stderr) });
  onHangup(() => exporter.reload());
  await untilAborted(stop);
  await exporter.stop();
}

function readEvery(text: string): number {
  if (new RegExp(DURATION_PATTERN, 'u').test(text)) return durationSeconds(text);
  throw new InvalidArgumentError('Write a duration such as 60s or 5m.');
}

function readTextfile(path: string): string {
  if (path.endsWith('.prom')) return path;
  throw new InvalidArgumentError('The node exporter reads files whose names end in .prom only.');
}
