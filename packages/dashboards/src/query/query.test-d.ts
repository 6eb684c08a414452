import { resticManager } from '@lockstep/catalog';
import { describe, expectTypeOf, it } from 'vitest';
import { dividedBy, histogramQuantile, isEqual, maxBy, rate, sum, sumBy } from './operations.ts';
import { buckets, metric } from './select.ts';
import type { Vector } from './vector.ts';

const later = (build: () => unknown) => build;

describe('queries know their labels', () => {
  it('grouping keeps what it names', () => {
    const query = maxBy(['host'], metric(resticManager, 'rm_host_agent_online'));
    expectTypeOf(query).toEqualTypeOf<Vector<'host'>>();
  });

  it('a quantile takes le away', () => {
    const seconds = rate(buckets(resticManager, 'rm_job_duration_seconds'), '1h');
    expectTypeOf(histogramQuantile(0.5, sumBy(['kind', 'le'], seconds))).toEqualTypeOf<Vector<'kind'>>();
  });
});

describe('does not compile', () => {
  it('a metric that the catalog lacks', () => {
    // @ts-expect-error No metric of this name.
    later(() => metric(resticManager, 'rm_hosts'));
  });

  it('a histogram without saying which of its series', () => {
    // @ts-expect-error The buckets are meant, or the number of observations.
    later(() => metric(resticManager, 'rm_job_duration_seconds'));
  });

  it('buckets of a gauge', () => {
    // @ts-expect-error A gauge has no buckets.
    later(() => buckets(resticManager, 'rm_hosts_total'));
  });

  it('a label that the metric lacks', () => {
    // @ts-expect-error `host` is no label of it.
    later(() => metric(resticManager, 'rm_active_alerts', { host: 'a' }));
  });

  it('a value that the label never has', () => {
    // @ts-expect-error `fatal` is no severity.
    later(() => metric(resticManager, 'rm_active_alerts', { severity: 'fatal' }));
  });

  it('grouping by a label that is not there', () => {
    // @ts-expect-error `kind` is no label of it.
    later(() => sumBy(['kind'], metric(resticManager, 'rm_host_agent_online')));
  });

  it('grouping by a label that was lost further in', () => {
    const byHost = maxBy(['host'], metric(resticManager, 'rm_host_agent_online'));
    // @ts-expect-error `host_id` is gone.
    later(() => maxBy(['host_id'], byHost));
  });

  it('the rate of a gauge', () => {
    // @ts-expect-error A gauge is no counter.
    later(() => rate(metric(resticManager, 'rm_hosts_total'), '5m'));
  });

  it('the rate of what has no range', () => {
    // @ts-expect-error A sum is no selector.
    later(() => rate(sum(metric(resticManager, 'rm_hosts_total')), '5m'));
  });

  it('a quantile of buckets without le', () => {
    const noBounds = sumBy(['kind'], rate(buckets(resticManager, 'rm_job_duration_seconds'), '1h'));
    // @ts-expect-error `le` is gone.
    later(() => histogramQuantile(0.5, noBounds));
  });

  it('a range without a unit', () => {
    // @ts-expect-error `5` is no duration.
    later(() => rate(buckets(resticManager, 'rm_job_duration_seconds'), '5'));
  });

  it('an operation on vectors whose labels differ', () => {
    const byHost = maxBy(['host'], metric(resticManager, 'rm_host_agent_online'));
    // @ts-expect-error The left side has no labels.
    later(() => dividedBy(sum(byHost), isEqual(byHost, 1)));
  });
});
