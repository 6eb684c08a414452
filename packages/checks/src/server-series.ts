import { type MetricDescription, prometheusServer } from '@lockstep/catalog';
import type { SeriesFacts } from '@lockstep/promql';
import type { KnownSeries } from './known-metrics.ts';

/**
 * Series that Prometheus makes by itself: one set for each target, and two for each alert.
 * Source: Prometheus documentation, "Jobs and instances" and "Alerting rules".
 */
export const SERVER_SERIES: ReadonlyMap<string, KnownSeries> = new Map(
  [
    ...Object.entries(prometheusServer.metrics).map(([name, fields]) => ofTarget(name, fields)),
    ofAlert('ALERTS', 'One for each pending or firing alert.'),
    ofAlert('ALERTS_FOR_STATE', 'Unix time at which the alert became active.'),
  ].map((series) => [series.name, series]),
);

type Fields = Pick<MetricDescription, 'unit' | 'range' | 'help'>;

/** Target labels depend on the configuration, and every one of them is here: hence any label. */
function ofTarget(name: string, fields: Fields): KnownSeries {
  const { unit, range: { min = 0, max = Infinity } = {} } = fields;
  const exponents = unit === undefined || unit === 'none' ? {} : { [unit]: 1 };
  return serverSeries(name, fields, {
    must: [],
    may: 'anything',
    unit: exponents,
    values: { min, max },
  });
}

function ofAlert(name: string, help: string): KnownSeries {
  return serverSeries(name, { help }, { must: ['alertname'], may: 'anything' });
}

function serverSeries(name: string, fields: Fields, facts: SeriesFacts): KnownSeries {
  return {
    name,
    family: name,
    description: { type: 'gauge', labels: {}, labelsKnown: false, ...fields },
    role: 'value',
    kind: 'gauge',
    labels: new Map(),
    facts,
  };
}
