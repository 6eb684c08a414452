import type { Catalog } from '@lockstep/catalog';
import type { Metric } from 'prom-client';
import { createInstruments, type RegistryOptions } from '../instrument-set.ts';
import type { Registry } from '../registry.ts';
import { FamilyMetric } from './family-metric.ts';
import type { PromClientRegister } from './prom-client-register.ts';
import { refuseShared } from './refuse-shared.ts';

/**
 * Makes the instruments of `catalogs` and registers their families with `register`, which shows them on its pages, in
 * its JSON and to its pushgateway beside the metrics that it has. Rows keep the rules of a registry of ours: typed labels, zeros
 * from the start, attributes, maxima and `limits`; recording is as fast.
 *
 * @throws {RegistryError} as `createRegistry`, and with both definitions when `register` has a family of the same name;
 *   nothing is registered then
 */
export function addToPromClient<const C extends readonly Catalog[]>(
  register: PromClientRegister,
  catalogs: C,
  options: RegistryOptions<NoInfer<C>> = {},
): Pick<Registry<C>, 'metrics' | 'onScrape'> {
  refuseShared(catalogs, register);
  const { metrics, families, slots } = createInstruments(catalogs, options);
  const hooks: (() => void)[] = [];
  const collect = oncePerTurn(() => hooks.forEach((hook) => hook()));
  for (const family of families) {
    // It calls `get` and `reset` and reads the names; recording is what it has no methods for.
    register.registerMetric(new FamilyMetric(family, slots, collect) as unknown as Metric);
  }
  return { metrics, onScrape: (hook) => void hooks.push(hook) };
}

/** prom-client asks all metrics for one page without pause: what they have in common is done for the first. */
function oncePerTurn(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    queueMicrotask(() => (isDone = false));
    run();
  };
}
