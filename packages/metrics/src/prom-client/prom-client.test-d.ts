import { Registry as PromClient } from 'prom-client';
import { describe, expectTypeOf, it } from 'vitest';
import { openMetricsRegister } from '../../test/open-metrics-register.ts';
import { toy } from '../../test/toy-catalog.ts';
import { createRegistry, type Counter, type Gauge, type Registry } from '../index.ts';
import { addToPromClient, mergeWithPromClient } from './index.ts';

const { metrics } = addToPromClient(new PromClient(), [toy]);

describe('addToPromClient', () => {
  const never = (build: () => unknown) => build;

  it('gives the instruments that createRegistry gives', () => {
    expectTypeOf(metrics).toEqualTypeOf<Registry<readonly [typeof toy]>['metrics']>();
    expectTypeOf(metrics.toy_errors_total.with({ code: '1' })).toEqualTypeOf<Counter>();
    expectTypeOf(metrics.toy_level).toExtend<Gauge>();
  });

  it('takes registries of either format', () => {
    never(() => addToPromClient(openMetricsRegister(), [toy]));
    never(() => mergeWithPromClient(createRegistry([toy]), openMetricsRegister()));
  });

  it('refuses at compile time what the catalog does not have', () => {
    // @ts-expect-error no catalog has toy_shut
    never(() => metrics.toy_shut);
    // @ts-expect-error z is no kind
    never(() => metrics.toy_wait_seconds.with({ kind: 'z' }));
    // @ts-expect-error no metric has a label way
    never(() => addToPromClient(new PromClient(), [toy], { limits: { labels: { way: {} } } }));
    // @ts-expect-error a registry of prom-client is wanted
    never(() => addToPromClient(createRegistry([toy]), [toy]));
  });
});
