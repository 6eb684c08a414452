import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { JobKind, Verdict } from '@lockstep/protocol';
import { type Agent, installAgent, runAgent } from '../harness/agent.ts';
import { enrol, sendReports } from '../harness/fleet-api.ts';
import type { FleetServer } from '../harness/fleet-server.ts';
import { backupReport } from '../harness/reports.ts';
import { makeRepository, repositoryFigures, type RepositoryFigures, type ResticRepository } from '../harness/restic.ts';
import type { Scope } from '../harness/scope.ts';
import type { Between } from './compare.ts';
import { HOST_PARTS, type HostPart, HOSTS } from './fleet-hosts.ts';

/** Paths of the restic programs that play, by part. */
export type ResticPrograms = Readonly<Record<'good' | 'failing' | 'partial' | 'misled' | 'offline', string>>;

/** A run of a real tool as the story saw it from outside. */
export interface Act {
  readonly part: HostPart;
  readonly kind: JobKind;
  /** What an honest agent must have made of it. */
  readonly verdict: Verdict;
  /** Exit code that the agent passed on. */
  readonly exitCode: number | null;
  /** Unix seconds before the run started and after it ended. */
  readonly during: Between;
}

/** What truly happened, in the words of those who did it. */
export interface Story {
  readonly acts: readonly Act[];
  /** Unix seconds before and after the report of the host `overdue` was made. */
  readonly overdueReportedAt: Between;
  /** What restic itself says of the repositories that could be read. */
  readonly figures: Readonly<Partial<Record<HostPart, RepositoryFigures>>>;
}

/** How old the only success of the host `overdue` is. */
export const OVERDUE_SECONDS = 30 * 3600;

/** Enrols every host of the story and installs its agent. Nothing reports yet. */
export async function enrolFleet(scope: Scope, server: FleetServer): Promise<Record<HostPart, Agent>> {
  const agents: Partial<Record<HostPart, Agent>> = {};
  for (const part of HOST_PARTS) agents[part] = installAgent(scope, server, await enrol(server, HOSTS[part]));
  return agents as Record<HostPart, Agent>;
}

/** Lets everything happen, with real tools, in order. Ends when the last report is acknowledged. */
export async function playStory(
  scope: Scope,
  server: FleetServer,
  { agents, restic }: { agents: Readonly<Record<HostPart, Agent>>; restic: ResticPrograms },
): Promise<Story> {
  const stage = setStage(scope, restic);
  const acts: Act[] = [];
  const perform = async (part: ResticPart, line: Line) => {
    acts.push(await runTool(agents[part], { part, repository: stage.repositories[part], ...line }));
  };

  await perform('good', backupOf('ok', stage.documents));
  writeFileSync(join(stage.documents, 'new.txt'), 'written after the first backup');
  await perform('good', backupOf('ok', stage.documents));
  await perform('good', { kind: 'check', verdict: 'ok', args: ['check'] });
  await perform('failing', { ...backupOf('wrong_password', stage.documents), env: { RESTIC_PASSWORD: 'not-the-one' } });
  await perform('partial', backupOf('partial', stage.documents, stage.missing));
  await perform('misled', backupOf('partial', stage.documents, stage.missing));
  await perform('offline', backupOf('ok', stage.documents));

  await report(agents.good, stage.repositories.good);
  await report(agents.partial, stage.repositories.partial);
  await report(agents.misled, stage.repositories.misled);
  await report(agents.failing, stage.repositories.failing, { RESTIC_PASSWORD: 'not-the-one' });
  await report(agents.never);
  const overdueReportedAt = await during(() =>
    sendReports(server, agents.overdue.token, [backupReport({ durationSeconds: 90, agoSeconds: OVERDUE_SECONDS })]),
  );

  return { acts, overdueReportedAt, figures: await figuresOf(stage.repositories) };
}

type ResticPart = keyof ResticPrograms;

interface Stage {
  readonly documents: string;
  readonly missing: string;
  readonly repositories: Readonly<Record<ResticPart, ResticRepository>>;
}

interface Line {
  readonly kind: JobKind;
  readonly verdict: Verdict;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function setStage(scope: Scope, restic: ResticPrograms): Stage {
  const folder = scope.folder('sources');
  const documents = join(folder, 'documents');
  mkdirSync(documents);
  for (const name of ['a', 'b', 'c']) writeFileSync(join(documents, `${name}.txt`), name.repeat(100_000));
  const parts = Object.entries(restic) as [ResticPart, string][];
  const made = parts.map(([part, program]) => [part, makeRepository(scope, program)] as const);
  const repositories = Object.fromEntries(made) as Record<ResticPart, ResticRepository>;
  return { documents, missing: join(folder, 'missing'), repositories };
}

function backupOf(verdict: Verdict, ...sources: readonly string[]): Line {
  return { kind: 'backup', verdict, args: ['backup', '--json', ...sources] };
}

async function runTool(
  agent: Agent,
  { part, repository, kind, verdict, args, env }: Line & { part: ResticPart; repository: ResticRepository },
): Promise<Act> {
  const command = ['run', '--kind', kind, '--', repository.program, ...args];
  let exitCode: number | null = null;
  const span = await during(async () => {
    exitCode = (await runAgent(agent, command, { ...repository.env, ...env })).code;
  });
  return { part, kind, verdict, exitCode, during: span };
}

async function during(action: () => Promise<unknown>): Promise<Between> {
  const from = Date.now() / 1000;
  await action();
  return { from, to: Date.now() / 1000 };
}

/** `lockstep-agent report`, about a repository or about none. `restic` is found on PATH, as on a host. */
async function report(agent: Agent, repository?: ResticRepository, more: Readonly<Record<string, string>> = {}) {
  const path = `${repository === undefined ? '' : dirname(repository.program)}:${process.env['PATH'] ?? ''}`;
  const { code, stderr } = await runAgent(agent, ['report'], { ...repository?.env, ...more, PATH: path });
  if (code !== 0) throw new Error(`\`lockstep-agent report\` ended with exit code ${code}:\n${stderr}`);
}

async function figuresOf(repositories: Stage['repositories']): Promise<Story['figures']> {
  const figures: Partial<Record<HostPart, RepositoryFigures>> = {};
  for (const part of ['good', 'partial', 'misled'] as const)
    figures[part] = await repositoryFigures(repositories[part]);
  return figures;
}
