import type { JobReport, NewHost } from '@lockstep/protocol';
import { describe, expect, it } from 'vitest';
import {
  backup,
  DAY,
  facts,
  heartbeat,
  HOUR,
  MINUTE,
  NOON,
  SECOND,
  type StoreFixture,
  storeFixture,
} from '../../test/store-fixture.ts';

const open = ({ store }: StoreFixture) =>
  store.alerts({ limit: 100, state: 'open' }).items.map(({ kind, severity }) => `${kind} ${severity}`);

async function withHost(settings: Omit<NewHost, 'name'> = {}, options = {}) {
  const fixture = await storeFixture(options);
  return { fixture, hostId: await fixture.enrol('web-1', settings) };
}

describe('backup_failed', () => {
  it.each<{ verdicts: JobReport['verdict'][]; want: string[] }>([
    { verdicts: ['ok'], want: [] },
    { verdicts: ['failed'], want: ['backup_failed critical'] },
    { verdicts: ['timeout'], want: ['backup_failed critical'] },
    { verdicts: ['locked'], want: ['backup_failed critical'] },
    { verdicts: ['source_missing'], want: ['backup_failed critical'] },
    { verdicts: ['partial'], want: ['backup_failed warning'] },
    { verdicts: ['cancelled'], want: ['backup_failed info'] },
    { verdicts: ['failed', 'failed'], want: ['backup_failed critical'] },
    { verdicts: ['failed', 'partial'], want: ['backup_failed warning'] },
    { verdicts: ['failed', 'ok'], want: [] },
    { verdicts: ['ok', 'failed'], want: ['backup_failed critical'] },
  ])('$verdicts leaves $want', async ({ verdicts, want }) => {
    const { fixture, hostId } = await withHost();
    for (const [i, verdict] of verdicts.entries()) {
      await fixture.send(hostId, backup(NOON - HOUR + i * MINUTE, { verdict }));
    }
    expect(open(fixture)).toEqual(want);
    expect(fixture.store.hosts({ limit: 1 }).items[0]?.open_alerts).toBe(want.length);
  });

  it('is one alert for each pair, and names it', async () => {
    const { fixture, hostId } = await withHost();
    const more = { verdict: 'failed', reason: 'no space left' } as const;
    await fixture.send(hostId, backup(NOON, more), backup(NOON, { ...more, repository: 'offsite' }));
    const summaries = fixture.store.alerts({ limit: 9, state: 'open' }).items.map(({ summary }) => summary);
    expect(summaries.toSorted()).toEqual([
      'Backup of /home to local: failed (no space left).',
      'Backup of /home to offsite: failed (no space left).',
    ]);
  });

  it('is not raised for what the host does not owe, and resolved when it owes it no more', async () => {
    const { fixture, hostId } = await withHost({ owes: [{ repository: 'local', source: '/home' }] });
    await fixture.send(hostId, backup(NOON, { verdict: 'failed', source: '/tmp' }));
    expect(open(fixture)).toEqual([]);
    await fixture.send(hostId, backup(NOON, { verdict: 'failed' }));
    expect(open(fixture)).toEqual(['backup_failed critical']);
    await fixture.store.changeHost(hostId, { owes: [{ repository: 'offsite', source: '/home' }] });
    expect(open(fixture)).toEqual([]);
  });

  it('is not raised by other kinds of jobs', async () => {
    const { fixture, hostId } = await withHost();
    await fixture.send(hostId, backup(NOON, { kind: 'prune', verdict: 'failed' }));
    expect(open(fixture)).toEqual([]);
  });

  it('keeps when it was raised while the backup goes on failing', async () => {
    const { fixture, hostId } = await withHost();
    await fixture.send(hostId, backup(NOON, { verdict: 'failed' }));
    fixture.now += DAY;
    await fixture.send(hostId, backup(NOON + DAY, { verdict: 'timeout' }));
    await fixture.restart();
    await fixture.store.evaluateAlerts(fixture.now);
    expect(fixture.store.alerts({ limit: 9, state: 'all' }).items).toMatchObject([
      { raised_at: new Date(NOON).toISOString(), resolved_at: null, host: 'web-1' },
    ]);
  });
});

