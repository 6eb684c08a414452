import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { recordingMetrics } from '../../../test/recording-metrics.ts';
import { DAY, heartbeat, MINUTE, NOON, storeFixture } from '../../../test/store-fixture.ts';
import { Fleet } from '../../fleet/fleet.ts';
import { fleetReads } from './fleet-reads.ts';

describe('a scrape', () => {
  it('costs one query when nothing was committed, and touches no row of a host', async () => {
    const fixture = await storeFixture();
    for (let i = 0; i < 50; i += 1) await fixture.send(await fixture.enrol(`host-${i}`), heartbeat(NOON));
    const statements: string[] = [];
    const reader = new Database(fixture.path, { readonly: true, verbose: (sql) => statements.push(String(sql)) });
    const fleet = new Fleet({
      reads: fleetReads(reader),
      deaf: { fromMs: NOON, untilMs: NOON },
      stateMaxAgeMs: DAY,
      storeSizeBytes: () => undefined,
    });
    const page = recordingMetrics();
    fleet.update(NOON);
    fleet.feed(page.metrics);
    const serverRows = 8;
    const before = page.writes();
    statements.length = 0;
    fleet.update(NOON + MINUTE);
    fleet.feed(page.metrics);
    reader.close();
    expect(statements).toEqual(['SELECT rev FROM store_state']);
    expect(page.writes() - before).toBe(serverRows);
  });
});
