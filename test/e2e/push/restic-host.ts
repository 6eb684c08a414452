import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BackupSource, sourceId } from '@lockstep/collectors';
import { type Agent, runAgent } from '../harness/agent.ts';
import { type Ending, succeed } from '../harness/process.ts';
import { makeRepository, repositoryFigures, type ResticRepository } from '../harness/restic.ts';
import type { Scope } from '../harness/scope.ts';
import type { Between } from '../scenario/compare.ts';

/** A host that backs up one folder with restic. Snapshots carry its name, since all hosts of a test are one machine. */
export interface ResticHost {
  readonly name: string;
  readonly agent: Agent;
  readonly repository: ResticRepository;
  readonly documents: string;
}

/** A snapshot as restic lists it. */
export interface ResticSnapshot {
  readonly id: string;
  readonly time: string;
  readonly hostname: string;
  readonly username: string;
  readonly paths: readonly string[];
}

/** Puts a folder with three files of 100 kB on a host, and a repository unless it joins one. */
export async function setUpResticHost(
  scope: Scope,
  agent: Agent,
  { name, restic }: { readonly name: string; readonly restic: string | ResticRepository },
): Promise<ResticHost> {
  const documents = join(scope.folder('sources'), name);
  mkdirSync(documents);
  for (const file of ['a', 'b', 'c']) writeFileSync(join(documents, `${file}.txt`), file.repeat(100_000));
  const repository = typeof restic === 'string' ? makeRepository(scope, restic) : restic;
  return { name, agent, repository, documents };
}

/** `lockstep-agent run -- restic backup`, of the documents unless told otherwise. Unix seconds around it. */
export function backUp(host: ResticHost, source: string = host.documents): Promise<Watched> {
  return wrap(host, ['backup', '--json', '--host', host.name, source]);
}

/** `lockstep-agent run -- restic ...`. */
export function wrap({ agent, repository }: ResticHost, args: readonly string[]): Promise<Watched> {
  return watch(() => runAgent(agent, ['run', '--', repository.program, ...args], repository.env));
}

/** `lockstep-agent report`: one look. `restic` is found on PATH, as on a host. */
export function look(host: ResticHost): Promise<Watched> {
  return watch(() => runAgent(host.agent, ['report', '--facts-every', '0s'], withRestic(host)));
}

/** `lockstep-agent restore-test`. */
export function testRestore(host: ResticHost): Promise<Watched> {
  return watch(() => runAgent(host.agent, ['restore-test', '--host', host.name, '--files', '5'], withRestic(host)));
}

/** restic itself, of which the agent does not know. */
export function resticAside({ repository }: ResticHost, args: readonly string[]): Promise<string> {
  return succeed({ program: repository.program, args, env: repository.env });
}

/** What restic itself says of a repository. */
export interface ResticListing {
  readonly id: string;
  /** In the order of time. */
  readonly snapshots: readonly ResticSnapshot[];
}

/** Asks restic itself. */
export async function listAside(host: ResticHost): Promise<ResticListing> {
  const { id } = JSON.parse(await resticAside(host, ['cat', 'config'])) as { id: string };
  const snapshots = JSON.parse(await resticAside(host, ['snapshots', '--json'])) as ResticSnapshot[];
  return { id, snapshots };
}

/** The bytes in use, as restic itself counts them. */
export async function sizeAside(host: ResticHost): Promise<number> {
  return (await repositoryFigures(host.repository)).sizeBytes;
}

/** The id of the source that a snapshot is of. */
export function sourceIdOf({ hostname: host, username: user, paths }: ResticSnapshot): string {
  return sourceId({ host, user, paths: [...paths] } satisfies BackupSource);
}

/** A program that was run, and Unix seconds before and after it. */
export interface Watched extends Between {
  readonly ending: Ending;
}

/** Looks at the clock before and after. */
export async function watch(action: () => Promise<Ending>): Promise<Watched> {
  const from = Date.now() / 1000;
  const ending = await action();
  return { from, ending, to: Date.now() / 1000 };
}

function withRestic({ repository }: ResticHost): Readonly<Record<string, string>> {
  return { ...repository.env, PATH: `${dirname(repository.program)}:${process.env['PATH'] ?? ''}` };
}
