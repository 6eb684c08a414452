import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithRestServer } from '../../test/real-restic.ts';
import { makeRepository, noise, type ResticRepository } from '../../test/restic-repository.ts';
import { type MeteredServer, startMeteredServer } from '../../test/rest-server.ts';
import type { AskOptions } from '../asker.ts';
import type { Question } from '../answer.ts';
import { type ReadCircumstances, resticReadBytes } from './read-cost.ts';
import { resticAsker } from './restic-asker.ts';

const MIB = 1024 * 1024;
const shape = { snapshots: 400, files: 20_000, storedBytes: 50 * 1024 * MIB };
const kept = { cache: 'kept' } as const;

describe('an estimate', () => {
  test('with a kept cache, the daily questions stay far below 5 MiB', () => {
    const questions = ['identity', 'snapshots', 'size', 'locks'] as const;
    const bytes = questions.map((question) => resticReadBytes(question, shape, kept) ?? Number.NaN);
    expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(0.2 * MIB);
  });

  test('without cache, the size alone is beyond it', () => {
    expect(resticReadBytes('size', shape, { cache: 'none' })).toBeGreaterThan(5 * MIB);
  });

  test('a check reads what its depth says, and a sample whole packs of it', () => {
    const at = (circumstances: Omit<ReadCircumstances, 'cache'>) =>
      resticReadBytes('check', shape, { ...kept, ...circumstances }) ?? Number.NaN;
    const structure = at({});
    expect(structure).toBeLessThan(10 * MIB);
    expect(at({ depth: 'data' }) - structure).toBe(Math.ceil(1.1 * shape.storedBytes));
    expect(at({ depth: 'sample', samplePercent: 10 })).toBeLessThan(0.12 * at({ depth: 'data' }));
  });

  test('what is not known is not estimated, and what is not asked costs nothing', () => {
    const { storedBytes: _, ...unmeasured } = shape;
    expect(resticReadBytes('check', unmeasured, { ...kept, depth: 'data' })).toBeUndefined();
    expect(resticReadBytes('check', unmeasured, kept)).toBeGreaterThan(0);
    expect(resticReadBytes('maintenance', shape, kept)).toBe(0);
  });
});

describeWithRestServer('bytes read', (restic, restServer) => {
  let folder: string;
  let server: MeteredServer;
  let repository: ResticRepository;
  const snapshots = 4;
  const timeout = 120_000;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lockstep-rest-'));
    server = await startMeteredServer(restServer, folder);
    repository = makeRepository(restic, { disk: join(folder, 'r'), location: `${server.url}/r/` });
    for (let i = 0; i < snapshots; i += 1) {
      writeFileSync(join(repository.docs, '0'), noise(1000, 100 + i));
      await repository.restic('backup', repository.docs);
    }
  }, timeout);

  afterAll(async () => {
    await server.stop();
    repository.remove();
    rmSync(folder, { recursive: true });
  });

  /** What an asking reads, beside its estimate. */
  const read = async (question: Question, options: AskOptions, circumstances: ReadCircumstances) => {
    const cache = circumstances.cache === 'none' ? {} : { RESTIC_CACHE_DIR: join(repository.folder, 'cache') };
    const asker = resticAsker({ command: restic.path, env: { ...repository.env, ...cache }, deadlineMs: 60_000 });
    if (circumstances.cache === 'kept') await asker.ask(question, options);
    const before = server.sentBytes();
    expect((await asker.ask(question, options)).verdict).toBe('ok');
    const measured = server.sentBytes() - before;
    const small = { snapshots, files: 10, storedBytes: MIB };
    return { measured, estimated: resticReadBytes(question, small, { ...options, ...circumstances }) ?? Number.NaN };
  };

  const rows: readonly {
    readonly question: Question;
    readonly cache: 'kept' | 'none';
    readonly options?: AskOptions;
  }[] = [
    { question: 'identity', cache: 'none' },
    { question: 'snapshots', cache: 'none' },
    { question: 'snapshots', cache: 'kept' },
    { question: 'size', cache: 'none' },
    { question: 'size', cache: 'kept' },
    { question: 'locks', cache: 'none' },
    { question: 'check', cache: 'none' },
    { question: 'check', cache: 'none', options: { depth: 'sample', samplePercent: 50 } },
    { question: 'check', cache: 'none', options: { depth: 'data' } },
  ];

  test.each(rows)('$question, cache $cache ($#): within the estimate, and not far below', { timeout }, async (row) => {
    const { question, options = {}, cache } = row;
    // Which packs a sample takes is left to chance.
    const share = options.depth === 'sample' ? 50 : 5;
    const { measured, estimated } = await read(question, options, { cache, newSnapshots: 0 });
    expect(measured).toBeGreaterThan(estimated / share);
    expect(measured).toBeLessThanOrEqual(estimated);
  });
});
