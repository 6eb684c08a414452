import { expect, test } from 'vitest';
import { describeWithTools } from '../../tools/describe-with-tools.ts';
import { allAlerts, allJobs } from '../harness/fleet-api.ts';
import { until } from '../harness/poll.ts';
import { EXPECTED_ALERTS } from '../scenario/expected-alerts.ts';
import { HOSTS } from '../scenario/fleet-hosts.ts';
import type { Scene } from '../scenario/scene.ts';

/** What agents reported, and what the server made of it, by its own API. */
export function testReports(scene: () => Scene): void {
  test('every run arrives once, with the verdict of an honest observer', async () => {
    const { server, story, agents } = scene();
    const jobs = (await allJobs(server)).filter(({ host_id }) => host_id !== agents.overdue.hostId);
    const arrived = jobs.map(({ host_id, kind, verdict }) => `${host_id} ${kind} ${verdict}`);
    const happened = story.acts.map(({ part, kind, verdict }) => `${agents[part].hostId} ${kind} ${verdict}`);
    expect(arrived.sort()).toEqual(happened.sort());
  });

  test('no run is said to have taken longer than it was watched', async () => {
    const { server, story, agents } = scene();
    const jobs = await allJobs(server);
    const watched = story.acts.map(({ part, during }) => ({
      id: agents[part].hostId,
      seconds: during.to - during.from,
    }));
    const tooLong = jobs
      .filter(({ host_id }) => host_id !== agents.overdue.hostId)
      .filter((job) => watched.every(({ id, seconds }) => id !== job.host_id || job.duration_seconds > seconds));
    expect(tooLong).toEqual([]);
  });

  test.each([
    { part: 'good', restic: '0.14', code: 0 },
    { part: 'failing', restic: '0.18', code: 12 },
    { part: 'misled', restic: '0.18', code: 0 },
  ])('exit code $code of restic $restic ($part) passes through the agent', ({ part, code }) => {
    const codes = scene()
      .story.acts.filter((act) => act.part === part)
      .map(({ exitCode }) => exitCode);
    expect(new Set(codes)).toEqual(new Set([code]));
  });

  describeWithTools('restic 0.19', { restic: { program: 'restic', suite: 'sid' } }, ({ restic }) => {
    test(`exit code 3 of restic ${restic.version} for a missing source passes through the agent`, () => {
      expect(scene().story.acts.find(({ part }) => part === 'partial')).toMatchObject({ exitCode: 3 });
    });
  });

  test('the open alerts are what is wrong, and nothing else', async () => {
    const wrong = EXPECTED_ALERTS.map(({ part, kind, severity }) => `${HOSTS[part].name}: ${kind}, ${severity}`);
    await until('the alerts', async () => {
      const open = (await allAlerts(scene().server)).filter(({ resolved_at }) => resolved_at === null);
      const found = open.map(({ host, kind, severity }) => `${host}: ${kind}, ${severity}`);
      expect(found.sort()).toEqual(wrong.sort());
      return true;
    });
  });
}
