import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from './load-config.ts';
import { configSchema } from './read-yaml.ts';
import { SETTINGS } from './settings.ts';

const T1 = 'fake-token-for-tests-1';
const T2 = 'fake-token-for-tests-2';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string, mode = 0o600): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const yaml = (text: string, name = 'server.yaml') => ({ RM_CONFIG: file(name, text) });

describe('accepted', () => {
  test('without any setting: loopback, nothing open', () => {
    const { config, warnings } = loadConfig({});
    expect(config).toMatchObject({ listen: { host: '127.0.0.1', port: 8080 }, retentionDays: 400, logLevel: 'info' });
    expect(config.dataDir).toBe(join(process.cwd(), 'data'));
    expect(config.metricsTokens).toBeUndefined();
    expect(config.metricsTrustedCidrs).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test('several tokens by comma, one per line in a file, a list in YAML', () => {
    expect(loadConfig({ RM_METRICS_TOKEN: `${T1}, ${T2}` }).config.metricsTokens).toEqual({ value: [T1, T2] });
    const path = file('tokens', `${T1}\r\n${T2}\n\n`);
    expect(loadConfig({ RM_METRICS_TOKEN_FILE: path }).config.metricsTokens).toEqual({ value: [T1, T2], file: path });
    expect(loadConfig(yaml(`metrics_token: [${T1}, ${T2}]`)).config.metricsTokens).toEqual({ value: [T1, T2] });
    expect(loadConfig(yaml(`metrics_token: ${T1}`)).config.metricsTokens).toEqual({ value: [T1] });
  });

  test('the environment wins over the file, also over its other spelling', () => {
    const config = yaml(`listen: 127.0.0.1:1\nretention_days: 7\nmetrics_token_file: /nowhere`);
    const loaded = loadConfig({ ...config, RM_LISTEN: '[::1]:2', RM_METRICS_TOKEN: T1 }).config;
    expect(loaded).toMatchObject({
      listen: { host: '::1', port: 2 },
      retentionDays: 7,
      metricsTokens: { value: [T1] },
    });
  });

  test('paths in the YAML file are relative to it', () => {
    file('relative-token', T1);
    const { config } = loadConfig(yaml('data_dir: store\nadmin_token_file: relative-token'));
    expect(config.dataDir).toBe(join(folder, 'store'));
    expect(config.adminToken).toEqual({ value: T1, file: join(folder, 'relative-token') });
  });

  test.each([
    [':8080', { host: '::', port: 8080 }],
    ['localhost:0', { host: 'localhost', port: 0 }],
    ['0.0.0.0:9', { host: '0.0.0.0', port: 9 }],
  ])('RM_LISTEN=%s', (text, want) => {
    expect(loadConfig({ RM_LISTEN: text }).config.listen).toEqual(want);
  });

  test('an empty YAML file sets nothing', () => {
    expect(loadConfig(yaml('# only a comment\n')).config.retentionDays).toBe(400);
  });

  test.each(['B19', 'C18'])('%s white space around entries is nothing', () => {
    expect(loadConfig({ RM_METRICS_TOKEN_FILE: file('crlf', `  ${T1} \r\n`) }).config.metricsTokens?.value).toEqual([
      T1,
    ]);
    const { config } = loadConfig({ RM_METRICS_TRUSTED_CIDR: ' 10.0.0.0/8 , ::1 ' });
    expect(config.metricsTrustedCidrs?.map(({ text }) => text)).toEqual(['10.0.0.0/8', '::1']);
  });

  test('C04 a block of every address with the named switch', () => {
    const env = { RM_METRICS_TRUSTED_CIDR: '0.0.0.0/0,::/0', RM_METRICS_ALLOW_ALL: 'true' };
    expect(loadConfig(env).config.metricsTrustedCidrs).toHaveLength(2);
  });

  test('C22 duplicates', () => {
    expect(loadConfig({ RM_TRUSTED_PROXY: '10.0.0.1,10.0.0.1' }).config.trustedProxies).toHaveLength(2);
  });
});

describe('warned about', () => {
  test('B22 a secret that everyone can read', () => {
    const { warnings } = loadConfig({ RM_METRICS_TOKEN_FILE: file('open-token', T1, 0o644) });
    expect(warnings).toEqual([expect.stringContaining('chmod 600')]);
    expect(warnings.join()).not.toContain(T1);
  });

  test('C23 a proxy that may itself scrape', () => {
    const env = { RM_METRICS_TRUSTED_CIDR: '10.1.0.0/16', RM_TRUSTED_PROXY: '10.0.0.0/8' };
    expect(loadConfig(env).warnings).toEqual([expect.stringContaining('sends no X-Forwarded-For')]);
  });

  test('metrics open to everyone', () => {
    expect(loadConfig({ RM_METRICS_ALLOW_ALL: 'true' }).warnings).toEqual([expect.stringContaining('everyone')]);
  });
});

const REFUSED: [id: string, env: NodeJS.ProcessEnv, want: RegExp][] = [
  ['B18 empty', { RM_METRICS_TOKEN: '' }, /^environment: RM_METRICS_TOKEN is set but empty/],
  ['B18 white space', { RM_METRICS_TOKEN: '   ' }, /RM_METRICS_TOKEN is set but empty/],
  ['B18 tabs', { RM_METRICS_TOKEN: '\t' }, /RM_METRICS_TOKEN holds an empty token/],
  ['B18 undefined', { RM_METRICS_TOKEN: 'undefined' }, /fewer than 16 characters/],
  ['B18 null', { RM_METRICS_TOKEN: 'null' }, /fewer than 16 characters/],
  ['B18 changeme', { RM_METRICS_TOKEN: 'changeme' }, /fewer than 16 characters/],
  ['B18 15 characters', { RM_ADMIN_TOKEN: 'x'.repeat(15) }, /RM_ADMIN_TOKEN holds a token of fewer/],
  ['B18 not token68', { RM_METRICS_TOKEN: 'a token with spaces in it' }, /characters that a bearer token cannot have/],
  ['B18 one of several', { RM_METRICS_TOKEN: `${T1},short` }, /fewer than 16/],
  [
    'B20 missing file',
    { RM_METRICS_TOKEN_FILE: '/nowhere/token' },
    /TOKEN_FILE: \/nowhere\/token cannot be read \(ENOENT\)/,
  ],
  ['B20 a folder', { RM_METRICS_TOKEN_FILE: tmpdir() }, /cannot be read \(EISDIR\)/],
  ['empty file name', { RM_METRICS_TOKEN_FILE: '' }, /RM_METRICS_TOKEN_FILE is set but empty/],
  ['C03', { RM_TRUSTED_PROXY: '0.0.0.0/0' }, /anyone could claim any address/],
  ['C03', { RM_TRUSTED_PROXY: '::/0' }, /anyone could claim any address/],
  ['C04', { RM_METRICS_TRUSTED_CIDR: '::/0' }, /RM_METRICS_ALLOW_ALL=true/],
  ['C20 empty', { RM_METRICS_TRUSTED_CIDR: '' }, /RM_METRICS_TRUSTED_CIDR is set but empty/],
  ['C20 comma', { RM_METRICS_TRUSTED_CIDR: ',' }, /has an empty entry/],
  ['C20 spaced comma', { RM_TRUSTED_PROXY: ' , ' }, /has an empty entry/],
  ['C20 trailing comma', { RM_TRUSTED_PROXY: '10.0.0.1,' }, /has an empty entry/],
  ['C21 number', { RM_TRUSTED_PROXY: '1' }, /entry "1" is not an address block/],
  [
    'C22 too many',
    { RM_TRUSTED_PROXY: Array.from({ length: 1001 }, () => '10.0.0.1').join() },
    /more than 1000 entries/,
  ],
  ['C19 newline', { RM_TRUSTED_PROXY: '10.0.0.1\n' }, /entry "10\.0\.0\.1\\n" is not/],
  ['listen', { RM_LISTEN: '8080' }, /must be HOST:PORT such as 127\.0\.0\.1:8080.*found `8080`/],
  ['port', { RM_LISTEN: 'localhost:65536' }, /must be HOST:PORT/],
  ['number', { RM_RETENTION_DAYS: '0' }, /RM_RETENTION_DAYS must be a whole number from 1 to 36500; found `0`/],
  ['number with a dot', { RM_RETENTION_DAYS: '1.5' }, /found `1\.5`/],
  ['boolean', { RM_METRICS_ALLOW_ALL: 'yes' }, /must be true or false; found `yes`/],
  ['word', { RM_LOG_LEVEL: 'loud' }, /must be one of trace, debug.*found `loud`/],
  ['url scheme', { RM_ALERT_URL: 'ftp://example.org/x' }, /http:\/\/ or https:\/\//],
  ['url path', { RM_ALERT_URL: 'http://alertmanager:9093' }, /add \/api\/v2\/alerts for an Alertmanager/],
  [
    'unknown variable',
    { RM_METRICS_TRUSTED_CIDRS: '10.0.0.0/8' },
    /RM_METRICS_TRUSTED_CIDRS is not a setting; known are/,
  ],
  [
    'two spellings',
    { RM_METRICS_TOKEN: T1, RM_METRICS_TOKEN_FILE: '/x' },
    /RM_METRICS_TOKEN and RM_METRICS_TOKEN_FILE are both set/,
  ],
  ['no config file', { RM_CONFIG: '/nowhere.yaml' }, /^\/nowhere\.yaml cannot be read \(ENOENT\)/],
  ['empty config file name', { RM_CONFIG: '' }, /RM_CONFIG is set but empty/],
];

const REFUSED_YAML: [id: string, text: string, want: RegExp][] = [
  [
    'unknown key',
    'metrics_tokens: x',
    /server\.yaml: metrics_tokens is not a setting; known are admin_token, admin_token_file/,
  ],
  ['a file for what is no secret', 'listen_file: x', /listen_file is not a setting/],
  ['key without value', 'metrics_trusted_cidrs:', /server\.yaml: metrics_trusted_cidrs is set but empty/],
  ['empty list', 'metrics_trusted_cidrs: []', /is an empty list/],
  ['C20 empty text', 'metrics_trusted_cidrs: ""', /is set but empty/],
  ['C20 empty entry', 'trusted_proxy: ["10.0.0.1", ""]', /has an empty entry/],
  ['C21 number', 'trusted_proxy: 1', /trusted_proxy must be a text or a list of texts/],
  ['C21 number in a list', 'trusted_proxy: [1]', /must be a list of texts/],
  ['C21 boolean', 'trusted_proxy: true', /must be a text or a list of texts/],
  ['text for a number', 'retention_days: "7"', /retention_days must be a whole number/],
  ['text for a boolean', 'metrics_allow_all: "true"', /metrics_allow_all must be true or false/],
  ['number for a token', 'metrics_token: 1234567890123456789', /metrics_token must be a text/],
  ['a map', 'listen: {a: 1}', /listen must be a text/],
  ['repeated key', 'listen: a:1\nlisten: b:2', /server\.yaml is not YAML \(DUPLICATE_KEY/],
  ['not YAML', 'listen: [', /server\.yaml is not YAML/],
  ['a list at the top', '- listen', /must hold keys and values/],
  ['D06 aliases', 'listen: &a x\ndata_dir: *a', /server\.yaml/],
  ['D07 __proto__', '__proto__: {polluted: true}', /__proto__ is not a setting/],
];

describe('refused', () => {
  test.each(REFUSED)('%s', (_id, env, want) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(want)]);
  });

  test.each(REFUSED_YAML)('YAML: %s', (_id, text, want) => {
    expect(problemsOf(yaml(text))).toEqual([expect.stringMatching(want)]);
  });

  test('B20 an empty token file', () => {
    expect(problemsOf({ RM_METRICS_TOKEN_FILE: file('empty', ' \n') })).toEqual([
      expect.stringMatching(/empty is empty$/),
    ]);
  });

  test('all problems are told at once', () => {
    expect(problemsOf({ ...yaml('log_level: loud\nnew: 1'), RM_LISTEN: 'x', RM_OTHER: '1' })).toHaveLength(4);
  });

  test('no message holds a secret', () => {
    const secrets = ['s3cret with blanks in it', 'http://user:s3cret@host'];
    const env = {
      RM_METRICS_TOKEN: secrets[0],
      RM_ALERT_URL: secrets[1],
      RM_ADMIN_TOKEN_FILE: file('two', 's3cret\ns3cret2'),
    };
    expect(problemsOf({ ...env, ...yaml('metrics_token: "s3cret\nlisten: x') })).toHaveLength(4);
    expect(problemsOf({ ...env, ...yaml('metrics_token: "s3cret\nlisten: x') }).join()).not.toContain('s3cret');
  });
});

test('the schema of the file has every key of the table and nothing else', () => {
  const keys = Object.values(SETTINGS).flatMap((one) =>
    'secret' in one ? [one.yaml, `${one.yaml}_file`] : [one.yaml],
  );
  expect(Object.keys(configSchema()['properties'] ?? {})).toEqual(keys);
});

test('a folder that looks like a config file is no config file', () => {
  const path = join(folder, 'folder.yaml');
  mkdirSync(path);
  expect(problemsOf({ RM_CONFIG: path })).toEqual([expect.stringMatching(/cannot be read \(EISDIR\)/)]);
});
