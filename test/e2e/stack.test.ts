import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { until } from './harness/poll.ts';
import { queryInstant, scrapeTargets } from './harness/query-api.ts';
import { type RootScript, startRootScript } from './harness/root-script.ts';

const PROGRAMS = {
  prometheus: { program: 'prometheus' },
  alertmanager: { program: 'prometheus-alertmanager' },
  nodeExporter: { program: 'prometheus-node-exporter' },
  restic: { program: 'restic' },
} as const;

describeWithTools('npm run stack', PROGRAMS, () => {
  let stack: RootScript;
  let addresses: ReadonlyMap<string, string>;

  beforeAll(async () => {
    stack = await startRootScript('stack');
    const found = [...stack.printed().matchAll(/^ {2}(\S+) +(http:\/\/127\.0\.0\.1:\d+) /gm)];
    addresses = new Map(found.map(([, name = '', url = '']) => [name, url]));
  });

  afterAll(() => stack.child.exitCode === null && stack.child.kill('SIGKILL'));

  const prometheus = () => addresses.get('prometheus') ?? '';

  it('says where each thing is, and each is there', async () => {
    expect([...addresses.keys()]).toEqual(RUNNING);
    for (const [name, url] of addresses) expect([name, (await fetch(url)).status]).toEqual([name, 200]);
    const logs = /^ {2}logs +(.*)$/m.exec(stack.printed())?.[1] ?? '';
    for (const name of RUNNING) expect([name, existsSync(join(logs, `${name}.log`))]).toEqual([name, true]);
  });

  it('scrapes everything, and Prometheus knows its Alertmanager', async () => {
    const jobs = await until('every target to be up', async () => {
      const targets = await scrapeTargets(prometheus());
      const areUp = targets.length > 0 && targets.every(({ health }) => health === 'up');
      return areUp ? targets.map(({ labels }) => labels['job'] ?? '') : undefined;
    });
    expect(jobs.toSorted()).toEqual(['alertmanager', 'kopia', 'node', 'prometheus', 'restic-manager']);
    const discovered = await until('the Alertmanager to be discovered', async () => {
      const [sample] = await queryInstant(prometheus(), 'prometheus_notifications_alertmanagers_discovered');
      return sample?.value === 0 ? undefined : sample?.value;
    });
    expect(discovered).toBe(1);
  });

  it('has repositories of which one is well, one is overdue and one is locked out', async () => {
    const all = { deadlineMs: 100_000 };
    const verdicts = await until(
      'every repository to be asked who it is',
      async () => {
        const samples = await queryInstant(prometheus(), 'backup_collector_last_result{question="identity"}');
        return samples.length === 3 ? samples : undefined;
      },
      all,
    );
    expect(Object.fromEntries(verdicts.map(({ labels }) => [labels['name'], labels['verdict']]))).toEqual({
      'demo-well': 'ok',
      'demo-overdue': 'ok',
      'demo-locked-out': 'wrong_password',
    });
    const overdue = await until(
      'both open repositories to be looked at',
      async () => {
        const samples = await queryInstant(
          prometheus(),
          'backup_overdue * on (repository) group_left (name) backup_repository_info',
        );
        return samples.length === 2 ? samples : undefined;
      },
      all,
    );
    expect(Object.fromEntries(overdue.map(({ labels, value }) => [labels['name'], value]))).toEqual({
      'demo-well': 0,
      'demo-overdue': 1,
    });
  });

  it('stops all of it on Ctrl-C and leaves nothing behind', async () => {
    const logs = /^ {2}logs +(.*)$/m.exec(stack.printed())?.[1] ?? '';
    stack.child.kill('SIGINT');
    const [code] = (await once(stack.child, 'exit')) as [number | null];
    expect({ code, said: stack.printed().trimEnd().split('\n').at(-1) }).toEqual({
      code: 0,
      said: 'Stopped. Nothing is left running.',
    });
    for (const url of addresses.values()) await expect(fetch(url)).rejects.toThrow('fetch failed');
    expect(existsSync(join(logs, '..'))).toBe(false);
  });
});

const RUNNING = ['server', 'exporter', 'prometheus', 'alertmanager', 'node-exporter'];
