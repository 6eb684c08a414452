import { describe, expect, it } from 'vitest';
import { limited } from '../../test/limited-catalog.ts';
import { createRegistry, readLabelLimits } from '../index.ts';

describe('readLabelLimits', () => {
  it('reads what it accepts', () => {
    const data = {
      labels: { route: { max: 3 }, host_id: {} },
      metrics: {
        app_calls_total: { method: { allow: ['GET'], other: 'other' } },
        app_open: { route: { merge: 'max' } },
      },
    };
    expect(readLabelLimits([limited], data)).toEqual({ limits: data });
  });

  it.each<{ readonly name: string; readonly data: unknown; readonly path: string }>([
    { name: 'no object', data: [], path: '' },
    { name: 'an unknown key', data: { label: {} }, path: '/label' },
    { name: 'an unknown key of a limit', data: { labels: { route: { maximum: 3 } } }, path: '/labels/route/maximum' },
    { name: 'a maximum of nothing', data: { labels: { route: { max: 0 } } }, path: '/labels/route/max' },
    { name: 'half a value', data: { labels: { route: { max: 1.5 } } }, path: '/labels/route/max' },
    { name: 'a value twice', data: { labels: { route: { allow: ['/a', '/a'] } } }, path: '/labels/route/allow/1' },
    { name: 'an unknown metric', data: { metrics: { app_shut: {} } }, path: '/metrics/app_shut' },
    { name: 'a name of every object', data: { metrics: { constructor: {} } }, path: '/metrics/constructor' },
    { name: 'a label of no metric', data: { labels: { path: {} } }, path: '/labels/path' },
    {
      name: 'a label of another metric',
      data: { metrics: { app_open: { method: {} } } },
      path: '/metrics/app_open/method',
    },
    { name: 'a label that follows another', data: { labels: { host: {} } }, path: '/labels/host' },
    {
      name: 'an attribute by metric',
      data: { metrics: { app_host_state: { host: {} } } },
      path: '/metrics/app_host_state/host',
    },
    { name: 'an exclusive label', data: { labels: { state: { other: 'up' } } }, path: '/labels/state' },
    {
      name: 'a value outside the set',
      data: { labels: { method: { allow: ['BREW'] } } },
      path: '/labels/method/allow/0',
    },
    { name: 'a closed set without other', data: { labels: { code: {} } }, path: '/labels/code' },
    { name: 'another word outside the set', data: { labels: { code: { other: 'rest' } } }, path: '/labels/code/other' },
    { name: 'a text that is no value', data: { labels: { route: { other: 'a\nb' } } }, path: '/labels/route/other' },
    {
      name: 'a maximum that limits nothing',
      data: { metrics: { app_open: { route: { max: 5 } } } },
      path: '/metrics/app_open/route/max',
    },
  ])('names $name', ({ data, path }) => {
    const read = readLabelLimits([limited], data);
    expect(read).toEqual({ problems: [expect.objectContaining({ path })] });
  });

  it('names all mistakes, each with what to do', () => {
    const data = { labels: { host: {} }, metrics: { app_open: { way: {} }, app_shut: {} } };
    expect(readLabelLimits([limited], data)).toEqual({
      problems: [
        {
          path: '/labels/host',
          message: '`host` of `app_host_state` follows `host_id` and adds no series.',
          fix: 'Limit `host_id`: `host` folds with it.',
        },
        { path: '/metrics/app_open/way', message: '`app_open` has no label `way`.', fix: 'Limit one of `route`.' },
        {
          path: '/metrics/app_shut',
          message: 'No catalog has a metric `app_shut`.',
          fix: 'Remove it, or correct the name.',
        },
      ],
    });
  });

  it('is what createRegistry goes by', () => {
    const limits = { labels: { host: {} } };
    const create = (): unknown => createRegistry([limited], { limits });
    expect(create).toThrow(expect.objectContaining({ code: 'INVALID_LIMITS' }));
    expect(create).toThrow('/labels/host: `host` of `app_host_state` follows `host_id`');
  });
});
