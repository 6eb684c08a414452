import { hostname } from 'node:os';
import { Command, CommanderError, Option } from 'commander';
import { JOB_KINDS, type JobKind, type NewHost } from '@lockstep/protocol';
import { ingest } from './commands/ingest.ts';
import { join } from './commands/join.ts';
import { report } from './commands/report.ts';
import { restoreTest } from './commands/restore-test.ts';
import { type ProcessEnd, run } from './commands/run.ts';
import { readCount } from './count.ts';
import { readDuration } from './duration.ts';
import { readSize } from './size.ts';
import type { Environment } from './settings.ts';
import { UsageError } from './usage-error.ts';
import { AGENT_VERSION } from './version.ts';

/** What the program needs of its process. */
export interface ProgramOptions {
  /** Words after the program's name. */
  readonly args: readonly string[];
  readonly env: Environment;
  /** Says a line on standard error. */
  readonly log: (line: string) => void;
  /** Aborted when the process is asked to stop; only asked for by commands that wait. */
  readonly stopSignal: () => AbortSignal;
}

const DAY = 86_400;
const ENVIRONMENT = `
Environment:
  LOCKSTEP_SERVER_URL       the server; default: what \`join\` wrote down
  LOCKSTEP_TOKEN_FILE       file with this host's token; default: token in the state folder
  LOCKSTEP_STATE_DIR        folder for token, spool and memory; default: /var/lib/lockstep-agent for root,
                            else ~/.local/state/lockstep-agent
  LOCKSTEP_CA_FILE          PEM file of the authorities that the server's certificate is checked against
  LOCKSTEP_JOIN_TOKEN       token for \`join\`, or LOCKSTEP_JOIN_TOKEN_FILE
  LOCKSTEP_RESTIC, LOCKSTEP_KOPIA   programs for \`report\` and \`restore-test\`; default: restic, kopia
  RESTIC_REPOSITORY, RESTIC_PASSWORD_FILE, ...   lead them to a repository of restic
  KOPIA_CONFIG_PATH, KOPIA_PASSWORD, ...         lead them to a repository of Kopia`;

/** Runs the command line and says how the process has to end. Never rejects: exit code 2 is a mistake in the call. */
export async function runProgram(options: ProgramOptions): Promise<ProcessEnd> {
  let end: ProcessEnd = { code: 0 };
  const program = createProgram(options, (ended) => {
    end = ended;
  });
  try {
    await program.parseAsync(options.args, { from: 'user' });
    return end;
  } catch (error) {
    if (error instanceof CommanderError) return { code: error.exitCode === 0 ? 0 : 2 };
    options.log(error instanceof Error ? error.message : String(error));
    return { code: error instanceof UsageError ? 2 : 1 };
  }
}

type OnEnd = (end: ProcessEnd) => void;

function createProgram(options: ProgramOptions, onEnd: OnEnd): Command {
  const program = new Command('lockstep-agent')
    .description('Tells a Lockstep server how the backups of this host went.')
    .version(AGENT_VERSION)
    .exitOverride()
    .enablePositionalOptions()
    .addHelpText('after', ENVIRONMENT);
  addRun(program, options, onEnd);
  addReport(program, options, onEnd);
  addRestoreTest(program, options, onEnd);
  addJoin(program, options);
  addIngest(program, options, onEnd);
  return program;
}

const kindOption = (): Option => new Option('--kind <kind>', 'what the run is for').choices([...JOB_KINDS]);

interface PlaceFlags {
  readonly repository?: string;
  readonly source?: string;
}

function addPlaceFlags(command: Command): Command {
  return command
    .option('--repository <name>', 'name of the repository; default: where it is')
    .option('--source <name>', 'name of what is backed up; default: its paths');
}

