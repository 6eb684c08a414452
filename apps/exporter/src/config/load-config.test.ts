import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceId } from '@lockstep/collectors';
import { stringify } from 'yaml';
import { ConfigError } from './config-error.ts';
import type { LoadedConfig } from './exporter-config.ts';
import { loadConfig, type LoadOptions } from './load-config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-exporter-'));
  write('password', 's3cret-word\n');
  write('kopia.config', JSON.stringify({ storage: { type: 'filesystem', config: { path: '/srv/kopia' } } }));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string, mode = 0o600): string {
  const file = join(folder, name);
  writeFileSync(file, text, { mode });
  return file;
}

const NAS = { name: 'nas', tool: 'restic', repository: '/srv/backup/nas', password_file: 'password' };
const KOPIA = { name: 'office', tool: 'kopia', config_file: 'kopia.config', password_file: 'password' };
const REMOTE = { ...NAS, name: 'remote', repository: 'rest:https://backup.example.org/' };

function load(document: unknown, options: Partial<LoadOptions> = {}): LoadedConfig {
  const text = typeof document === 'string' ? document : stringify(document);
  return loadConfig(write('exporter.yml', text), { env: {}, ...options });
}

function problemsOf(document: unknown, options: Partial<LoadOptions> = {}): readonly string[] {
  try {
    load(document, options);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => line.replaceAll(folder, '.'));
  }
}

const withNas = (more: object) => ({ repositories: [{ ...NAS, ...more }] });
const withKopia = (more: object) => ({ repositories: [{ ...KOPIA, ...more }] });
const only = (repository: object) => ({ repositories: [repository] });

