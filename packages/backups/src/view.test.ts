import { sourceId } from '@lockstep/collectors';
import { describe, expect, it } from 'vitest';
import { ALPHA, BETA } from '../test/example.ts';
import { type RepositoryView, wishesFor } from './view.ts';

const daily = { interval_seconds: 86_400 };
const weekly = { interval_seconds: 7 * 86_400 };
const view = { name: 'nas', stateMaxAgeSeconds: 60, expected: daily, retention: { daily: 7 } } satisfies RepositoryView;

describe('wishesFor', () => {
  it.each<{ name: string; overrides: RepositoryView['overrides']; alpha: object }>([
    { name: 'those of the repository', overrides: undefined, alpha: { expected: daily } },
    { name: 'by host', overrides: [{ match: { host: 'alpha' }, expected: weekly }], alpha: { expected: weekly } },
    { name: 'of another host', overrides: [{ match: { host: 'beta' }, expected: weekly }], alpha: { expected: daily } },
    {
      name: 'of another user on this host',
      overrides: [{ match: { host: 'alpha', user: 'alice' }, expected: weekly }],
      alpha: { expected: daily },
    },
    { name: 'by path', overrides: [{ match: { path: '/data' }, expected: weekly }], alpha: { expected: weekly } },
    {
      name: 'of a path that is not in it',
      overrides: [{ match: { path: '/' }, expected: weekly }],
      alpha: { expected: daily },
    },
    {
      name: 'by id',
      overrides: [{ match: { sourceId: sourceId(ALPHA) }, expected: weekly }],
      alpha: { expected: weekly },
    },
    { name: 'nothing expected', overrides: [{ match: { host: 'alpha' }, expected: null }], alpha: { expected: null } },
    {
      name: 'paused',
      overrides: [{ match: { host: 'alpha' }, isPaused: true }],
      alpha: { expected: daily, isPaused: true },
    },
    { name: 'no rules', overrides: [{ match: {}, retention: null }], alpha: { retention: null } },
    {
      name: 'the first of those that match and say something',
      overrides: [
        { match: { path: '/data' }, isPaused: false },
        { match: { user: 'root' }, expected: weekly },
        { match: { host: 'alpha' }, expected: null },
      ],
      alpha: { expected: weekly, isPaused: false },
    },
  ])('$name', ({ overrides, alpha }) => {
    const wishes = wishesFor({ ...view, ...(overrides && { overrides }) }, sourceId(ALPHA), ALPHA);
    expect(wishes).toEqual({ expected: daily, isPaused: false, retention: { daily: 7 }, ...alpha });
  });

  it('of several paths one is enough', () => {
    const overrides = [{ match: { path: '/home' }, isPaused: true }];
    expect(wishesFor({ ...view, overrides }, sourceId(BETA), BETA).isPaused).toBe(true);
  });
});
