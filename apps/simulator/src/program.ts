import { PLATFORM_JOBS, PLATFORM_TARGETS, type PlatformJob } from '@lockstep/provisioning';
import { type BuildInfo, untilAborted } from '@lockstep/scrape-endpoint';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenario/scenarios.ts';
import { WHAT_IS_REAL } from './what-is-real.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

/** What the program needs of its process. */
export interface ProgramOptions {
  /** Words after the program's name. */
  readonly args: readonly string[];
  readonly build: BuildInfo;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Aborted at the first SIGTERM or SIGINT. */
  readonly stop: AbortSignal;
}

interface Flags {
  readonly scenario: readonly ScenarioName[];
  readonly seed: number;
  readonly speed: number;
  readonly port?: number;
}

/** Exit codes: 0 done, 1 it could not be started, 2 the command line is wrong. */
const FAILED = 1;
const USAGE = 2;

/** Runs the command line and says how the process has to end. Never rejects. */
export async function runProgram(options: ProgramOptions): Promise<number> {
  try {
    await createProgram(options).parseAsync(options.args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own messages already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    options.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return FAILED;
  }
}

function createProgram(options: ProgramOptions): Command {
  const { build, stdout, stderr } = options;
  const program = new Command('lockstep-simulator')
    .description('Plays the components of Conduit, nixfleet and trc on 127.0.0.1.')
    .version(`${build.version} (commit ${build.commit}, Node ${build.nodeVersion})`)
    .addHelpText('after', `\n${WHAT_IS_REAL.simulated}\n${WHAT_IS_REAL.real}`)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride();
  program
    .command('play', { isDefault: true })
    .description('play components until SIGTERM (the default); each brings those along that it talks to')
    .addArgument(new Argument('[components...]', 'which ones; default: all').choices(PLATFORM_JOBS))
    .addOption(
      new Option('--scenario <name>', 'what goes wrong; may be given more than once')
        .argParser((name, before: readonly ScenarioName[]) => [...before, readScenario(name)])
        .default([], 'quiet'),
    )
    .addOption(new Option('--seed <number>', 'of everything that is left to chance').default(1).argParser(readWhole))
    .addOption(new Option('--speed <number>', 'seconds of the domain in one of ours').default(1).argParser(readSpeed))
    .addOption(
      new Option('--port <number>', 'of the first instance, the others follow; 0: any that are free').argParser(
        readWhole,
      ),
    )
    .action((components: readonly PlatformJob[], flags: Flags) => play(components, flags, options));
  program
    .command('scenarios')
    .description('list what can go wrong, and the alerts that tell of it')
    .action(() => void stdout.write(scenarioList()));
  return program;
}

async function play(
  components: readonly PlatformJob[],
  { scenario, seed, speed, port }: Flags,
  { stdout, stderr, stop }: ProgramOptions,
): Promise<void> {
  const world = await startWorld({
    jobs: components.length === 0 ? PLATFORM_JOBS : components,
    scenarios: scenario,
    seed,
    speed,
    portOf: port === undefined ? defaultPort : portsFrom(port),
    onError: (error) => stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  });
  world.run();
  stdout.write(`${addressList(world)}\n`);
  await untilAborted(stop);
  await world.close();
}

/** The port that the table of targets has for an instance. */
export function defaultPort(job: PlatformJob, index: number): number {
  return PLATFORM_TARGETS[job].ports[index] ?? 0;
}

/** One port after the other from the first on, in the order in which instances are asked for; 0 is any for all. */
function portsFrom(first: number): WorldOptions['portOf'] {
  const given = new Map<string, number>();
  return (job, index) => {
    const key = `${job}/${index}`;
    const port = given.get(key) ?? (first === 0 ? 0 : first + given.size);
    given.set(key, port);
    return port;
  };
}

/** A line for each instance that listens. */
export function addressList({ listening }: Pick<World, 'listening'>): string {
  return listening.map(({ job, url }) => `  ${job.padEnd(24)} ${url}/metrics`).join('\n');
}

function scenarioList(): string {
  return SCENARIO_NAMES.map((name) => {
    const { about, fires } = SCENARIOS[name];
    const alerts = fires.length === 0 ? '' : `\n${''.padEnd(20)}fires ${fires.join(', ')}`;
    return `${name.padEnd(20)}${about}${alerts}\n`;
  }).join('');
}

/** @throws InvalidArgumentError when there is no such scenario */
export function readScenario(text: string): ScenarioName {
  const name = SCENARIO_NAMES.find((one) => one === text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`Known are ${SCENARIO_NAMES.join(', ')}.`);
}

function readWhole(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is a whole number, 0 or more.');
}

function readSpeed(text: string): number {
  const speed = Number(text);
  if (speed >= 0.1 && speed <= 100) return speed;
  throw new InvalidArgumentError('It is a number from 0.1 to 100.');
}
