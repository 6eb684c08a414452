import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CLAIM_DATA_FOLDER } from './prometheus.ts';

describe('the data folder of Prometheus', () => {
  it('is given to its user when it is empty, and that is no mistake the second time', (context) => {
    context.skip(process.getuid?.() !== 0, 'only root may give a folder away');
    const folder = newFolder();
    expect(claim(folder)).toMatchObject({ status: 0 });
    expect(statSync(folder).uid).toBe(65_534);
    writeFileSync(join(folder, 'wal'), '');
    expect(claim(folder)).toMatchObject({ status: 0, stderr: '' });
  });

  it('is refused when it holds files of somebody else', () => {
    const folder = newFolder();
    const { uid } = statSync(folder);
    writeFileSync(join(folder, 'metrics2'), '');
    const { status, stderr } = claim(folder);
    expect({ status, uid: statSync(folder).uid }).toEqual({ status: 1, uid });
    expect(stderr).toContain(`PROMETHEUS_DATA_DIR holds files of user ${uid}`);
  });
});

function claim(folder: string) {
  return spawnSync('sh', ['-c', CLAIM_DATA_FOLDER, 'data-folder', folder, '65534'], { encoding: 'utf8' });
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'data-folder-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