function addRun(program: Command, { env, log }: ProgramOptions, onEnd: OnEnd): void {
  const command = program.command('run').description('Run a command, pass everything through, report what it came to.');
  addPlaceFlags(command)
    .addOption(kindOption())
    .option('--timeout <duration>', 'end the command after so long, for example 6h; default: never')
    .argument('<command...>', 'the command with its arguments, after --')
    .passThroughOptions()
    .action(async (argv: string[], flags: PlaceFlags & { kind?: JobKind; timeout?: string }) => {
      const { timeout, ...rest } = flags;
      const timeoutSeconds =
        timeout === undefined ? {} : { timeoutSeconds: seconds('--timeout', timeout, 0.001, 24 * DAY) };
      onEnd(await run({ argv, ...rest, ...timeoutSeconds, env, log }));
    });
}

interface ReportFlags {
  readonly every?: string;
  readonly factsEvery: string;
  readonly factsTimeout: string;
  readonly repository?: string;
  readonly repositoryEnv: readonly string[];
}

function addReport(program: Command, { env, log, stopSignal }: ProgramOptions, onEnd: OnEnd): void {
  program
    .command('report')
    .description('Report that this host lives and what its repositories hold.')
    .option('--every <duration>', 'stay and report again and again, for example 60s')
    .option('--facts-every <duration>', 'look at each repository so often; a look costs about 2 s and 60 MiB', '15m')
    .option('--facts-timeout <duration>', 'give up a command of a look after so long', '5m')
    .option('--repository <name>', 'name of the repository that the environment leads to')
    .option(
      '--repository-env <[name=]file>',
      'look at one more repository: a file of RESTIC_...=value lines',
      collect,
      [],
    )
    .action(async ({ every, factsEvery, factsTimeout, repositoryEnv, repository }: ReportFlags) => {
      const code = await report({
        ...(every === undefined ? {} : { everySeconds: seconds('--every', every, 1, DAY) }),
        factsEverySeconds: seconds('--facts-every', factsEvery, 0, 30 * DAY),
        factsDeadlineSeconds: seconds('--facts-timeout', factsTimeout, 1, DAY),
        ...(repository === undefined ? {} : { repository }),
        envFiles: repositoryEnv,
        env,
        log,
        abort: stopSignal(),
      });
      onEnd({ code });
    });
}

interface RestoreTestFlags {
  readonly files: string;
  readonly maxFileSize: string;
  readonly host?: string;
  readonly path?: string;
  readonly target?: string;
  readonly timeout: string;
  readonly repository?: string;
  readonly repositoryEnv: readonly string[];
}

function addRestoreTest(program: Command, { env, log, stopSignal }: ProgramOptions, onEnd: OnEnd): void {
  program
    .command('restore-test')
    .description(
      'Restore some files of the newest snapshot, compare them with those on this host, report what came back.',
    )
    .option('--files <number>', 'how many files, chosen at random', '20')
    .option('--max-file-size <size>', 'pass over larger files', '256MiB')
    .option('--host <name>', 'whose snapshots; default: those of this host')
    .option('--path <path>', 'only snapshots of this path')
    .option('--target <folder>', 'restore below this folder for a moment; default: the folder for temporary files')
    .option('--timeout <duration>', 'give up the test of a repository after so long', '1h')
    .option('--repository <name>', 'name of the repository that the environment leads to')
    .option('--repository-env <[name=]file>', 'test one more repository, as with report', collect, [])
    .action(async ({ files, maxFileSize, timeout, repositoryEnv, ...rest }: RestoreTestFlags) => {
      const code = await restoreTest({
        ...rest,
        files: readCount('--files', files, { min: 1, max: 1000 }),
        maxFileBytes: readSize('--max-file-size', maxFileSize),
        timeoutSeconds: seconds('--timeout', timeout, 1, 7 * DAY),
        envFiles: repositoryEnv,
        env,
        log,
        abort: stopSignal(),
      });
      onEnd({ code });
    });
}

interface JoinFlags {
  readonly name: string;
  readonly expectEvery?: string;
  readonly expectCron?: string;
  readonly timeZone?: string;
  readonly heartbeat?: string;
  readonly wakeful?: boolean;
  readonly force: boolean;
}

