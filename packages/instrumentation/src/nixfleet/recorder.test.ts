import { nixfleet } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NixfleetSurface } from './index.ts';

/** The module as a process sees it that has just started. */
let surface: NixfleetSurface;

beforeEach(async () => {
  vi.resetModules();
  surface = await import('./index.ts');
});

async function samples(): Promise<string[]> {
  const page = await surface.installRecorder().render();
  return page.split('\n').filter((line) => line.startsWith('nixfleet_'));
}

const AT_START = [
  'nixfleet_cp_build_info{version="1.2.3",git_commit="abc"} 1',
  'nixfleet_gate_block_total{gate="channel-edges"} 0',
  'nixfleet_gate_block_total{gate="compliance-wave"} 0',
  'nixfleet_gate_block_total{gate="disruption-budget"} 0',
  'nixfleet_gate_block_total{gate="host-edge"} 0',
  'nixfleet_gate_block_total{gate="wave-promotion"} 0',
  'nixfleet_runtime_gate_error_events_total 0',
];
const BUILD = { version: '1.2.3', gitCommit: 'abc' };

describe('installRecorder', () => {
  it('shows the build and counters at zero', async () => {
    surface.installRecorder(BUILD);
    expect(await samples()).toEqual(AT_START);
  });

  it('gives the first one to everybody', async () => {
    const first = surface.installRecorder(BUILD);
    surface.recordGateBlock('host-edge');
    const others = await Promise.all([1, 2, 3].map(async () => surface.installRecorder({ version: '9' })));
    expect(others.every((other) => other === first)).toBe(true);
    expect(await samples()).toContain('nixfleet_gate_block_total{gate="host-edge"} 1');
    expect(await samples()).toContain(AT_START[0]);
  });

  it('records where it is told to', async () => {
    const registry = createRegistry([nixfleet]);
    expect(surface.installRecorder({ registry }).registry).toBe(registry);
    surface.recordRuntimeGateError();
    expect(await samples()).toContain('nixfleet_runtime_gate_error_events_total 1');
    expect(await samples()).toContain('nixfleet_cp_build_info{version="unknown",git_commit="unknown"} 1');
  });
});

describe('an event is counted', () => {
  it('under its control and host, its gate, or alone', async () => {
    surface.installRecorder(BUILD);
    surface.recordComplianceEvent('ssh-root', 'web-1');
    surface.recordComplianceEvent('ssh-root', 'web-1');
    surface.recordComplianceEvent('ssh-root', 'web-2');
    surface.recordRuntimeGateError();
    surface.recordGateBlock('compliance-wave');
    expect((await samples()).filter((line) => !AT_START.includes(line))).toEqual([
      'nixfleet_compliance_failure_events_total{control_id="ssh-root",host="web-1"} 2',
      'nixfleet_compliance_failure_events_total{control_id="ssh-root",host="web-2"} 1',
      'nixfleet_gate_block_total{gate="compliance-wave"} 1',
      'nixfleet_runtime_gate_error_events_total 1',
    ]);
  });

  it('for ever: many scrapes and more hosts than there may be take nothing away', async () => {
    surface.installRecorder(BUILD);
    surface.recordComplianceEvent('ssh-root', 'first');
    for (let scrape = 0; scrape < 50; scrape++) await samples();
    for (let host = 0; host < 7_000; host++) surface.recordComplianceEvent('ssh-root', `host-${host}`);
    surface.recordComplianceEvent('ssh-root', 'first');
    const rows = await samples();
    expect(rows).toContain('nixfleet_compliance_failure_events_total{control_id="ssh-root",host="first"} 2');
    expect(rows.filter((line) => line.includes('control_id='))).toHaveLength(24 * 250);
  });

  it('by nobody before a recorder is installed', async () => {
    surface.recordComplianceEvent('ssh-root', 'web-1');
    surface.recordRuntimeGateError();
    surface.recordGateBlock('host-edge');
    surface.recordBuildInfo();
    surface.installRecorder(BUILD);
    expect(await samples()).toEqual(AT_START);
  });
});

it('the build is on every scrape, whatever became of it', async () => {
  const { registry } = surface.installRecorder(BUILD);
  registry?.metrics.nixfleet_cp_build_info.remove({ version: '1.2.3', git_commit: 'abc' });
  expect(await samples()).toContain(AT_START[0]);
  surface.recordBuildInfo();
  expect(await samples()).toEqual(AT_START);
});

describe('a process that imports the package', { timeout: 30_000 }, () => {
  const run = promisify(execFile);
  const folder = join(import.meta.dirname, '../..');

  async function imported(...conditions: readonly string[]) {
    const { stdout } = await run(
      process.execPath,
      [...conditions, join(folder, 'test/loaded-modules.mjs'), '@lockstep/instrumentation/nixfleet'],
      { cwd: folder },
    );
    return JSON.parse(stdout) as { loaded: string[]; exports: string[]; page: string };
  }

  it('with metrics off loads one module, whose calls do nothing', async () => {
    const { loaded, exports, page } = await imported('--conditions=lockstep-metrics-off');
    expect(loaded.map((url) => url.replace(/^.*\/packages\//, ''))).toEqual(['instrumentation/dist/nixfleet/off.js']);
    expect(exports).toEqual(Object.keys(surface));
    expect(page).toBe('');
  });

  it('with metrics on loads the registry, but no library of another binding', async () => {
    const { loaded, page } = await imported();
    expect(loaded.some((url) => url.includes('/packages/metrics/'))).toBe(true);
    expect(loaded.filter((url) => url.includes('/node_modules/'))).toEqual([]);
    expect(page).toContain('nixfleet_runtime_gate_error_events_total 1');
  });
});
