import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { differences, repair } from '../../scripts/generated-state.ts';
import { replaceBetweenMarkers } from '../../scripts/metric-reference.ts';
import { ROOT } from '../../scripts/workspaces.ts';

/** All files are made anew in each, which takes seconds. */
describe('differences', { timeout: 60_000 }, () => {
  let root: string;

  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'generated-'));
    mkdirSync(join(root, 'docs'));
    // The one file that is generated only in part; all others are made from nothing.
    cpSync(join(ROOT, 'docs/prometheus.md'), join(root, 'docs/prometheus.md'));
    await Promise.all((await differences(root)).map((difference) => repair(root, difference)));
  }, 60_000);

  afterEach(() => rmSync(root, { recursive: true }));

  const found = async () => (await differences(root)).map(({ path, kind }) => `${path}: ${kind}`);

  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  it('are none after repairing a tree without any generated file', async () => {
    expect(await found()).toEqual([]);
  });

  it('name a file that changed by a byte, and repairing restores it', async () => {
    const path = 'dashboards/restic-fleet.json';
    const before = readFileSync(join(root, path), 'utf8');
    put(path, before.replace('\n', '\n '));
    expect(await found()).toEqual([`${path}: changed`]);
    const [difference] = await differences(root);
    if (difference !== undefined) await repair(root, difference);
    expect(readFileSync(join(root, path), 'utf8')).toBe(before);
  });

  it('name a file that is missing', async () => {
    rmSync(join(root, 'provisioning/compose.yaml'));
    expect(await found()).toEqual(['provisioning/compose.yaml: missing']);
  });

  it('name a file of a dashboard that is gone, and repairing removes it', async () => {
    put('dashboards/old.json', '{}');
    expect(await found()).toEqual(['dashboards/old.json: not generated any more']);
    const [difference] = await differences(root);
    if (difference !== undefined) await repair(root, difference);
    expect(existsSync(join(root, 'dashboards/old.json'))).toBe(false);
  });

  it('leave the tokens and settings of the operator alone', async () => {
    put('provisioning/.env', 'GRAFANA_ADMIN_PASSWORD=secret');
    put('provisioning/exporter/exporter.yml', 'repositories: []');
    put('provisioning/prometheus/metrics-token', 'secret');
    put('provisioning/prometheus/web.yml', 'basic_auth_users: {}');
    put('provisioning/secrets/alert-webhook-url', 'secret');
    expect(await found()).toEqual([]);
  });
});

describe('replaceBetweenMarkers', () => {
  it('keeps what is around the markers', () => {
    const text = 'a\n<!-- generated: x -->\nold\n<!-- end: x -->\nb';
    expect(replaceBetweenMarkers(text, 'x', 'new')).toBe('a\n<!-- generated: x -->\n\nnew\n\n<!-- end: x -->\nb');
  });

  it.each(['', '<!-- generated: x -->', '<!-- end: x --><!-- generated: x -->'])('refuses `%s`', (text) => {
    expect(() => replaceBetweenMarkers(text, 'x', 'new')).toThrow(/No `<!-- generated: x -->`/);
  });
});
