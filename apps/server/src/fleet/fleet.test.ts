import { describe, expect, it } from 'vitest';
import { type RecordingMetrics, recordingMetrics } from '../../test/recording-metrics.ts';
import {
  backup,
  DAY,
  facts,
  heartbeat,
  HOUR,
  MINUTE,
  NOON,
  type StoreFixture,
  storeFixture,
} from '../../test/store-fixture.ts';

function scrape(fixture: StoreFixture, page: RecordingMetrics): void {
  fixture.store.fleet.update(fixture.now);
  fixture.store.fleet.feed(page.metrics);
}

async function scene() {
  const fixture = await storeFixture();
  const page = recordingMetrics();
  const hostId = await fixture.enrol('web-1', { expected: { interval_seconds: 86_400 } });
  return { fixture, page, hostId, labels: `{host_id="${hostId}",host="web-1"}` };
}

describe('the fleet', () => {
  it('shows of a pending host nothing but an unknown repository', async () => {
    const { fixture, page, hostId } = await scene();
    scrape(fixture, page);
    expect(page.rows('rm_', 'lockstep_hosts')).toEqual({
      lockstep_hosts_pending: 1,
      lockstep_hosts_without_expectation: 0,
      'rm_active_alerts{severity="critical"}': 0,
      'rm_active_alerts{severity="info"}': 0,
      'rm_active_alerts{severity="warning"}': 0,
      [`rm_host_repo_status{host_id="${hostId}",host="web-1",status="unknown"}`]: 1,
      rm_hosts_online: 0,
      rm_hosts_total: 0,
    });
  });

  it('shows every family of a host that reported', async () => {
    const { fixture, page, hostId, labels } = await scene();
    await fixture.send(
      hostId,
      backup(NOON - 2 * HOUR),
      backup(NOON - HOUR, { verdict: 'failed' }),
      facts(NOON, { snapshot_count: 7, repo_size_bytes: 1e9 }),
    );
    scrape(fixture, page);
    expect(page.rows('rm_')).toEqual({
      'rm_active_alerts{severity="critical"}': 1,
      'rm_active_alerts{severity="info"}': 0,
      'rm_active_alerts{severity="warning"}': 0,
      [`rm_host_agent_online${labels}`]: 1,
      [`rm_host_backup_expected_interval_seconds${labels}`]: 86_400,
      [`rm_host_backup_missed_runs${labels}`]: 0,
      [`rm_host_backup_next_expected_timestamp_seconds${labels}`]: (NOON + 22 * HOUR) / 1000,
      [`rm_host_backup_overdue${labels}`]: 0,
      [`rm_host_last_backup_success${labels}`]: 0,
      [`rm_host_last_backup_timestamp_seconds${labels}`]: (NOON - HOUR) / 1000,
      [`rm_host_last_successful_backup_timestamp_seconds${labels}`]: (NOON - 2 * HOUR) / 1000,
      [`rm_host_open_alerts${labels}`]: 1,
      [`rm_host_repo_size_bytes${labels}`]: 1e9,
      [`rm_host_repo_status{host_id="${hostId}",host="web-1",status="ready"}`]: 1,
      [`rm_host_snapshot_count${labels}`]: 7,
      rm_hosts_online: 1,
      rm_hosts_total: 1,
    });
    expect(page.rows('lockstep_store_size_bytes')['lockstep_store_size_bytes']).toBeGreaterThan(50_000);
  });

  it('leaves unknown numbers out, and no backup yet', async () => {
    const { fixture, page, hostId, labels } = await scene();
    await fixture.send(hostId, heartbeat(NOON));
    scrape(fixture, page);
    expect(Object.keys(page.rows('rm_host'))).toEqual([
      `rm_host_agent_online${labels}`,
      `rm_host_backup_expected_interval_seconds${labels}`,
      `rm_host_backup_missed_runs${labels}`,
      `rm_host_backup_next_expected_timestamp_seconds${labels}`,
      `rm_host_backup_overdue${labels}`,
      `rm_host_open_alerts${labels}`,
      `rm_host_repo_status{host_id="${hostId}",host="web-1",status="unknown"}`,
      'rm_hosts_online',
      'rm_hosts_total',
    ]);
  });

  it.each([
    { name: 'a pause', change: { paused: true } },
    { name: 'no expectation', change: { expected: null } },
  ])('counts $name and shows no overdue', async ({ change }) => {
    const { fixture, page, hostId } = await scene();
    await fixture.send(hostId, heartbeat(NOON));
    scrape(fixture, page);
    await fixture.store.changeHost(hostId, change);
    scrape(fixture, page);
    expect(page.rows('rm_host_backup')).toEqual({});
    expect(page.rows('lockstep_hosts_without')).toEqual({ lockstep_hosts_without_expectation: 1 });
  });

  it.each([
    { name: 'init fails', reports: [{ kind: 'init', verdict: 'failed' }], want: 'init_failed' },
    { name: 'init succeeds', reports: [{ kind: 'init', verdict: 'ok' }], want: 'ready' },
    { name: 'a backup succeeds', reports: [{ kind: 'backup', verdict: 'ok' }], want: 'ready' },
    { name: 'a backup fails', reports: [{ kind: 'backup', verdict: 'failed' }], want: 'unknown' },
    {
      name: 'init fails after a good run',
      reports: [
        { kind: 'backup', verdict: 'partial' },
        { kind: 'init', verdict: 'failed' },
      ],
      want: 'ready',
    },
    {
      name: 'init succeeds after it failed',
      reports: [
        { kind: 'init', verdict: 'failed' },
        { kind: 'init', verdict: 'ok' },
      ],
      want: 'ready',
    },
  ] as const)('has exactly one repository status when $name', async ({ reports, want }) => {
    const { fixture, page, hostId } = await scene();
    scrape(fixture, page);
    for (const [i, report] of reports.entries()) {
      await fixture.send(hostId, backup(NOON - HOUR + i, report));
      scrape(fixture, page);
    }
    expect(page.rows('rm_host_repo_status')).toEqual({
      [`rm_host_repo_status{host_id="${hostId}",host="web-1",status="${want}"}`]: 1,
    });
  });

  it('follows the clock when nothing is reported', async () => {
    const { fixture, page, hostId, labels } = await scene();
    await fixture.send(hostId, backup(NOON), facts(NOON, { snapshot_count: 7 }));
    const at = (now: number) => {
      fixture.now = now;
      scrape(fixture, page);
      const rows = page.rows('rm_host');
      const of = (family: string) => rows[`rm_host_${family}${labels}`];
      return { online: of('agent_online'), overdue: of('backup_overdue'), count: of('snapshot_count') };
    };
    expect(at(NOON)).toEqual({ online: 1, overdue: 0, count: 7 });
    expect(at(NOON + 3 * MINUTE)).toEqual({ online: 1, overdue: 0, count: 7 });
    expect(at(NOON + 3 * MINUTE + 1)).toEqual({ online: 0, overdue: 0, count: 7 });
    expect(at(NOON + 26.4 * HOUR)).toEqual({ online: 0, overdue: 0, count: 7 });
    expect(at(NOON + 26.4 * HOUR + 1)).toEqual({ online: 0, overdue: 1, count: 7 });
    expect(at(NOON + 2 * DAY)).toEqual({ online: 0, overdue: 1, count: 7 });
    expect(at(NOON + 2 * DAY + 1)).toEqual({ online: 0, overdue: 1, count: undefined });
    expect(at(NOON + 90 * DAY)).toEqual({ online: 0, overdue: 1, count: undefined });
    // The clock is set back.
    expect(at(NOON + MINUTE)).toEqual({ online: 1, overdue: 0, count: 7 });
  });

  it('is the same after a restart, for a page that is new and one that is not', async () => {
    const { fixture, page, hostId } = await scene();
    await fixture.send(hostId, backup(NOON - HOUR, { verdict: 'failed' }), facts(NOON, { snapshot_count: 7 }));
    scrape(fixture, page);
    const before = page.rows('rm_', 'lockstep_hosts');
    await fixture.restart();
    const fresh = recordingMetrics();
    scrape(fixture, fresh);
    expect(fresh.rows('rm_', 'lockstep_hosts')).toEqual(before);
  });

  it('removes the rows of a host that was removed', async () => {
    const { fixture, page, hostId } = await scene();
    await fixture.send(hostId, backup(NOON - HOUR, { verdict: 'failed' }), facts(NOON, { snapshot_count: 7 }));
    scrape(fixture, page);
    await fixture.store.removeHost(hostId);
    scrape(fixture, page);
    expect(page.rows('rm_host_')).toEqual({});
    expect(page.rows('rm_hosts', 'rm_active')).toEqual({
      'rm_active_alerts{severity="critical"}': 0,
      'rm_active_alerts{severity="info"}': 0,
      'rm_active_alerts{severity="warning"}': 0,
      rm_hosts_online: 0,
      rm_hosts_total: 0,
    });
  });

  it('J28 has one row for each id when a host is renamed and another takes its name', async () => {
    const { fixture, page, hostId } = await scene();
    await fixture.send(hostId, heartbeat(NOON));
    scrape(fixture, page);
    await fixture.store.changeHost(hostId, { name: 'old' });
    const successor = await fixture.enrol('web-1');
    await fixture.send(successor, heartbeat(NOON));
    scrape(fixture, page);
    expect(Object.keys(page.rows('rm_host_agent_online'))).toEqual([
      `rm_host_agent_online{host_id="${hostId}",host="old"}`,
      `rm_host_agent_online{host_id="${successor}",host="web-1"}`,
    ]);
    expect(Object.keys(page.rows('rm_host_repo_status'))).toHaveLength(2);
  });

  it('counts notifications that wait', async () => {
    const fixture = await storeFixture({ notify: true });
    const page = recordingMetrics();
    const hostId = await fixture.enrol('web-1');
    await fixture.send(hostId, backup(NOON, { verdict: 'failed' }));
    scrape(fixture, page);
    expect(page.rows('lockstep_alert')).toEqual({ lockstep_alert_notifications_pending: 1 });
    await fixture.store.markNotified(fixture.store.pendingNotifications(9).map(({ id }) => id));
    scrape(fixture, page);
    expect(page.rows('lockstep_alert')).toEqual({ lockstep_alert_notifications_pending: 0 });
  });
});
