import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provisioningFiles } from '@lockstep/provisioning';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';

const textOf = (path: string) => provisioningFiles().find((file) => file.path === path)?.text ?? '';

for (const suite of ['bookworm', 'sid'] as const) {
  describeWithTools(`amtool on ${suite}`, { amtool: { program: 'amtool', suite } }, ({ amtool }) => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
      writeFileSync(join(folder, 'machine.yml'), textOf('alertmanager/alertmanager.yml'));
      writeFileSync(join(folder, 'container.yml'), textOf('compose/alertmanager.yml'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const ask = (...args: string[]) => {
      const { status, stdout } = spawnSync(amtool.path, args, { cwd: folder, encoding: 'utf8', env: { HOME: folder } });
      return { status, answer: stdout.trim() };
    };

    it.each([
      { file: 'machine.yml', status: 0 },
      // Addresses in files came with 0.26; the container has a later one.
      { file: 'container.yml', status: amtool.version.startsWith('0.25') ? 1 : 0 },
    ])(`${amtool.version} check-config: $file`, ({ file, status }) => {
      expect(ask('check-config', file)).toMatchObject({ status });
    });

    it.each([
      { labels: ['alertname=Watchdog', 'severity=none'], receiver: 'watchdog' },
      { labels: ['alertname=KopiaBackupFailed', 'severity=critical'], receiver: 'operator' },
      { labels: ['alertname=BackupPartial', 'severity=warning'], receiver: 'operator' },
      { labels: ['alertname=Unheard'], receiver: 'operator' },
    ])(`${amtool.version} sends $labels to $receiver`, ({ labels, receiver }) => {
      const asked = ask('config', 'routes', 'test', '--config.file=machine.yml', ...labels);
      expect(asked).toEqual({ status: 0, answer: receiver });
    });
  });
}
