import { PLATFORM_JOBS, PLATFORM_TARGETS } from '@lockstep/provisioning';
import { expect, it } from 'vitest';
import { verify } from '../harness/verify.ts';
import type { Platform } from './boot-platform.ts';

/** A page holds what its catalogs say, all of it and nothing else, and everything that counts has counted. */
export function testVerified(platform: () => Platform): void {
  it.each(PLATFORM_JOBS)('%s: lockstep verify --complete finds nothing, and covers all', async (job) => {
    const catalogs = PLATFORM_TARGETS[job].catalogs.flatMap((name) => ['--catalog', name]);
    for (const { url } of platform().targets.filter((target) => target.job === job)) {
      const { code, findings, coverage } = await verify(`${url}/metrics`, [...catalogs, '--complete']);
      expect(findings).toEqual([]);
      expect(coverage).toMatchObject({ percent: 100, updated: coverage.rising });
      expect(code).toBe(0);
    }
  });
}
