import type { HostChange, NewHost } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import { backup, DAY, HOUR, MINUTE, NOON, storeFixture } from '../../../test/store-fixture.ts';
import { nameKey } from './host-name.ts';
import { tokenDigest } from './tokens.ts';

describe('enrolHost', () => {
  it.each<{ name: string; host: NewHost; want: object }>([
    { name: 'a new name', host: { name: 'db-1' }, want: { ok: true } },
    {
      name: 'J28 a name that is taken',
      host: { name: 'WEB-1' },
      want: { ok: false, code: 'name_taken', field: '/name' },
    },
    {
      name: 'a cron expression that does not parse',
      host: { name: 'db-1', expected: { cron: 'now and then' } },
      want: { ok: false, code: 'invalid_request', field: '/expected/cron' },
    },
    {
      name: 'an unknown time zone',
      host: { name: 'db-1', expected: { cron: '0 2 * * *', time_zone: 'Nowhere' } },
      want: { ok: false, code: 'invalid_request', field: '/expected/time_zone' },
    },
  ])('$name', async ({ host, want }) => {
    const fixture = await storeFixture();
    await fixture.enrol('web-1');
    expect(await fixture.store.enrolHost(host)).toMatchObject(want);
  });

  it('makes a token that finds the host, until it is rotated', async () => {
    const { store } = await storeFixture();
    const enrolment = await store.enrolHost({ name: 'web-1' });
    const { host_id: hostId, token } = enrolment.ok ? enrolment.credentials : { host_id: '', token: '' };
    expect(token).toMatch(/^lsh_[\w-]{43}$/);
    expect(store.hostOfTokenDigest(tokenDigest(token))).toEqual({ hostId, name: 'web-1' });
    const rotated = await store.rotateToken(hostId);
    expect(store.hostOfTokenDigest(tokenDigest(token))).toBeUndefined();
    expect(store.hostOfTokenDigest(tokenDigest(rotated?.token ?? ''))?.hostId).toBe(hostId);
    expect(await store.rotateToken('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBeUndefined();
  });

  it('J29 stops at the maximum', async () => {
    const fixture = await storeFixture({ maxHosts: 2 });
    await fixture.enrol('a');
    const b = await fixture.enrol('b');
    expect(await fixture.store.enrolHost({ name: 'c' })).toMatchObject({ ok: false, code: 'too_many_hosts' });
    await fixture.store.removeHost(b);
    expect(await fixture.store.enrolHost({ name: 'c' })).toMatchObject({ ok: true });
  });
});

describe('nameKey', () => {
  it.each([
    ['web-1', 'WEB-1'],
    ['Straße', 'STRASSE'],
    ['caf\u00e9', 'cafe\u0301'],
    ['ΟΔΟΣ', 'οδος'],
    ['ﬁle', 'FILE'],
    ['a ', 'a'],
  ])('%s is %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it('keeps what differs', () => {
    expect(nameKey('web-1')).not.toBe(nameKey('web-2'));
    expect(nameKey('a')).not.toBe(nameKey('ä'));
  });
});

describe('joinHost', () => {
  it('enrols as often as the token says, and only while it is young', async () => {
    const fixture = await storeFixture();
    const { token, expires_at } = await fixture.store.createJoinToken({ uses: 2, expires_seconds: 3600 });
    expect(token).toMatch(/^lsj_/);
    expect(expires_at).toBe('2026-11-21T13:00:00.000Z');
    expect(await fixture.store.joinHost(token, { name: 'a' })).toMatchObject({ ok: true });
    // A refused enrolment costs no use.
    expect(await fixture.store.joinHost(token, { name: 'A' })).toMatchObject({ ok: false, code: 'name_taken' });
    fixture.now += HOUR;
    expect(await fixture.store.joinHost(token, { name: 'b' })).toMatchObject({ ok: false, code: 'join_token_spent' });
    fixture.now -= MINUTE;
    expect(await fixture.store.joinHost(token, { name: 'b' })).toMatchObject({ ok: true });
    expect(await fixture.store.joinHost(token, { name: 'c' })).toMatchObject({ ok: false, code: 'join_token_spent' });
    expect(await fixture.store.joinHost('lsj_guess', { name: 'c' })).toMatchObject({ ok: false, code: 'unauthorized' });
  });

  it('does not enrol more often than that when sixty hosts join at once', async () => {
    const { store } = await storeFixture();
    const { token } = await store.createJoinToken({ uses: 50, expires_seconds: 3600 });
    const enrolments = await Promise.all(
      Array.from({ length: 60 }, (_, i) => store.joinHost(token, { name: `host-${i}` })),
    );
    expect(enrolments.filter(({ ok }) => ok)).toHaveLength(50);
  });
});

describe('changeHost', () => {
  it.each<{ name: string; change: HostChange; want: object; shown: object }>([
    { name: 'a name', change: { name: 'web-2' }, want: { ok: true }, shown: { name: 'web-2' } },
    { name: 'its own name in other letters', change: { name: 'WEB-1' }, want: { ok: true }, shown: { name: 'WEB-1' } },
    {
      name: 'J28 a taken name',
      change: { name: 'Other' },
      want: { ok: false, code: 'name_taken' },
      shown: { name: 'web-1' },
    },
    {
      name: 'an expectation away',
      change: { expected: null },
      want: { ok: true },
      shown: { expected: null, overdue: null, next_expected_at: null, missed_runs: null },
    },
    {
      name: 'to a cron expectation',
      change: { expected: { cron: '0 2 * * *', time_zone: 'Europe/Berlin' } },
      want: { ok: true },
      shown: { expected: { cron: '0 2 * * *', time_zone: 'Europe/Berlin' }, overdue: false },
    },
    {
      name: 'a bad expectation',
      change: { expected: { cron: 'x' } },
      want: { ok: false, code: 'invalid_request' },
      shown: { overdue: false },
    },
    {
      name: 'a pause',
      change: { paused: true, heartbeat_seconds: 5, wakeful: true },
      want: { ok: true },
      shown: { paused: true, overdue: null, heartbeat_seconds: 5, wakeful: true },
    },
    {
      name: 'what it owes',
      change: { owes: [{ repository: 'offsite', source: '/home' }] },
      want: { ok: true },
      shown: { last_backup_success: false, last_successful_backup_at: null },
    },
  ])('$name', async ({ change, want, shown }) => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1', { expected: { interval_seconds: 86_400 } });
    await fixture.enrol('other');
    await fixture.send(hostId, backup(NOON - HOUR));
    expect(await fixture.store.changeHost(hostId, change)).toMatchObject(want);
    expect(fixture.store.hosts({ limit: 1 }).items[0]).toMatchObject(shown);
  });

  it('nothing of a host that is not there', async () => {
    const { store } = await storeFixture();
    expect(await store.changeHost('01ARZ3NDEKTSV4RRFFQ69G5FAV', { paused: true })).toMatchObject({ code: 'not_found' });
  });
});

