import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { POINTS, STEPS } from '../../test/migration-steps.ts';
import { temporaryFolder } from '../../test/store-fixture.ts';
import { migrate, MIGRATIONS, schemaVersion } from './migrate.ts';

const CHILD = fileURLToPath(new URL('../../test/migrate-until-killed.ts', import.meta.url));

describe('migrate', () => {
  it('numbers its steps from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it('runs each step once', () => {
    const database = new Database(':memory:');
    expect(migrate(database)).toBe(MIGRATIONS.length);
    expect(migrate(database)).toBe(0);
    database.close();
  });

  it('leaves nothing of a step that fails', () => {
    const database = new Database(':memory:');
    const steps = [{ version: 1, sql: 'CREATE TABLE a (x); CREATE TABLE a (x);' }];
    expect(() => migrate(database, steps)).toThrow(/already exists/);
    expect(schemaVersion(database)).toBe(0);
    expect(database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get()).toBe(0);
    database.close();
  });

  it('K13 killed at any point of any step, completes at the next start', { timeout: 60_000 }, () => {
    const path = join(temporaryFolder(), 'steps.db');
    for (const [i, point] of POINTS.entries()) {
      const { signal } = spawnSync(process.execPath, ['--import', 'tsx', CHILD, path, point]);
      expect({ point, signal }).toEqual({ point, signal: 'SIGKILL' });
      const database = new Database(path);
      expect({ point, version: schemaVersion(database) }).toEqual({ point, version: Math.floor(i / 3) });
      database.close();
    }
    const database = new Database(path);
    database.function('reached', (_point: unknown) => 0);
    expect(migrate(database, STEPS)).toBe(1);
    for (const { version } of STEPS) {
      expect(database.prepare(`SELECT x FROM step_${version}`).pluck().all()).toEqual([version]);
    }
    database.close();
  });
});
