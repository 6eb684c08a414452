import { type AnyMetric, type LabelDomain, OTHER } from '@lockstep/catalog';

/** The labels of a row. */
export type Labels = Readonly<Record<string, string>>;

/**
 * What each label of a metric shows: a fact of the binding by its name, or what a function makes of the facts. A fact fits
 * a label with a closed set when each of its values is in the set, or when the set has `OTHER` for the rest.
 */
export type LabelMap<L extends Labels, F> = { readonly [K in keyof L]: FittingFact<F, L[K]> | ((facts: F) => L[K]) };

type FittingFact<F, V> = {
  [N in keyof F]: F[N] extends V ? N : [typeof OTHER & V] extends [never] ? never : N;
}[keyof F];

/** What a binding knows, in words that fit labels. */
type Facts = Readonly<Record<string, string>>;
type ReadLabel = (facts: Facts) => string;

/**
 * How the labels of a metric are read from facts, as far as `map` has them: a value that is not in the closed set of its
 * label becomes `OTHER`, if that is.
 */
export function labelReader({ labels }: AnyMetric, map: object): (facts: object) => Labels {
  // Which facts a map may name has been checked where it was written, by `LabelMap`.
  const entries = map as Readonly<Record<string, string | ReadLabel>>;
  const readers = Object.entries(labels).flatMap(([label, domain]) => {
    const entry = entries[label];
    return entry === undefined
      ? []
      : [[label, folded(typeof entry === 'function' ? entry : fact(entry), domain)] as const];
  });
  return (facts) => Object.fromEntries(readers.map(([label, read]) => [label, read(facts as Facts)]));
}

function fact(name: string): ReadLabel {
  return (facts) => facts[name] ?? '';
}

function folded(read: ReadLabel, domain: LabelDomain): ReadLabel {
  if (domain.kind !== 'closed' || !domain.values.includes(OTHER)) return read;
  return (facts) => {
    const value = read(facts);
    return domain.values.includes(value) ? value : OTHER;
  };
}
