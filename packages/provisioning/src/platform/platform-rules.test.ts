import { describe, expect, it } from 'vitest';
import { ruleFiles } from '../prometheus/rules/rule-files.ts';
import { PLATFORM_JOBS } from './targets.ts';

const OF_PLATFORM = /rules\/(conduit|nixfleet|trc)_/;

describe('the rules of Conduit, nixfleet and trc', () => {
  const files = ruleFiles().filter(({ path }) => OF_PLATFORM.test(path));
  const jobsOf = (text: string) => [...text.matchAll(/\bjob=~?"([^"]+)"/g)].flatMap(([, jobs = '']) => jobs.split('|'));

  it('name jobs of the table of targets only', () => {
    expect(files.length).toBeGreaterThan(0);
    const unknown = files
      .flatMap(({ text }) => jobsOf(text))
      .filter((job) => !PLATFORM_JOBS.some((one) => one === job));
    expect(unknown).toEqual([]);
  });

  it('miss no job that is gone', () => {
    expect([...new Set(files.flatMap(({ text }) => jobsOf(text)))].toSorted()).toEqual(PLATFORM_JOBS.toSorted());
  });
});
