import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { provisioningFiles, scrapeConfig } from '@lockstep/provisioning';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { describeWithTools } from '../tools/describe-with-tools.ts';

const generated = provisioningFiles().find(({ path }) => path === 'prometheus/prometheus.yml')?.text ?? '';

const withTls = stringify(
  scrapeConfig({ targets: ['fleet.example:8443'], credentialsFile: 'metrics-token', tlsCaFile: 'ca.pem' }),
);

for (const suite of ['bookworm', 'trixie', 'sid'] as const) {
  describeWithTools(
    `promtool check config on ${suite}`,
    { promtool: { program: 'promtool', suite } },
    ({ promtool }) => {
      it.each([
        { name: 'the generated file', text: generated, files: ['metrics-token'], status: 0 },
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
          status: promtool.version.startsWith('2.') ? 1 : 0,
        },
      ])(`${promtool.version}: $name`, ({ text, files, status }) => {
        expect(checkConfig(promtool.path, text, files)).toMatchObject({ status });
      });
    },
  );
}

function checkConfig(promtool: string, text: string, files: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'scrape-config-'));
  try {
    for (const [name, content] of [['prometheus.yml', text], ...files.map((file) => [file, 'x'] as const)] as const) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const { status, stdout, stderr } = spawnSync(promtool, ['check', 'config', 'prometheus.yml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