describe('removeHost', () => {
  it('deletes everything of the host and frees its name', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    const other = await fixture.enrol('web-2');
    await fixture.send(hostId, backup(NOON - HOUR, { verdict: 'failed' }));
    await fixture.send(other, backup(NOON - HOUR));
    expect(await fixture.store.removeHost(hostId)).toBe(true);
    expect(await fixture.store.removeHost(hostId)).toBe(false);
    expect(fixture.store.hosts({ limit: 9 }).items).toMatchObject([{ name: 'web-2' }]);
    expect(fixture.store.jobs({ limit: 9 }).items).toMatchObject([{ host_id: other }]);
    expect(fixture.store.alerts({ limit: 9, state: 'all' }).items).toEqual([]);
    expect(await fixture.enrol('WEB-1')).not.toBe(hostId);
  });
});

describe('hosts', () => {
  it('come in pages, in the order of enrolment', async () => {
    const fixture = await storeFixture();
    for (const name of ['e', 'd', 'c', 'b', 'a']) {
      fixture.now += DAY;
      await fixture.enrol(name);
    }
    const first = fixture.store.hosts({ limit: 2 });
    const second = fixture.store.hosts({ limit: 2, cursor: first.next_cursor ?? '' });
    const third = fixture.store.hosts({ limit: 2, cursor: second.next_cursor ?? '' });
    expect([first, second, third].map(({ items }) => items.map(({ name }) => name))).toEqual([
      ['e', 'd'],
      ['c', 'b'],
      ['a'],
    ]);
    expect(third.next_cursor).toBeNull();
  });

  it('tells a pending host from an online and an offline one', async () => {
    const fixture = await storeFixture();
    await fixture.enrol('pending');
    const host = await fixture.enrol('web-1');
    await fixture.send(host, backup(NOON - HOUR));
    const states = () => fixture.store.hosts({ limit: 9 }).items.map(({ state }) => state);
    expect(states()).toEqual(['pending', 'online']);
    fixture.now += 3 * MINUTE;
    expect(states()).toEqual(['pending', 'online']);
    fixture.now += 1;
    expect(states()).toEqual(['pending', 'offline']);
  });
});
