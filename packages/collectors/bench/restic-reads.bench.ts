import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Asker, resticAsker, resticReadBytes, TOOL_QUESTIONS, type ToolQuestion } from '@lockstep/collectors';
// @boundaries-ignore the form of a figure belongs to the root's benchmark runner
import type { Figure } from '../../../scripts/bench-figure.ts';
import { type RealRestic, realRestics, realRestServer } from '../test/real-restic.ts';
import { makeRepository, noise, type ResticRepository } from '../test/restic-repository.ts';
import { type MeteredServer, startMeteredServer } from '../test/rest-server.ts';

const REST_SERVER = realRestServer();

/** Heading of the table; without a rest server the table is empty. */
export const title =
  REST_SERVER === undefined
    ? 'SKIPPED what a question to restic reads: no restic-rest-server, run `sh scripts/fetch-tools.sh trixie`'
    : 'What a question to restic reads over HTTP, and how long it takes (bytes must stay within the estimate)';

/** Files of `makeRepository`, of which each backup here changes one. */
const FILES = 10;

/** Each version, each number of snapshots, each question with an empty, a filled and no cache. */
export async function measure({ quick }: { readonly quick: boolean }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  if (REST_SERVER === undefined) return figures;
  for (const restic of realRestics()) {
    figures.push(...(await measureRestic(restic, REST_SERVER, quick ? [1, 5] : [1, 100])));
  }
  return figures;
}

/** Its repository grows from one number of snapshots to the next. */
async function measureRestic(
  restic: RealRestic,
  program: string,
  sizes: readonly number[],
): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-bench-'));
  const server = await startMeteredServer(program, folder);
  const figures: Figure[] = [];
  try {
    const repository = makeRepository(restic, { disk: join(folder, 'r'), location: `${server.url}/r/` });
    let made = 0;
    for (const snapshots of sizes) {
      for (; made < snapshots; made += 1) await backUp(repository, made);
      figures.push(...(await measureQuestions({ restic, server, repository, snapshots })));
    }
    repository.remove();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
  return figures;
}

interface Subject {
  readonly restic: RealRestic;
  readonly server: MeteredServer;
  readonly repository: ResticRepository;
  readonly snapshots: number;
}

async function backUp({ docs, restic }: ResticRepository, round: number): Promise<void> {
  writeFileSync(join(docs, '0'), noise(1000, 1000 + round));
  await restic('backup', docs);
}

async function measureQuestions(subject: Subject): Promise<readonly Figure[]> {
  const { restic, repository } = subject;
  const figures: Figure[] = [];
  for (const cache of ['empty', 'filled', 'none'] as const) {
    const folder = join(repository.folder, 'readers-cache');
    const env = { ...repository.env, ...(cache === 'none' ? {} : { RESTIC_CACHE_DIR: folder }) };
    const asker = resticAsker({ command: restic.path, env, deadlineMs: 600_000 });
    for (const question of TOOL_QUESTIONS.restic) {
      rmSync(folder, { recursive: true, force: true });
      if (cache === 'filled') await asker.ask(question);
      figures.push(...(await measureQuestion(subject, asker, { question, cache })));
    }
  }
  return figures;
}

async function measureQuestion(
  { restic, server, snapshots }: Subject,
  asker: Asker,
  { question, cache }: { readonly question: ToolQuestion<'restic'>; readonly cache: 'empty' | 'filled' | 'none' },
): Promise<readonly Figure[]> {
  const before = server.sentBytes();
  const { verdict, reason, durationSeconds } = await asker.ask(question);
  if (verdict !== 'ok') throw new Error(`${question} of restic ${restic.version}: ${reason}`);
  const circumstances = { cache: cache === 'filled' ? 'kept' : 'none', newSnapshots: 0 } as const;
  const must = resticReadBytes(question, { snapshots, files: FILES }, circumstances);
  const what = `restic ${restic.version}, ${snapshots} snapshots, cache ${cache}: ${question}`;
  const read = { measured: (server.sentBytes() - before) / 1000, unit: 'kB', better: 'lower' } as const;
  return [
    { what, ...read, ...(must === undefined ? {} : { must: must / 1000 }) },
    { what: `${what}, time`, measured: durationSeconds, unit: 's', better: 'lower' },
  ];
}
