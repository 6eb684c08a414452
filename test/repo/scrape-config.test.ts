import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LOCAL_STACK, minimalConfig, prometheusConfig, provisioningFiles, webFile } from '@lockstep/provisioning';
import { expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { describeWithTools } from '../tools/describe-with-tools.ts';

const textOf = (path: string, stack = LOCAL_STACK) =>
  provisioningFiles(stack).find((file) => file.path === path)?.text ?? '';

const generated = textOf('prometheus/prometheus.yml');
const minimal = stringify(minimalConfig(['kopia-exporter:9091']));
const withLogin = textOf('prometheus/prometheus.yml', { ...LOCAL_STACK, basicAuthUser: 'ann' });
/** In a container secrets lie where this machine has none. */
const inContainer = textOf('compose/prometheus.yml').replaceAll(/\/(?:run\/secrets|etc\/prometheus-web)\//g, '');

const withTls = stringify(
  prometheusConfig({
    jobs: [
      {
        name: 'restic-manager',
        scheme: 'https',
        tlsCaFile: 'ca.pem',
        credentials: { tokenFile: 'metrics-token' },
        targets: ['fleet.example:8443'],
      },
    ],
  }),
);

/** The lines of the Kopia specification. */
const SPECIFIED_MINIMAL = `
global:
  scrape_interval: 15s

scrape_configs:
  - job_name: 'kopia'
    static_configs:
      - targets: ['kopia-exporter:9091']
`;

it('the minimal configuration is the one of the specification', () => {
  expect(parse(minimal)).toEqual(parse(SPECIFIED_MINIMAL));
});

for (const suite of ['bookworm', 'trixie', 'sid'] as const) {
  describeWithTools(`promtool on ${suite}`, { promtool: { program: 'promtool', suite } }, ({ promtool }) => {
    const isOld = promtool.version.startsWith('2.');

    it.each([
      { name: 'the generated file', text: generated, files: ['metrics-token'], status: 0 },
      { name: 'the minimal file', text: minimal, files: [], status: 0 },
      { name: 'with a login', text: withLogin, files: ['metrics-token', 'web-password'], status: 0 },
      {
        name: 'the file of the container, whose Prometheus is a 3.x',
        text: inContainer,
        files: ['metrics-token', 'user', 'password'],
        status: promtool.version.startsWith('2.42') ? 1 : 0,
      },
      {
        name: 'TLS with a certificate authority of its own',
        text: withTls,
        files: ['metrics-token', 'ca.pem'],
        status: 0,
      },
      { name: 'no token file beside it', text: generated, files: [], status: 1 },
      {
        name: 'a key that only 3.x knows, which is why it is not used',
        text: `${generated}    fallback_scrape_protocol: PrometheusText0.0.4\n`,
        files: ['metrics-token'],
        status: isOld ? 1 : 0,
      },
      {
        name: 'a log level in the file, as the specification has it',
        text: minimal.replace('global:\n', 'global:\n  log_level: debug\n'),
        files: [],
        status: 1,
      },
    ])(`${promtool.version} check config: $name`, ({ text, files, status }) => {
      expect(check(promtool.path, 'config', text, files)).toMatchObject({ status });
    });

    it.each([
      { name: 'users', text: webFile({ ann: `$2b$10$${'a'.repeat(53)}` }), status: 0 },
      { name: 'nobody, which is everybody', text: webFile({}), status: 0 },
      { name: 'a password that is no hash', text: webFile({ ann: 'secret' }), status: 1 },
    ])(`${promtool.version} check web-config: $name`, ({ text, status }) => {
      expect(check(promtool.path, 'web-config', text, [])).toMatchObject({ status });
    });
  });
}

function check(promtool: string, kind: 'config' | 'web-config', text: string, files: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'scrape-config-'));
  try {
    for (const [name, content] of [['checked.yml', text], ...files.map((file) => [file, 'x'] as const)] as const) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const { status, stdout, stderr } = spawnSync(promtool, ['check', kind, 'checked.yml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
