import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../check-documents.ts';
import { readDocuments } from '../documents/read-documents.ts';
import { EXAMPLE_CATALOG } from '../example-catalog.ts';
import { knownMetrics } from '../known-metrics.ts';

describe('a label that cannot be grouped by, in files of others', () => {
  it.each([
    { name: 'alone', expr: 'max by (cluster) (host_up)', want: 'error' },
    { name: 'beside one that is there', expr: 'max by (cluster, host) (host_up)', want: 'warning' },
    { name: 'lost further in', expr: 'max by (job, host) (max by (job) (host_up))', want: 'error' },
  ])('$name is of severity $want', ({ expr, want }) => {
    const targets = [{ refId: 'A', expr }];
    const dashboard = { panels: [{ id: 1, title: 'Up', type: 'timeseries', targets }] };
    const { documents } = readDocuments('example.json', JSON.stringify(dashboard));
    const { problems } = checkDocuments(documents, { metrics: knownMetrics([EXAMPLE_CATALOG]) });
    expect(problems.map(({ check, severity }) => [check, severity])).toEqual([['impossible-grouping', want]]);
  });
});
