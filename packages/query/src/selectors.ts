import type { MetricDescription } from '@lockstep/catalog';
import type { Counter, Domains, Gauge, Histogram, NativeHistogram, Summary, Untyped } from './series.ts';

/** Families by name: those of a catalog of this project, or of one that describes somebody else's exporter. */
export type Families = Readonly<Record<string, FamilyType>>;

/** As much of a family as its type needs. */
interface FamilyType {
  readonly type: MetricDescription['type'];
  readonly labels: object;
  readonly labelsKnown?: boolean;
  readonly buckets?: readonly number[];
  readonly native?: boolean;
}

/** What a catalog offers to ask for, by the name of the family. `T` is the labels that a scrape adds. */
export type Selectors<M extends Families, T extends string> = {
  readonly [N in keyof M]: Selector<KindOf<M[N]>, LabelDomains<M[N], T>>;
};

/** What decides how the series of a family can be asked: its type, or that its samples are histograms themselves. */
export type Kind = MetricDescription['type'] | 'native';

type KindOf<F extends FamilyType> = F extends { readonly native: true; readonly buckets?: never }
  ? 'native'
  : F['type'];

type LabelDomains<F extends FamilyType, T extends string> = F extends { readonly labelsKnown: false }
  ? Domains
  : {
      readonly [K in (keyof F['labels'] & string) | T]: K extends keyof F['labels'] ? ValueOf<F['labels'][K]> : string;
    };

type ValueOf<D> = D extends { readonly kind: 'closed'; readonly values: readonly (infer V extends string)[] }
  ? V
  : string;

interface ByKind<D extends Domains> {
  readonly counter: Counter<D>;
  readonly gauge: Gauge<D>;
  readonly histogram: Histogram<D>;
  readonly native: NativeHistogram<D>;
  readonly summary: Summary<D>;
  readonly unknown: Untyped<D>;
}

/** What the series of a family can be asked, by its kind. */
export type Selector<K extends Kind, D extends Domains> = ByKind<D>[K];