describe('repository_broken', () => {
  it('is raised by a bad look and resolved by a good one', async () => {
    const { fixture, hostId } = await withHost();
    await fixture.send(hostId, facts(NOON - HOUR, { verdict: 'wrong_password' }));
    expect(open(fixture)).toEqual(['repository_broken critical']);
    await fixture.send(hostId, facts(NOON - MINUTE, { verdict: 'timeout' }));
    expect(open(fixture)).toEqual(['repository_broken critical']);
    await fixture.send(hostId, facts(NOON, { snapshot_count: 3 }));
    expect(open(fixture)).toEqual([]);
    await fixture.send(hostId, facts(NOON + 1, { snapshot_count: 0 }));
    fixture.now += SECOND;
    expect(open(fixture)).toEqual([]);
    await fixture.send(hostId, facts(NOON + SECOND, { snapshot_count: 0 }));
    expect(open(fixture)).toEqual(['repository_broken critical']);
  });

  it('is raised by a failed check and resolved by a good one', async () => {
    const { fixture, hostId } = await withHost();
    await fixture.send(hostId, backup(NOON - HOUR, { kind: 'check', verdict: 'failed' }));
    expect(open(fixture)).toEqual(['repository_broken critical']);
    await fixture.send(hostId, facts(NOON - MINUTE));
    expect(open(fixture)).toEqual(['repository_broken critical']);
    await fixture.send(hostId, backup(NOON, { kind: 'check' }));
    expect(open(fixture)).toEqual([]);
  });
});

describe('backup_overdue', () => {
  const daily = { expected: { interval_seconds: 86_400 } };

  it('is raised by time, once, and resolved by a success', async () => {
    const { fixture, hostId } = await withHost(daily);
    const at = async (now: number) => {
      fixture.now = now;
      await fixture.send(hostId, heartbeat(now));
      await fixture.store.evaluateAlerts(now);
      return open(fixture);
    };
    await fixture.send(hostId, backup(NOON));
    expect(await at(NOON + 26.4 * HOUR)).toEqual([]);
    expect(await at(NOON + 26.4 * HOUR + 1)).toEqual(['backup_overdue critical']);
    expect(await at(NOON + 2 * DAY)).toEqual(['backup_overdue critical']);
    await fixture.send(hostId, backup(NOON + 2 * DAY - HOUR, { verdict: 'partial' }));
    expect(open(fixture)).toEqual(['backup_failed warning', 'backup_overdue critical']);
    await fixture.send(hostId, backup(NOON + 2 * DAY));
    expect(open(fixture)).toEqual([]);
    expect(fixture.store.alerts({ limit: 9, state: 'all' }).items).toHaveLength(2);
  });

  it('is raised for a host that never reported', async () => {
    const { fixture } = await withHost(daily);
    await fixture.store.evaluateAlerts(NOON + 2 * DAY);
    expect(open(fixture)).toEqual(['backup_overdue critical']);
  });

  it.each([
    { name: 'a pause', change: { paused: true } },
    { name: 'an expectation that was taken away', change: { expected: null } },
    { name: 'a longer interval', change: { expected: { interval_seconds: 7 * 86_400 } } },
  ])('is resolved by $name', async ({ change }) => {
    const { fixture, hostId } = await withHost(daily);
    await fixture.store.evaluateAlerts(NOON + 2 * DAY);
    fixture.now = NOON + 2 * DAY;
    await fixture.store.changeHost(hostId, change);
    expect(open(fixture)).toEqual([]);
    await fixture.store.evaluateAlerts(fixture.now);
    expect(open(fixture)).toEqual([]);
  });
});

describe('host_offline', () => {
  it('is raised after three heartbeats and resolved by any report', async () => {
    const { fixture, hostId } = await withHost();
    await fixture.send(hostId, heartbeat(NOON));
    await fixture.store.evaluateAlerts(NOON + 3 * MINUTE);
    expect(open(fixture)).toEqual([]);
    await fixture.store.evaluateAlerts(NOON + 3 * MINUTE + 1);
    expect(open(fixture)).toEqual(['host_offline warning']);
    // A change of settings is not a sign of life.
    await fixture.store.changeHost(hostId, { name: 'web-2' });
    expect(open(fixture)).toEqual(['host_offline warning']);
    fixture.now += 4 * MINUTE;
    await fixture.send(hostId, heartbeat(fixture.now));
    expect(open(fixture)).toEqual([]);
  });

  it('is never raised for a pending or wakeful host', async () => {
    const { fixture, hostId } = await withHost({ wakeful: true });
    await fixture.enrol('pending');
    await fixture.send(hostId, heartbeat(NOON));
    await fixture.store.evaluateAlerts(NOON + DAY);
    expect(open(fixture)).toEqual([]);
  });

  it('is neither raised nor resolved by a restart', async () => {
    const { fixture, hostId } = await withHost();
    const silent = await fixture.enrol('web-2');
    await fixture.send(silent, heartbeat(NOON));
    fixture.now += 10 * MINUTE;
    await fixture.send(hostId, heartbeat(fixture.now));
    await fixture.store.evaluateAlerts(fixture.now);
    const before = fixture.store.alerts({ limit: 9, state: 'all' }).items;
    expect(before).toMatchObject([{ host: 'web-2', kind: 'host_offline' }]);
    fixture.now += 6 * HOUR;
    await fixture.restart();
    await fixture.store.evaluateAlerts(fixture.now);
    expect(fixture.store.alerts({ limit: 9, state: 'all' }).items).toEqual(before);
    fixture.now += 3 * MINUTE + 1;
    await fixture.store.evaluateAlerts(fixture.now);
    expect(open(fixture)).toEqual(['host_offline warning', 'host_offline warning']);
  });
});

