import type { AnyMetric, Catalog } from '@lockstep/catalog';
import { RegistryError } from '../registry-error.ts';
import { reservedNames } from '../reserved-names.ts';
import { metricsIn, type PromClientMetric, type PromClientRegister } from './prom-client-register.ts';

/**
 * Refuses families of `catalogs` that share a name, or the name of a sample, with a metric of prom-client.
 *
 * @throws {RegistryError} with both definitions of each
 */
export function refuseShared(catalogs: readonly Catalog[], register: PromClientRegister): void {
  const owners = new Map(
    metricsIn(register).flatMap((metric) =>
      reservedNames(metric.name, metric.type).map((name) => [name, metric] as const),
    ),
  );
  const shared = catalogs
    .flatMap(({ metrics }) => Object.entries(metrics))
    .flatMap(([name, metric]) => {
      const sample = reservedNames(name, metric.type).find((reserved) => owners.has(reserved));
      const theirs = sample === undefined ? undefined : owners.get(sample);
      return theirs === undefined ? [] : [`  ${sample}\n${definitions(name, metric, theirs)}`];
    });
  if (shared.length === 0) return;
  throw new RegistryError(
    'FAMILY_IN_BOTH',
    `These names are both in a catalog and in prom-client:\n${shared.join('\n')}\n`,
  );
}

function definitions(name: string, { type, help, labels, buckets }: AnyMetric, theirs: PromClientMetric): string {
  const { labelNames = [], upperBounds = [] } = theirs;
  return [
    `    catalog:     ${definition({ name, type, help, labelNames: Object.keys(labels), upperBounds: buckets })}`,
    `    prom-client: ${definition({ ...theirs, labelNames, upperBounds })}`,
  ].join('\n');
}

function definition({ name, type, help, labelNames, upperBounds }: Required<PromClientMetric>): string {
  const labels = labelNames.length === 0 ? 'no labels' : `labels ${labelNames.join(', ')}`;
  const buckets = upperBounds.length === 0 ? '' : `, buckets ${upperBounds.join(', ')}`;
  return `${type} ${name}, ${labels}${buckets}: ${help}`;
}
