import { PLATFORM_JOBS, PLATFORM_TARGETS } from '@lockstep/provisioning';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { until } from './harness/poll.ts';
import { scrapeTargets } from './harness/query-api.ts';
import { type RootScript, startRootScript } from './harness/root-script.ts';

describeWithTools('npm run demo', { prometheus: { program: 'prometheus' } }, () => {
  let demo: RootScript;
  let addresses: readonly (readonly [name: string, url: string])[];

  beforeAll(async () => {
    demo = await startRootScript('demo', '--scenario', 'disk-full');
    const found = demo.printed().matchAll(/^ {2}(\S+) +(http:\/\/127\.0\.0\.1:\d+)/gm);
    addresses = [...found].map(([, name = '', url = '']) => [name, url] as const);
  });

  afterAll(() => demo.child.exitCode === null && demo.child.kill('SIGKILL'));

  it('says what is played, and where each instance is', async () => {
    expect(demo.printed()).toMatch(/^ {2}disk-full +The disks of one node of trc are full\.$/m);
    const instances = PLATFORM_JOBS.flatMap((job) => PLATFORM_TARGETS[job].ports.map(() => job));
    expect(addresses.map(([name]) => name)).toEqual([...instances, 'prometheus']);
    for (const [name, url] of addresses) expect([name, (await fetch(url)).status]).toEqual([name, 200]);
  });

  it('has a Prometheus that finds every one of them up', async () => {
    const prometheus = addresses.find(([name]) => name === 'prometheus')?.[1] ?? '';
    const up = await until('every target to be up', async () => {
      const targets = await scrapeTargets(prometheus);
      return targets.length > 0 && targets.every(({ health }) => health === 'up') ? targets : undefined;
    });
    expect(up).toHaveLength(addresses.length - 1);
  });

  it('ends all of it on Ctrl-C', async () => {
    demo.child.kill('SIGINT');
    const [code] = (await once(demo.child, 'exit')) as [number | null];
    const said = demo.printed().trimEnd().split('\n').at(-1);
    expect({ code, said }).toEqual({ code: 0, said: 'Stopped. Nothing is left running.' });
    for (const [, url] of addresses) await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});
