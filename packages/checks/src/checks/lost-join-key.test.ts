import { describe, expect, it } from 'vitest';
import { problemsOfExample } from '../examples.ts';
import { lostJoinKey } from './lost-join-key.ts';

const MERGE = { id: 'merge', options: {} };

function pathsOf(exprs: readonly string[], transformations: readonly object[]): unknown[] {
  const targets = exprs.map((expr, i) => ({ refId: `q${i}`, expr, format: 'table', instant: true }));
  return problemsOfExample(lostJoinKey, { type: 'table', targets, transformations })
    .filter(({ check }) => check === lostJoinKey.id)
    .map(({ path }) => path);
}

const CASES: {
  name: string;
  exprs: readonly string[];
  transformations: readonly object[];
  finds: readonly string[];
}[] = [
  { name: 'one query', exprs: ['host_up'], transformations: [], finds: [] },
  {
    name: 'the same labels, merged',
    exprs: ['max by (host) (host_up)', 'max by (host) (host_maintenance)'],
    transformations: [MERGE],
    finds: [],
  },
  {
    name: 'the same labels, not merged',
    exprs: ['max by (host) (host_up)', 'max by (host) (host_maintenance)'],
    transformations: [],
    finds: ['/panels/0/transformations'],
  },
  {
    name: 'no label in common',
    exprs: ['max by (host) (host_up)', 'sum(queue_length)'],
    transformations: [MERGE],
    finds: ['/panels/0/transformations'],
  },
  {
    name: 'joined by a field',
    exprs: ['host_up', 'host_maintenance'],
    transformations: [{ id: 'joinByField', options: { byField: 'host' } }],
    finds: [],
  },
  {
    name: 'names of two metrics',
    exprs: ['host_up', 'host_maintenance'],
    transformations: [MERGE],
    finds: ['/panels/0/targets/0/expr', '/panels/0/targets/1/expr'],
  },
  {
    name: 'the name of one metric, as a column',
    exprs: ['host_up', 'max by (host) (host_maintenance)'],
    transformations: [MERGE],
    finds: ['/panels/0/targets/0/expr'],
  },
  {
    name: 'the name of one metric, taken out',
    exprs: ['host_up', 'max by (host) (host_maintenance)'],
    transformations: [MERGE, { id: 'organize', options: { excludeByName: { __name__: true } } }],
    finds: [],
  },
  {
    name: 'a label that one of three lacks',
    exprs: ['max by (host, job) (host_up)', 'max by (host) (host_maintenance)', 'max by (host, job) (backup_failed)'],
    transformations: [MERGE],
    finds: ['/panels/0/targets/1/expr'],
  },
  {
    name: 'a label that a branch of one of three lacks',
    exprs: [
      'max by (host, job) (host_up)',
      'max by (host, job) (host_maintenance) or max by (host) (host_up)',
      'max by (host, job) (backup_failed)',
    ],
    transformations: [MERGE],
    finds: ['/panels/0/targets/1/expr'],
  },
  {
    name: 'labels that one of three has beyond the others',
    exprs: ['max by (host, job) (host_up)', 'max by (host) (host_maintenance)', 'max by (host) (backup_failed)'],
    transformations: [MERGE],
    finds: [],
  },
];

describe('lost-join-key', () => {
  it.each(CASES)('$name', ({ exprs, transformations, finds }) => {
    expect(pathsOf(exprs, transformations)).toEqual(finds);
  });
});
