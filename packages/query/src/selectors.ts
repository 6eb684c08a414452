import type { MetricDescription } from '@lockstep/catalog';
import type { Counter, Gauge, Histogram, Summary, Untyped } from './series.ts';

/** Families by name: those of a catalog of this project, or of one that describes somebody else's exporter. */
export type Families = Readonly<Record<string, FamilyType>>;

/** As much of a family as its type needs. */
interface FamilyType {
  readonly type: MetricDescription['type'];
  readonly labels: object;
}

/** What a catalog offers to ask for, by the name of the family. `T` is the labels that a scrape adds. */
export type Selectors<M extends Families, T extends string> = {
  readonly [N in keyof M]: Selector<M[N]['type'], LabelDomains<M[N]['labels'], T>>;
};

type LabelDomains<L, T extends string> = {
  readonly [K in (keyof L & string) | T]: K extends keyof L ? ValueOf<L[K]> : string;
};

type ValueOf<D> = D extends { readonly kind: 'closed'; readonly values: readonly (infer V extends string)[] }
  ? V
  : string;

interface ByType<D extends Readonly<Record<string, string>>> {
  readonly counter: Counter<D>;
  readonly gauge: Gauge<D>;
  readonly histogram: Histogram<D>;
  readonly summary: Summary<D>;
  readonly unknown: Untyped<D>;
}

/** What the series of a family can be asked, by its type. */
export type Selector<T extends MetricDescription['type'], D extends Readonly<Record<string, string>>> = ByType<D>[T];
