import { describe, expectTypeOf, it } from 'vitest';
import {
  attributeOf,
  type Catalog,
  counter,
  defineCatalog,
  definePolicy,
  entity,
  gauge,
  histogram,
  type LabelsOf,
  type LabelValues,
  oneOf,
  type resticManager,
} from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;

describe('defineCatalog accepts', () => {
  it('names that fit prefix, type, unit and labels', () => {
    defineCatalog({
      name: 'test',
      prefix: 'x_',
      metrics: {
        x_requests_total: counter({ ...about, labels: { method: oneOf('GET', 'POST') } }),
        x_work_seconds_total: counter({ ...about, unit: 'seconds' }),
        x_size_bytes: gauge({
          ...about,
          unit: 'bytes',
          labels: { id: entity('id', { max: 3 }), name: attributeOf('id') },
        }),
        x_wait_seconds: histogram({ ...about, unit: 'seconds', buckets: [1, 2] }),
        x_things_total: gauge({ ...about, waivers: { 'counter-total': 'Named so elsewhere.' } }),
        x_age_seconds_max: gauge({ ...about, unit: 'seconds', waivers: { 'unit-suffix': 'Named so elsewhere.' } }),
      },
    });
  });

  it('what it makes where any catalog is expected', () => {
    const take = (catalogs: readonly Catalog[]): number => catalogs.length;
    take([defineCatalog({ name: 'test', prefix: 'x_', metrics: { x_requests_total: counter(about) } })]);
  });
});

describe('defineCatalog refuses at compile time', () => {
  const define = (build: () => unknown) => build;

  it('a name without the prefix', () => {
    define(() =>
      defineCatalog({
        name: 'test',
        prefix: 'x_',
        metrics: {
          // @ts-expect-error 'y_up' does not start with the catalog's prefix 'x_'
          y_up: gauge(about),
        },
      }));
  });

  it('a label that the policy forbids, and no other', () => {
    const policy = definePolicy({
      name: 'house',
      prefix: 'x_',
      allowed: ['result'],
      sparingly: {},
      forbidden: { email: 'it names a person.' },
    });
    define(() =>
      defineCatalog({
        name: 'test',
        prefix: 'x_',
        policy,
        metrics: {
          x_good_total: counter({ ...about, labels: { result: oneOf('ok') } }),
          // @ts-expect-error label 'email' is forbidden by the policy
          x_bad_total: counter({ ...about, labels: { email: entity('email', { max: 3 }) } }),
        },
      }));
  });

  it('upper case and dashes in a name', () => {
    define(() =>
      defineCatalog({
        name: 'test',
        prefix: 'x_',
        metrics: {
          // @ts-expect-error 'x_upTime' has upper-case letters: write it in snake_case
          x_upTime: gauge(about),
          // @ts-expect-error 'x_up-time' has a character other than a-z, 0-9 and _
          'x_up-time': gauge(about),
        },
      }));
  });

  it('a counter without _total, and another type with it', () => {
    define(() =>
      defineCatalog({
        name: 'test',
        prefix: 'x_',
        metrics: {
          // @ts-expect-error counter 'x_requests' must end in _total
          x_requests: counter(about),
          // @ts-expect-error 'x_things_total' ends in _total but is no counter: rename it, or waive 'counter-total' with a reason
          x_things_total: gauge(about),
        },
      }));
  });

  it('a unit that the name does not end in, and a name whose unit is not declared', () => {
    define(() =>
      defineCatalog({
        name: 'test',
        prefix: 'x_',
        metrics: {
          // @ts-expect-error 'x_size' is measured in bytes: its name must end in _bytes (a counter's in _bytes_total)
          x_size: gauge({ ...about, unit: 'bytes' }),
          // @ts-expect-error 'x_age_seconds' ends in seconds but declares no unit: add unit: 'seconds'
          x_age_seconds: gauge(about),
        },
      }));
  });

  it('reserved and misspelt labels', () => {
    define(() =>
      defineCatalog({
        name: 'test',
        prefix: 'x_',
        metrics: {
          // @ts-expect-error label 'le' is reserved
          x_a: gauge({ ...about, labels: { le: oneOf('1') } }),
          // @ts-expect-error label 'hostName' has upper-case letters
          x_b: gauge({ ...about, labels: { hostName: oneOf('a') } }),
        },
      }));
  });

  it('an attribute of a label that is not there', () => {
    // @ts-expect-error attributeOf('host_id'): the metric has no other label 'host_id'
    define(() => gauge({ ...about, labels: { host: attributeOf('host_id') } }));
  });

  it('a unit, a lint, an exclusive label that does not exist, and a histogram without buckets', () => {
    // @ts-expect-error milliseconds are no base unit
    define(() => gauge({ ...about, unit: 'milliseconds' }));
    // @ts-expect-error no such lint
    define(() => gauge({ ...about, waivers: { 'no-such-lint': 'x' } }));
    // @ts-expect-error no such label
    define(() => gauge({ ...about, labels: { a: oneOf('1') }, exclusive: ['b'] }));
    // @ts-expect-error at least one bound
    define(() => histogram({ ...about, buckets: [] }));
  });
});

describe('the restic-manager catalog', () => {
  it('knows labels and values as types', () => {
    type Job = LabelValues<LabelsOf<typeof resticManager, 'rm_job_duration_seconds'>>;
    expectTypeOf<Job['status']>().toEqualTypeOf<'succeeded' | 'failed' | 'cancelled'>();
    expectTypeOf<LabelValues<LabelsOf<typeof resticManager, 'rm_host_agent_online'>>>().toEqualTypeOf<{
      readonly host_id: string;
      readonly host: string;
    }>();
    expectTypeOf<keyof LabelsOf<typeof resticManager, 'rm_hosts_total'>>().toEqualTypeOf<never>();
  });
});
