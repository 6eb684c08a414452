import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { NO_SMALL_DISK, smallDisk } from '../../test/small-disk.ts';
import { backup, MINUTE, NOON } from '../../test/store-fixture.ts';
import { openStore } from './open-store.ts';
import type { Store } from './store.ts';

const clock = () => NOON;

async function hostIn(store: Store): Promise<string> {
  const enrolment = await store.enrolHost({ name: 'web-1' });
  return enrolment.ok ? enrolment.credentials.host_id : '';
}

/** Sends `count` batches of 20 jobs, one after the other, and returns the ids that were stored and the errors. */
async function pour(store: Store, hostId: string, count: number) {
  const stored: string[] = [];
  const refused: unknown[] = [];
  for (let i = 0; i < count; i += 1) {
    const reports = Array.from({ length: 20 }, (_, j) =>
      backup(NOON - (i * 20 + j) * MINUTE, { reason: 'x'.repeat(400) }),
    );
    try {
      const outcomes = await store.acceptReports(hostId, { receivedAtMs: NOON, reports });
      stored.push(...outcomes.filter(({ result }) => result === 'stored').map(({ id }) => id));
    } catch (error) {
      refused.push(error);
    }
  }
  return { stored, refused };
}

function storedIds(store: Store): Set<string> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = store.jobs({ limit: 1000, ...(cursor === undefined ? {} : { cursor }) });
    for (const { id } of page.items) ids.add(id);
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

describe('a disk', () => {
  beforeEach((context) => context.skip(NO_SMALL_DISK !== undefined, NO_SMALL_DISK));

  // F05: at these sizes the log reaches its limit before the file can take it in.
  it.each([
    { id: 'P04 F04', kibibytes: 2048, batches: 400 },
    { id: 'F05', kibibytes: 4700, batches: 600 },
  ])('$id that is full refuses, loses nothing, and heals without a restart', async ({ kibibytes, batches }) => {
    const disk = smallDisk(kibibytes);
    const path = join(disk.path, 'fleet.db');
    const store = await openStore({ path, clock });
    const hostId = await hostIn(store);
    const { stored, refused } = await pour(store, hostId, batches);
    expect(stored.length).toBeGreaterThan(100);
    expect(refused.length).toBeGreaterThan(10);
    for (const error of refused) expect(error).toMatchObject({ name: 'StoreError', kind: 'full' });
    // P05: reads go on.
    expect(store.hosts({ limit: 1 }).items).toHaveLength(1);
    expect(store.health()).toEqual({ ok: true });

    disk.remount('size=64m');
    const later = await pour(store, hostId, 2);
    expect(later.refused).toEqual([]);
    const all = storedIds(store);
    expect(stored.filter((id) => !all.has(id))).toEqual([]);
    await store.close();
    const again = await openStore({ path, clock });
    expect(again.warnings).toEqual([]);
    await again.close();
  });

  it('K12 F10 that is read-only at the start is refused', async () => {
    const disk = smallDisk(4096);
    const path = join(disk.path, 'fleet.db');
    await (await openStore({ path, clock })).close();
    disk.remount('ro');
    await expect(openStore({ path, clock })).rejects.toMatchObject({
      reason: 'no_permission',
      message: expect.stringMatching(/mount its file system writable/) as string,
    });
    disk.remount('rw');
  });
});
