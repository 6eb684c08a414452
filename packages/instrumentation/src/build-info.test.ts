import { nixfleet } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { expect, it } from 'vitest';
import { sampleLines } from '../test/sample-lines.ts';
import { showBuildInfo } from './index.ts';

it('is on every scrape, also after its row was taken away', async () => {
  const registry = createRegistry([nixfleet]);
  const info = registry.metrics.nixfleet_cp_build_info;
  const labels = { version: '1.2.3', git_commit: 'abc' };
  showBuildInfo(registry, info, labels);
  const line = 'nixfleet_cp_build_info{version="1.2.3",git_commit="abc"} 1';
  expect(await sampleLines(registry, 'nixfleet_cp_build_info')).toEqual([line]);
  info.remove(labels);
  expect(await sampleLines(registry, 'nixfleet_cp_build_info')).toEqual([line]);
});
