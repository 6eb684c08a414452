import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { scenarioRows } from '../../test/kopia-recording.ts';
import { REAL_WORLDS, realKopia, realPlace } from '../../test/real-kopia.ts';
import { askerOf, STAND_IN, standIn } from '../../test/stand-in.ts';
import type { Asker } from '../asker.ts';
import { kopiaAsker } from './kopia-asker.ts';

// A program is started for each answer, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

/**
 * Each world: its identity; sources, complete and incomplete snapshots and the verdicts of last runs; its size; the expected
 * intervals of quick and full maintenance; what a check of its structure finds.
 */
const TABLE = `
good                            ok 2/2/0=ok ok 3600/86400 good
many-sources                    ok 14/27/1=ok+partial ok 3600/86400 good
compressed                      ok 1/1/0=ok ok 3600/86400 good
read-only                       ok 14/27/1=ok+partial ok 3600/86400 good
retention                       ok 1/4/0=ok ok 3600/86400 good
concurrent                      ok 2/4/0=ok ok 3600/86400 good
empty                           ok 0/0/0 ok 3600/86400 bad
directory-empty                 ok 0/0/0 ok 3600/86400 bad
directory-gone                  no_repository no_repository no_repository no_repository no_repository
directory-not-readable          timeout timeout timeout timeout timeout
wrong-password                  wrong_password wrong_password wrong_password wrong_password wrong_password
no-password                     failed failed failed failed failed
not-connected                   no_repository no_repository no_repository no_repository no_repository
config-broken                   failed failed failed failed failed
pack-deleted                    ok 2/2/0=ok ok 3600/86400 bad
pack-flipped                    ok 2/2/0=ok ok 3600/86400 good
index-deleted                   ok 1/1/0=ok ok 3600/86400 good
all-indexes-deleted             ok 0/0/0 ok 3600/86400 bad
metadata-flipped                ok failed ok failed bad
format-blob-deleted             no_repository no_repository no_repository no_repository no_repository
disk-full                       ok 2/2/0=ok ok 3600/86400 good
partial                         ok 2/7/0=ok+partial ok 3600/86400 good
fail-fast                       ok 1/2/1=failed ok 3600/86400 good
ignored-errors                  ok 1/4/0=partial ok 3600/86400 good
killed                          ok 1/0/8=none ok 3600/86400 good
killed-newest                   ok 1/1/7=ok ok 3600/86400 good
cancelled                       ok 1/0/19=cancelled ok 3600/86400 good
running                         ok 1/0/15=none ok 3600/86400 good
clock                           ok 1/3/0=ok ok 3600/86400 good
root-removed                    ok 1/0/1=partial ok 3600/86400 good
maintenance-fresh               ok 2/2/0=ok ok 3600/86400 good
maintenance-disabled            ok 2/2/0=ok ok -/- good
maintenance-paused              ok 2/2/0=ok ok -/- good
maintenance-owner-differs       ok 2/2/0=ok ok 3600/86400 good
maintenance-broken              ok 2/2/0=ok ok 3600/86400 good
server-client                   ok 1/1/0=ok failed failed good
server-client-without-snapshots ok 0/0/0 failed failed good
server-client-wrong-password    wrong_password wrong_password wrong_password wrong_password wrong_password
server-client-down              failed failed failed failed failed
old-kopia                       ok 2/2/0=ok ok 3600/86400 good
hangs                           timeout timeout timeout timeout timeout
`;

const real = realKopia();

test('a real Kopia was asked too', ({ skip }) => {
  skip(real === undefined, 'there is no kopia on PATH and none in KOPIA_BIN');
  expect(real).toBeDefined();
});

describe.each(real === undefined ? [STAND_IN] : [])('worlds of %s', () => {
  test.each(scenarioRows(TABLE))('$scenario: $want', async ({ scenario, want }) => {
    const hangs = want.startsWith('timeout');
    const asker = askerOf(standIn({ from: scenario }), hangs ? { deadlineMs: 300, killAfterMs: 100 } : {});
    expect(await shown(asker)).toBe(want.replaceAll(/ +/gu, ' '));
  });
});

describe.each(real === undefined ? [] : [real])('worlds of the real %s', (command) => {
  test.for(scenarioRows(TABLE))('$scenario: $want', { timeout: 120_000 }, async ({ scenario, want }, { skip }) => {
    const world = REAL_WORLDS[scenario] ?? 'nobody knows how to make it';
    if (typeof world === 'string') return skip(world);
    const place = realPlace(command);
    try {
      world(place);
      const asker = kopiaAsker({ command, env: place.env, deadlineMs: 60_000 });
      expect(await shown(asker)).toBe(want.replaceAll(/ +/gu, ' '));
    } finally {
      place.remove();
    }
  });
});

test('the tables have every world of the stand-in', async () => {
  const { WORLDS } = (await import(fileURLToPath(new URL('worlds.mjs', `file://${STAND_IN}`)))) as { WORLDS: object };
  expect(scenarioRows(TABLE).map(({ scenario }) => scenario)).toEqual(Object.keys(WORLDS));
  expect(Object.keys(REAL_WORLDS)).toEqual(Object.keys(WORLDS));
});

async function shown(asker: Asker): Promise<string> {
  const identity = await asker.ask('identity');
  const snapshots = await asker.ask('snapshots');
  const size = await asker.ask('size');
  const maintenance = await asker.ask('maintenance');
  const check = await asker.ask('check');
  const sources = snapshots.found?.sources;
  const sum = (counts: readonly number[] = []): number => counts.reduce((total, each) => total + each, 0);
  const runs = [...new Set(sources?.map(({ lastRun }) => lastRun?.verdict ?? 'none'))].toSorted().join('+');
  const counts = [
    sources?.length,
    sum(sources?.map((each) => each.complete)),
    sum(sources?.map((each) => each.incomplete)),
  ];
  const intervals = maintenance.found?.tasks.map(({ expectedIntervalSeconds }) => expectedIntervalSeconds ?? '-');
  return [
    identity.verdict,
    sources === undefined ? snapshots.verdict : `${counts.join('/')}${runs && `=${runs}`}`,
    size.verdict,
    intervals?.join('/') ?? maintenance.verdict,
    check.found === undefined ? check.verdict : check.found.isGood ? 'good' : 'bad',
  ].join(' ');
}
