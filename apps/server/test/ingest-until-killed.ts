/**
 * Takes reports into the store at argv[2] as fast as it can, and prints the id of each one after its acknowledgement.
 * It is meant to be killed.
 */
import { writeSync } from 'node:fs';
import { ulid } from 'ulid';
import { openStore } from '../src/storage/open-store.ts';
import { tokenDigest } from '../src/storage/writes/tokens.ts';

const [, , path = '', token = ''] = process.argv;
const store = await openStore({ path, clock: Date.now });
const hostId = store.hostOfTokenDigest(tokenDigest(token))?.hostId ?? '';

async function ingest(): Promise<never> {
  for (;;) {
    const at = new Date().toISOString();
    const id = ulid();
    const report = { id, type: 'job', kind: 'backup', verdict: 'ok', started_at: at, finished_at: at } as const;
    const reports = [{ ...report, duration_seconds: 1, repository: 'local', source: '/home' }];
    const [outcome] = await store.acceptReports(hostId, { receivedAtMs: Date.now(), reports });
    if (outcome?.result === 'stored') writeSync(1, `${id}\n`);
  }
}

await Promise.all(Array.from({ length: 8 }, ingest));
