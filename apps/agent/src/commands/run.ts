import { constants } from 'node:os';
import { type Ending, readKopiaCommand, type RunKind, startTool, type ToolEnd } from '@lockstep/collectors';
import { type Agent, openAgent } from '../agent.ts';
import { messageOf } from '../delivery/send-reports.ts';
import { repositorySubject } from '../memory.ts';
import { jobReport, newReportId } from '../reports.ts';
import type { Environment } from '../settings.ts';
import { UsageError } from '../usage-error.ts';
import { wrappedKopia } from '../wrap/wrapped-kopia.ts';
import { wrappedRestic } from '../wrap/wrapped-restic.ts';
import type { WrappedTool } from '../wrap/wrapped-tool.ts';

/** What `lockstep-agent run` was asked. */
export interface RunOptions {
  /** The user's command, which is not changed. */
  readonly argv: readonly string[];
  /** Default: what the command line of restic or Kopia says. */
  readonly kind?: RunKind;
  readonly repository?: string;
  readonly source?: string;
  readonly timeoutSeconds?: number;
  readonly env: Environment;
  readonly log: (line: string) => void;
}

/** How the agent itself has to end, so that whoever started it sees what the tool came to. */
export type ProcessEnd = { readonly code: number } | { readonly signal: string };

/** A run waits so long for the server at its end, and no longer: what is not delivered waits in the spool. */
const DELIVERY_BUDGET_MS = 10_000;

/**
 * Runs the user's command, passes everything through and reports what it came to. Nothing but the command decides about
 * the exit code: without server, spool or settings the backup runs all the same.
 */
export async function run(options: RunOptions): Promise<ProcessEnd> {
  const tool = wrappedTool(options);
  const kind = options.kind ?? tool.kind;
  if (kind === undefined) {
    throw new UsageError(`\`${options.argv[0]}\` does not tell what it does. Add for example --kind backup before it.`);
  }
  const end = await runTool(options, tool);
  if (end.ending.type === 'not_started') options.log(`${options.argv[0]} could not be started: ${end.ending.code}`);
  try {
    await tell({ options, tool, kind, end });
  } catch (error) {
    options.log(`the run could not be reported: ${messageOf(error)}`);
  }
  return processEnd(end.ending);
}

function wrappedTool(options: RunOptions): WrappedTool {
  const kopia = readKopiaCommand(options.argv);
  return kopia === undefined ? wrappedRestic(options) : wrappedKopia(options, kopia);
}

/** Signals that are handed on to the tool's group, as a terminal or an init system would have sent them to it. */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const;

async function runTool({ argv, env, timeoutSeconds }: RunOptions, wrapped: WrappedTool): Promise<ToolEnd> {
  const tool = startTool({
    command: argv[0] ?? '',
    args: argv.slice(1),
    env: withoutOwnSecrets(env),
    stdin: 'inherit',
    // What the user's command leaves behind on purpose, such as a shared ssh connection, is not the agent's to end.
    leftovers: 'leave',
    ...(timeoutSeconds === undefined ? {} : { deadlineMs: timeoutSeconds * 1000 }),
    onStdout: wrapped.onStdout,
    onStderr: wrapped.onStderr,
    stdoutTo: process.stdout,
    stderrTo: process.stderr,
  });
  const forwards = FORWARDED.map((name) => [name, () => tool.signal(name)] as const);
  for (const [name, forward] of forwards) process.on(name, forward);
  try {
    return await tool.done;
  } finally {
    for (const [name, forward] of forwards) process.off(name, forward);
  }
}

function withoutOwnSecrets(env: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || name.startsWith('LOCKSTEP_') ? [] : [[name, value] as const],
    ),
  );
}

interface Told {
  readonly options: RunOptions;
  readonly tool: WrappedTool;
  readonly kind: RunKind;
  readonly end: ToolEnd;
}

async function tell({ options, tool, kind, end }: Told): Promise<void> {
  const finishedAt = new Date();
  const agent = openAgent(options.env, options.log);
  const findings = tool.findings({ kind, end, agent });
  for (const found of findings) {
    const { repositoryId } = agent.memory.recall(repositorySubject(found.place.repository));
    const run = { kind, finishedAt, durationSeconds: end.durationSeconds, ending: end.ending };
    agent.keep(
      jobReport({ id: newReportId(), ...run, ...found, ...(repositoryId === undefined ? {} : { repositoryId }) }),
    );
  }
  if (findings.length > 0) await deliverOnce(agent);
}

async function deliverOnce(agent: Agent): Promise<void> {
  const delivery = await agent.deliver({ heartbeat: false, budgetMs: DELIVERY_BUDGET_MS });
  if (delivery?.problem !== undefined) agent.log(`not delivered, kept for later: ${delivery.problem}`);
}

/** As a shell has it: 127 not found, 126 not executable; 124 after a timeout, as timeout(1). */
function processEnd(ending: Ending): ProcessEnd {
  switch (ending.type) {
    case 'exited':
      return { code: ending.code };
    case 'signalled':
      return { signal: ending.signal };
    case 'timeout':
      return { code: 124 };
    case 'not_started':
      return { code: ending.code === 'ENOENT' ? 127 : 126 };
  }
}

/** Number of a signal, for the exit code of a process that could not die of it. */
export function signalNumber(name: string): number {
  return (constants.signals as Readonly<Record<string, number | undefined>>)[name] ?? 0;
}
