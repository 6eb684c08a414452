import type { OpenMetricsContentType, Registry } from 'prom-client';
import type { PageType } from '../reserved-names.ts';

/** A registry of prom-client, whichever format it was made for. */
export type PromClientRegister = Registry | Registry<OpenMetricsContentType>;

/** What prom-client knows of a metric. Its own types leave some out and declare the type as a number, which it is not. */
export interface PromClientMetric {
  readonly name: string;
  readonly help: string;
  readonly type: PageType;
  readonly labelNames?: readonly string[];
  readonly upperBounds?: readonly number[];
}

/** What a metric of prom-client answers when it is asked. */
export interface PromClientFamily {
  readonly name: string;
  readonly help: string;
  readonly type: PageType;
  readonly values: readonly PromClientValue[];
  readonly aggregator: string;
}

/** One sample. */
export interface PromClientValue {
  readonly value: number;
  readonly labels: Readonly<Record<string, string | number>>;
  /** Where it is not the family's. */
  readonly metricName?: string;
  readonly exemplar?: PromClientExemplar | null;
}

/** As prom-client keeps it. */
export interface PromClientExemplar {
  readonly labelSet: Readonly<Record<string, string | number>>;
  readonly value: number;
  /** Unix time in seconds. */
  readonly timestamp: number;
}

/** The metrics that are registered. */
export function metricsIn(register: PromClientRegister): readonly PromClientMetric[] {
  return register.getMetricsAsArray() as unknown as readonly PromClientMetric[];
}

/** All values of now, default labels included. Counters of an OpenMetrics registry lose `_total` from their name once it was shown. */
export async function familiesIn(register: PromClientRegister): Promise<readonly PromClientFamily[]> {
  const families = (await register.getMetricsAsJSON()) as unknown as readonly PromClientFamily[];
  if (!register.contentType.startsWith('application/openmetrics-text')) return families;
  return families.map((family) =>
    family.type === 'counter' ? { ...family, name: `${family.name.replace(/_total$/, '')}_total` } : family,
  );
}