describe('notifications', () => {
  const told = ({ store }: StoreFixture) =>
    store.pendingNotifications(100).map(({ event, alert }) => `${event} ${alert.kind}`);

  it('are queued in order, survive a restart, and go when marked', async () => {
    const { fixture, hostId } = await withHost({}, { notify: true });
    await fixture.send(hostId, backup(NOON - HOUR, { verdict: 'failed' }));
    await fixture.send(hostId, backup(NOON));
    await fixture.restart();
    expect(told(fixture)).toEqual(['raised backup_failed', 'resolved backup_failed']);
    const [raised, resolved] = fixture.store.pendingNotifications(100);
    expect(resolved?.alert).toEqual({ ...raised?.alert, resolvedAtMs: NOON });
    expect(raised?.alert).toMatchObject({
      hostId,
      host: 'web-1',
      subject: 'local /home',
      severity: 'critical',
      resolvedAtMs: null,
    });
    await fixture.store.markNotified([raised?.id ?? -1]);
    await fixture.restart();
    expect(told(fixture)).toEqual(['resolved backup_failed']);
  });

  it('of a removed host tell that its alerts are over, by the name that was told before', async () => {
    const { fixture, hostId } = await withHost({}, { notify: true });
    await fixture.send(hostId, backup(NOON, { verdict: 'failed' }));
    await fixture.store.changeHost(hostId, { name: 'renamed' });
    await fixture.store.removeHost(hostId);
    expect(told(fixture)).toEqual(['raised backup_failed', 'resolved backup_failed']);
    expect(fixture.store.pendingNotifications(100).map(({ alert }) => alert.host)).toEqual(['web-1', 'web-1']);
  });

  it('begin with the open alerts when there is somebody to tell at last', async () => {
    const fixture = await storeFixture();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(
      hostId,
      backup(NOON, { verdict: 'failed' }),
      backup(NOON, { verdict: 'failed', source: '/srv' }),
    );
    await fixture.send(hostId, backup(NOON + 1, { source: '/srv' }));
    expect(told(fixture)).toEqual([]);
    await fixture.restart({ notify: true });
    expect(told(fixture)).toEqual(['raised backup_failed']);
    await fixture.restart({ notify: true });
    expect(told(fixture)).toEqual(['raised backup_failed']);
  });
});

describe('alerts', () => {
  it('come in pages, newest first, by host and by state', async () => {
    const { fixture, hostId } = await withHost();
    const other = await fixture.enrol('web-2');
    for (const [i, source] of ['/a', '/b', '/c'].entries()) {
      fixture.now = NOON + i * MINUTE;
      await fixture.send(hostId, backup(NOON, { verdict: 'failed', source }));
    }
    fixture.now += MINUTE;
    await fixture.send(other, backup(NOON, { verdict: 'failed' }));
    await fixture.send(hostId, backup(NOON + 1, { source: '/b' }));
    const summaries = (page: { readonly items: readonly { readonly summary: string }[] }) =>
      page.items.map(({ summary }) => /Backup of (\S+)/.exec(summary)?.[1]);
    const first = fixture.store.alerts({ limit: 2, state: 'all' });
    const second = fixture.store.alerts({ limit: 2, state: 'all', cursor: first.next_cursor ?? '' });
    expect([summaries(first), summaries(second), second.next_cursor]).toEqual([['/home', '/c'], ['/b', '/a'], null]);
    expect(summaries(fixture.store.alerts({ limit: 9, state: 'open' }))).toEqual(['/home', '/c', '/a']);
    expect(summaries(fixture.store.alerts({ limit: 9, state: 'open', hostId }))).toEqual(['/c', '/a']);
    expect(summaries(fixture.store.alerts({ limit: 9, state: 'all', hostId }))).toEqual(['/c', '/b', '/a']);
  });
});