describe('what is refused, each with its place and what to do', () => {
  test.each<[name: string, document: unknown, want: RegExp]>([
    ['nothing', '', /:1: must be a block of keys and values\.|exporter\.yml: must be a block/],
    ['no YAML', 'a: [', /^\.\/exporter\.yml:\d: This is not YAML \(/],
    ['a key twice', 'listen: ":1"\nlisten: ":2"\nrepositories: []', /:2: This is not YAML \(DUPLICATE_KEY\)/],
    ['no repositories', { listen: ':9091' }, /:1: lacks `repositories`/],
    ['an empty list', { repositories: [] }, /repositories must NOT have fewer than 1 items/],
    [
      'a misspelt key',
      withNas({ evry: '5m' }),
      /repositories\[0\]\.evry is not a known key\. Fix: Did you mean `every`\?/,
    ],
    [
      'a key of another tool',
      withNas({ interval_seconds: 3 }),
      /interval_seconds is not a known key\. Fix: Known here are /,
    ],
    [
      'a password',
      withNas({ password: 's3cret-word' }),
      /repositories\[0\]\.password does not stand in this file\. Fix: .*password_file/,
    ],
    ['a token', { ...only(NAS), bearer_token: 's3cret-word' }, /bearer_token does not stand in this file/],
    ['a number as a duration', withNas({ every: 900 }), /repositories\[0\]\.every must be a duration such as 90s, 15m/],
    ['a duration without a unit', withNas({ every: '900' }), /\.every must be a duration such as/],
    ['a duration of zero', withNas({ timeout: '0s' }), /\.timeout must be a duration/],
    ['an unknown tool', only({ ...NAS, tool: 'borg' }), /repositories\[0\]\.tool must be one of restic, kopia/],
    ['no name', only({ ...NAS, name: undefined }), /repositories\[0\] lacks `name`/],
    ['a slash in a name', only({ ...NAS, name: '../x' }), /\.name must be letters, digits/],
    [
      'a name twice',
      { repositories: [NAS, { ...NAS, name: 'NAS', repository: '/srv/b' }] },
      /:\d+: repositories\[1\]\.name is the name of repositories\[0\], too/,
    ],
    [
      'a repository twice',
      { repositories: [NAS, { ...NAS, name: 'b', repository: '/srv/backup/../backup/nas' }] },
      /repositories\[1\] leads to the same repository as repositories\[0\]/,
    ],
    ['a Kopia repository twice', { repositories: [KOPIA, { ...KOPIA, name: 'b' }] }, /leads to the same repository/],
    ['two locations', withNas({ repository_file: 'x' }), /\.repository_file stands beside repository/],
    ['two passwords', withNas({ password_command: 'pass show x' }), /\.password_command stands beside password_file/],
    [
      'no location',
      only({ ...NAS, repository: undefined }),
      /repositories\[0\] does not say where the repository is\. Fix: Write repository or repository_file/,
    ],
    ['no password', only({ ...NAS, password_file: undefined }), /repositories\[0\] has no password/],
    [
      'credentials in a location',
      only({ ...REMOTE, repository: 'rest:https://joe:s3cret-word@host/' }),
      /\.repository holds credentials\. Fix: .*repository_file/,
    ],
    [
      'an unknown storage',
      only({ ...NAS, repository: 'ftp:host' }),
      /\.repository is of a storage that restic does not know/,
    ],
    ['a file of Kopia for restic', withNas({ config_file: 'x' }), /\.config_file says something to kopia only/],
    ['a location of restic for Kopia', withKopia({ repository: '/srv' }), /\.repository says something to restic only/],
    [
      'Kopia without a connection',
      only({ ...KOPIA, config_file: undefined }),
      /does not say where the repository is\. Fix: Connect once/,
    ],
    [
      'a server that is no URL',
      withKopia({ server: { url: 'host:1', password_file: 'password' } }),
      /\.server\.url must be a URL/,
    ],
    [
      'credentials of a server',
      withKopia({ server: { url: 'https://a:s3cret-word@host', password_file: 'password' } }),
      /\.server\.url holds credentials/,
    ],
    [
      'an environment file that leads nowhere',
      only({ name: 'e', tool: 'restic', environment_file: 'password' }),
      /\.environment_file does not set RESTIC_REPOSITORY or/,
    ],
    [
      'an expectation of both',
      withNas({ expected: { every: '1d', cron: '0 3 * * *' } }),
      /\.expected must have either every or cron/,
    ],
    ['an expectation of nothing', withNas({ expected: {} }), /\.expected must have either every or cron/],
    [
      'a zone without cron',
      withNas({ expected: { every: '1d', time_zone: 'UTC' } }),
      /\.expected\.time_zone says something to cron only/,
    ],
    [
      'a broken cron',
      withNas({ expected: { cron: '0 99 * * *' } }),
      /\.expected\.cron does not hold\. Fix: `0 99 \* \* \*` is no cron/,
    ],
    [
      'an unknown zone',
      withNas({ expected: { cron: '0 3 * * *', time_zone: 'Mars/One' } }),
      /\.expected\.time_zone does not hold/,
    ],
    ['retention of nothing', withNas({ retention: {} }), /\.retention keeps nothing/],
    [
      'retention in an unknown zone',
      withNas({ retention: { daily: 7, time_zone: 'Mars/One' } }),
      /\.retention\.time_zone is no time zone/,
    ],
    ['negative retention', withNas({ retention: { daily: -1 } }), /\.retention\.daily must be >= 0/],
    ['a source of nothing', withNas({ sources: [{ paused: true }] }), /\.sources\[0\] does not say which source/],
    [
      'a source with two kinds of paths',
      withNas({ sources: [{ host: 'a', user: 'b', path: '/', paths: ['/'] }] }),
      /\.sources\[0\]\.paths stands beside path/,
    ],
    [
      'paths without an owner',
      withNas({ sources: [{ paths: ['/a', '/b'] }] }),
      /\.sources\[0\]\.paths names one source/,
    ],
    [
      'a retired source with wishes',
      withNas({ sources: [{ path: '/', retired: true, expected: { every: '1d' } }] }),
      /\.sources\[0\]\.retired stands beside wishes/,
    ],
    [
      'a broken wish of a source',
      withNas({ sources: [{ path: '/', expected: {} }] }),
      /\.sources\[0\]\.expected must have either/,
    ],
    [
      'a broken default',
      { ...only(NAS), defaults: { expected: {} } },
      /: defaults\.expected must have either every or cron/,
    ],
    [
      'a percentage without a sample',
      withNas({ check: { sample_percent: 2 } }),
      /\.check\.sample_percent says something to depth: sample only/,
    ],
    [
      'a block inside check',
      withNas({ check: { deep: true } }),
      /\.check\.deep is not a known key\. Fix: Did you mean `depth`\?|\.check\.deep is not a known key/,
    ],
    ['a check of a word', withNas({ check: 'daily' }), /\.check must be/],
    [
      'maintenance of the other tool',
      withNas({ maintenance_expected: { full: '1d' } }),
      /\.maintenance_expected\.full is no maintenance of restic\. Fix: restic has forget and prune/,
    ],
    ['an address', { ...only(NAS), listen: 'localhost' }, /: listen is no address to listen on/],
    ['an octal block', { ...only(NAS), trusted_cidrs: ['010.0.0.0/8'] }, /trusted_cidrs\[0\] is not an address block/],
    ['a block of everybody', { ...only(NAS), trusted_cidrs: ['0.0.0.0/0'] }, /trusted_cidrs\[0\] holds every address/],
    [
      'a proxy of everybody',
      { ...only(NAS), trusted_proxies: ['::/0'] },
      /trusted_proxies\[0\] holds every address: anyone could claim/,
    ],
    [
      'every origin beside one',
      { ...only(NAS), cors: { origins: ['*', 'https://a.example'] } },
      /cors\.origins holds `\*` beside other origins/,
    ],
    [
      'every origin with credentials',
      { ...only(NAS), cors: { origins: ['*'], credentials: true } },
      /cors\.credentials cannot be together with the origin `\*`/,
    ],
    [
      'an origin with a path',
      { ...only(NAS), cors: { origins: ['https://a.example/x'] } },
      /cors\.origins\[0\] is no origin/,
    ],
    [
      'an origin without a scheme',
      { ...only(NAS), cors: { origins: ['a.example'] } },
      /cors\.origins\[0\] is no origin/,
    ],
    [
      'a file of tokens that is missing',
      { ...only(NAS), bearer_token_file: 'none' },
      /bearer_token_file names \.\/none, which cannot be read \(ENOENT\)/,
    ],
    [
      'a short token',
      { ...only(NAS), bearer_token_file: 'password' },
      /bearer_token_file names \.\/password, which holds a token of fewer than 16/,
    ],
    [
      'a web file that is missing',
      { ...only(NAS), web_config: 'none' },
      /web_config names \.\/none, which cannot be read/,
    ],
    [
      'more reading than the budget',
      only({ ...REMOTE, every: '10s' }),
      /repositories\[0\]\.every would read about \d.* MiB a day, and its budget is 5 MiB\. Fix: Write `every: \d+m`/,
    ],
    ['too many at once', { ...only(NAS), max_parallel: 1000 }, /max_parallel must be <= 64/],
  ])('%s', (_name, document, want) => {
    const problems = problemsOf(document);
    expect(problems.join('\n')).toMatch(want);
    // Nothing that could be a secret is repeated.
    expect(problems.join('\n')).not.toContain('s3cret-word');
  });

  test('all at once, in the order of the file, each with its line', () => {
    const text = [
      'repositories:',
      '  - name: a',
      '    tool: restic',
      '    evry: 1m',
      '  - tool: kopia',
      '    name: b',
      '    timeout: 5',
    ];
    expect(problemsOf(text.join('\n')).map((line) => line.replace(/(\.yml:\d+): (\S+) .*/, '$1 $2'))).toEqual([
      './exporter.yml:4 repositories[0].evry',
      './exporter.yml:7 repositories[1].timeout',
    ]);
  });

  test('a file that is not there', () => {
    expect(() => loadConfig(join(folder, 'none.yml'), { env: {} })).toThrow(
      /none\.yml: The file cannot be read \(ENOENT\)/,
    );
  });

  test('hashes whose logins would take minutes, and web files that are wrong', () => {
    write('web.yml', `basic_auth_users:\n  prometheus: $2b$17$${'a'.repeat(53)}\n`);
    expect(problemsOf({ ...only(NAS), web_config: 'web.yml' }).join()).toMatch(
      /basic_auth_users\.prometheus has a hash of cost 17/,
    );
    write('web.yml', 'tls_server: {}\n');
    expect(problemsOf({ ...only(NAS), web_config: 'web.yml' }).join()).toMatch(
      /names \.\/web\.yml: tls_server is not a known key/,
    );
  });
});

describe('what is taken', () => {
  test('one line per repository is enough', () => {
    const { config, warnings } = load(only(NAS));
    expect(config).toMatchObject({
      listen: { host: '127.0.0.1', port: 9091 },
      stateFolder: join(folder, 'lockstep-exporter-state'),
      maxParallel: 2,
      tools: { restic: 'restic', kopia: 'kopia' },
      hasAliases: false,
      logLevel: 'info',
    });
    const [nas] = config.repositories;
    expect(nas).toMatchObject({
      name: 'nas',
      access: { repository: '/srv/backup/nas', passwordFile: join(folder, 'password') },
      place: { storage: 'local', isRemote: false },
      view: {
        name: 'nas',
        stateMaxAgeSeconds: 2700,
        sizeMaxAgeSeconds: 64_800,
        checkIntervalSeconds: { structure: 604_800 },
      },
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    ['restic, local', NAS, 'identity:900 snapshots:900 locks:900 size:21600 check:604800'],
    ['restic, remote: what is dear is not asked', REMOTE, 'identity:900 snapshots:900 locks:900'],
    [
      'remote, asked for',
      { ...REMOTE, size: true, check: { every: '30d' } },
      'identity:900 snapshots:900 locks:900 size:21600 check:2592000',
    ],
    ['switched off', { ...NAS, size: false, check: false, locks: false }, 'identity:900 snapshots:900'],
    [
      'at its own pace',
      { ...NAS, every: '1h', size: { every: '1d' }, check: false },
      'identity:3600 snapshots:3600 locks:3600 size:86400',
    ],
    ['Kopia, local', KOPIA, 'identity:900 snapshots:900 maintenance:900 size:21600 check:604800'],
    [
      'Kopia with its server',
      { ...KOPIA, size: false, check: false, server: { url: 'https://127.0.0.1:51515', password_file: 'password' } },
      'identity:900 snapshots:900 maintenance:900 sources:900',
    ],
  ])('questions of %s', (_name, repository, want) => {
    const questions = load(only(repository)).config.repositories[0]?.questions ?? [];
    expect(questions.map(({ question, everySeconds }) => `${question}:${everySeconds}`).join(' ')).toBe(want);
  });

  test('a client of a Kopia server is remote, and so is what cannot be read', () => {
    write('kopia.config', JSON.stringify({ apiServer: { url: 'https://host:51515' } }));
    expect(load(only(KOPIA)).config.repositories[0]?.place).toMatchObject({ storage: 'server', isRemote: true });
    rmSync(join(folder, 'kopia.config'));
    const { config, warnings } = load(only(KOPIA));
    expect(config.repositories[0]?.place.isRemote).toBe(true);
    expect(warnings).toEqual([
      expect.stringMatching(/^office: it cannot be asked now: .*kopia\.config cannot be read/),
    ]);
  });

  test('an environment file may lead to the repository by itself', () => {
    write('nas.env', `RESTIC_REPOSITORY=${folder}/repo\nRESTIC_PASSWORD=s3cret-word\nAWS_SECRET_ACCESS_KEY="x y"\n`);
    const { config } = load(only({ name: 'e', tool: 'restic', environment_file: 'nas.env' }));
    expect(config.repositories[0]).toMatchObject({ place: { storage: 'local', isRemote: false } });
    expect(JSON.stringify(config)).not.toContain('s3cret-word');
  });

  test('a location in a file may hold credentials; they are nowhere in the configuration', () => {
    write('location', 'rest:https://joe:s3cret-word@host/\n');
    const { config } = load(only({ ...NAS, repository: undefined, repository_file: 'location' }));
    expect(config.repositories[0]?.place).toMatchObject({ storage: 'rest', isRemote: true });
    expect(JSON.stringify(config)).not.toContain('s3cret-word');
  });

  test('wishes: of all, of one entry, of some sources', () => {
    const { config } = load({
      defaults: { every: '5m', expected: { every: '1d' }, retention: { daily: 7 } },
      repositories: [
        NAS,
        {
          ...KOPIA,
          expected: { cron: '0 3 * * *', time_zone: 'Europe/Berlin' },
          paused: true,
          maintenance_expected: { full: '1d' },
          sources: [
            { host: 'web', user: 'root', path: '/etc', expected: { every: '1h' } },
            { host: 'web', paused: true },
            { path: '/old', retired: true },
          ],
        },
      ],
    });
    const [nas, office] = config.repositories;
    expect(nas?.view).toMatchObject({
      expected: { interval_seconds: 86_400 },
      retention: { daily: 7 },
      stateMaxAgeSeconds: 900,
    });
    const web = { host: 'web', user: 'root', paths: ['/etc'] };
    expect(office).toMatchObject({
      view: {
        expected: { cron: '0 3 * * *', time_zone: 'Europe/Berlin' },
        isPaused: true,
        maintenanceIntervalSeconds: { full: 86_400 },
        overrides: [
          { match: { sourceId: sourceId(web) }, expected: { interval_seconds: 3600 } },
          { match: { host: 'web' }, isPaused: true },
        ],
      },
      expectedSources: [web],
      retired: [{ path: '/old' }],
    });
  });

  test('flags win over the file, and systemd names the folder of state', () => {
    write('web.yml', 'http_server_config: {http2: true}\n');
    const { config, warnings } = load(
      { ...only(NAS), listen: ':1', web_config: 'none' },
      {
        listenAddress: '127.0.0.1:0',
        webConfigFile: join(folder, 'web.yml'),
        env: { STATE_DIRECTORY: '/var/lib/a:/var/lib/b' },
      },
    );
    expect(config).toMatchObject({ listen: { port: 0 }, stateFolder: '/var/lib/a' });
    expect(warnings).toEqual([expect.stringContaining('speaks HTTP/1.1')]);
  });

  test.each([
    ['what everybody can read', { listen: ':9091' }, /everyone who reaches this address can read \/metrics/],
    ['a password that everybody can read', {}, /password can be read by every user of this machine/],
  ])('warns of %s', (_name, more, want) => {
    chmodSync(join(folder, 'password'), 0o644);
    expect(load({ ...only(NAS), ...more }).warnings.join('\n')).toMatch(want);
  });

  test('a folder of repositories beside the file', () => {
    mkdirSync(join(folder, 'repo'));
    expect(load(only({ ...NAS, repository: './repo' })).config.repositories[0]?.access.repository).toBe(
      join(folder, 'repo'),
    );
  });
});
