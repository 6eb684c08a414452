import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { type ExporterProcess, startExporter } from './harness/exporter.ts';
import { until } from './harness/poll.ts';
import { run, succeed } from './harness/process.ts';
import { makeRepository, type ResticRepository } from './harness/restic.ts';
import { Scope } from './harness/scope.ts';
import { verify } from './harness/verify.ts';

const KOPIA = fileURLToPath(new URL('../tools/kopia/kopia.mjs', import.meta.url));
/** States are withheld after three intervals, and a busy machine takes seconds for a question: the intervals are long. */
const PATIENT = { deadlineMs: 100_000 };

const NEEDS = { restic: { program: 'restic', suite: 'trixie' }, promtool: { program: 'promtool' } } as const;

describeWithTools(
  'an exporter of real restic repositories and a Kopia that plays recordings',
  NEEDS,
  ({ restic, promtool }) => {
    const scope = new Scope();
    let exporter: ExporterProcess;
    let good: ResticRepository;

    const asked = (name: string, question: string, verdict: string) =>
      until(
        `${name} to answer ${question} with ${verdict}`,
        async () => {
          const row = `name="${name}",question="${question}",verdict="${verdict}"} 1`;
          return (await exporter.page()).includes(row) ? true : undefined;
        },
        PATIENT,
      );
    /** The value of the one row that begins so; undefined when there is none. */
    const valueOf = async (begin: string) => {
      const row = (await exporter.page()).split('\n').find((line) => line.startsWith(begin));
      return row === undefined ? undefined : Number(row.split(' ').at(-1));
    };

    beforeAll(async () => {
      const folder = scope.folder('repositories');
      const file = (name: string, text: string): string => {
        writeFileSync(join(folder, name), text, { mode: 0o600 });
        return join(folder, name);
      };
      const password = file('password', 'a-test-password\n');
      const repository = async (): Promise<ResticRepository> => {
        const made = makeRepository(scope, restic.path);
        const source = join(scope.folder('source'), 'data');
        mkdirSync(source);
        writeFileSync(join(source, 'file'), 'x'.repeat(100_000));
        await succeed({ program: restic.path, args: ['backup', '--host', 'web-1', source], env: made.env });
        return made;
      };
      good = await repository();
      const damaged = await repository();
      const packs = join(damaged.location, 'data');
      for (const name of readdirSync(packs)) rmSync(join(packs, name), { recursive: true });
      mkdirSync(join(folder, 'empty'));
      const common = {
        tool: 'restic',
        every: '10s',
        password_file: password,
        size: { every: '10s' },
        check: { every: '10s' },
      };
      exporter = await startExporter(
        scope,
        {
          restic_exporter_aliases: true,
          tools: { restic: restic.path, kopia: KOPIA },
          repositories: [
            { ...common, name: 'good', repository: good.location, expected: { every: '1d' } },
            { ...common, name: 'damaged', repository: damaged.location },
            { ...common, name: 'missing', repository: join(folder, 'empty') },
            {
              ...common,
              name: 'wrong',
              repository: (await repository()).location,
              password_file: file('wrong', 'not this one\n'),
            },
            {
              name: 'kopia',
              tool: 'kopia',
              config_file: file(
                'kopia.config',
                JSON.stringify({ storage: { type: 'filesystem', config: { path: '/srv/kopia' } } }),
              ),
              password_file: password,
              environment: ['KOPIA_STAND_IN_WORLD'],
              every: '10s',
              expected: { every: '1d' },
            },
          ],
        },
        { KOPIA_STAND_IN_WORLD: 'good@600' },
      );
    }, 120_000);
    afterAll(() => scope.close());

    it('shows a good repository as it is', async () => {
      for (const question of ['identity', 'snapshots', 'size', 'locks', 'check']) await asked('good', question, 'ok');
      const page = await exporter.page();
      const id = /backup_repository_info\{tool="restic",repository="([0-9a-f]{64})",name="good"/.exec(page)?.[1] ?? '';
      const { id: told } = JSON.parse(
        await succeed({ program: restic.path, args: ['cat', 'config'], env: good.env }),
      ) as { id: string };
      expect(id).toBe(told);
      const of = `{tool="restic",repository="${id}"`;
      expect(await valueOf(`backup_overdue${of}`)).toBe(0);
      expect(await valueOf(`backup_source_size_bytes${of}`)).toBe(100_000);
      expect(await valueOf(`backup_repository_last_check_success${of}`)).toBe(1);
    });

    it('says of each of the others what is wrong with it', async () => {
      await asked('wrong', 'identity', 'wrong_password');
      await asked('missing', 'identity', 'no_repository');
      await asked('damaged', 'check', 'ok');
      const id = /backup_repository_info\{tool="restic",repository="([0-9a-f]{64})",name="damaged"/.exec(
        await exporter.page(),
      )?.[1];
      expect(await valueOf(`backup_repository_last_check_success{tool="restic",repository="${id}"`)).toBe(0);
    });

    it('has the same words for Kopia, and its own', async () => {
      for (const question of ['identity', 'snapshots', 'maintenance']) await asked('kopia', question, 'ok');
      const page = await exporter.page();
      expect(page).toMatch(/^kopia_backup_status\{.*\} 1$/m);
      expect(page).toMatch(/^backup_overdue\{tool="kopia".*\} 0$/m);
    });

    it('shows a new source at the next look', async () => {
      await succeed({ program: restic.path, args: ['backup', '--host', 'web-2', scope.folder('more')], env: good.env });
      const isThere = async () => ((await exporter.page()).includes('host="web-2"') ? true : undefined);
      expect(await until('the new source', isThere, PATIENT)).toBe(true);
    });

    it('has a page that promtool has nothing against', async () => {
      const page = await exporter.page();
      const file = join(scope.folder('page'), 'page');
      writeFileSync(file, page);
      const { stderr } = await run({
        program: '/bin/sh',
        args: ['-c', `"${promtool.path}" check metrics < "${file}"`],
      });
      expect(stderr.split('\n').filter((line) => line !== '' && !/^(?:kopia|restic)_/.test(line))).toEqual([]);
    });

    it('shows what its catalogs say, and nothing else; of the aliases, that they are to go', async () => {
      const catalogs = ['exporter', 'backup', 'kopia', 'restic-exporter-aliases'].flatMap((name) => [
        '--catalog',
        name,
      ]);
      const args = [...catalogs, '--fail-on', 'error'];
      const { code, findings, coverage } = await verify(`${exporter.url}/metrics`, args);
      const told = findings.filter(({ severity }) => severity !== 'note');
      expect(told.filter(({ defect }) => defect !== 'deprecated-family')).toEqual([]);
      expect(told.every(({ message }) => message.startsWith('`restic_'))).toBe(true);
      expect(told.length).toBeGreaterThan(10);
      expect(code).toBe(0);
      expect(coverage.percent).toBeGreaterThan(80);
    });

    it('ends in time', async () => {
      const { code } = await exporter.stop();
      expect(code).toBe(0);
    });
  },
);