function addJoin(program: Command, { env, log }: ProgramOptions): void {
  program
    .command('join')
    .description('Enrol this host at a server with the join token in LOCKSTEP_JOIN_TOKEN or LOCKSTEP_JOIN_TOKEN_FILE.')
    .argument('<url>', 'the server, for example https://backups.example.org')
    .option('--name <name>', "the host's name in the fleet", hostname())
    .option('--expect-every <duration>', 'a backup is expected so often, for example 24h')
    .addOption(new Option('--expect-cron <expression>', 'a backup is expected at these times').conflicts('expectEvery'))
    .option('--time-zone <zone>', 'zone of --expect-cron, for example Europe/Berlin')
    .option('--heartbeat <duration>', 'how often this host reports; default 60s')
    .option('--wakeful', 'a laptop: never counts as offline')
    .option('--force', 'enrol again although this host has joined', false)
    .action(async (url: string, flags: JoinFlags) => {
      await join({ url, host: newHost(flags), force: flags.force, env, log });
    });
}

function newHost({ name, expectEvery, expectCron, timeZone, heartbeat, wakeful }: JoinFlags): NewHost {
  return {
    name,
    ...(expectEvery === undefined
      ? {}
      : { expected: { interval_seconds: Math.round(seconds('--expect-every', expectEvery, 60, 366 * DAY)) } }),
    ...(expectCron === undefined
      ? {}
      : { expected: { cron: expectCron, ...(timeZone === undefined ? {} : { time_zone: timeZone }) } }),
    ...(heartbeat === undefined ? {} : { heartbeat_seconds: Math.round(seconds('--heartbeat', heartbeat, 5, DAY)) }),
    ...(wakeful === undefined ? {} : { wakeful }),
  };
}

interface IngestFlags extends PlaceFlags {
  readonly kind: JobKind;
  readonly exitCode?: string;
  readonly resticprofileStatus?: string;
  readonly fromSystemd?: boolean;
  readonly unit?: string;
  readonly duration?: string;
}

function addIngest(program: Command, { env, log }: ProgramOptions, onEnd: OnEnd): void {
  const command = program
    .command('ingest')
    .description("Report a run that the agent did not wrap: restic's JSON on standard input, or one of the flags.");
  addPlaceFlags(command)
    .addOption(kindOption().default('backup'))
    .option('--exit-code <code>', "restic's exit code, beside its output")
    .option('--resticprofile-status <file>', "resticprofile's status file")
    .addOption(new Option('--from-systemd', 'in ExecStopPost= of a unit').conflicts('resticprofileStatus'))
    .option('--unit <name>', 'with --from-systemd: the unit, %n in a unit file')
    .option('--duration <duration>', 'with --from-systemd: how long it ran')
    .action(async (flags: IngestFlags) => {
      const { kind, repository, source } = flags;
      const place = {
        ...(repository === undefined ? {} : { repository }),
        ...(source === undefined ? {} : { source }),
      };
      onEnd({ code: await ingest({ from: ingestFrom(flags), kind, ...place, env, log }) });
    });
}

function ingestFrom({ resticprofileStatus, fromSystemd, unit, duration, exitCode }: IngestFlags) {
  if (resticprofileStatus !== undefined) return { type: 'resticprofile', file: resticprofileStatus } as const;
  if (fromSystemd === true) {
    const lasted = duration === undefined ? {} : { durationSeconds: seconds('--duration', duration, 0, 30 * DAY) };
    return { type: 'systemd', ...(unit === undefined ? {} : { unit }), ...lasted } as const;
  }
  const code = exitCode === undefined ? {} : { exitCode: readExitCode(exitCode) };
  return { type: 'restic-output', input: process.stdin, ...code } as const;
}

function readExitCode(written: string): number {
  if (/^\d{1,3}$/u.test(written) && Number(written) <= 255) return Number(written);
  throw new UsageError(`--exit-code: \`${written}\` is not a number from 0 to 255.`);
}

function seconds(flag: string, written: string, min: number, max: number): number {
  return readDuration(flag, written, { min, max });
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
