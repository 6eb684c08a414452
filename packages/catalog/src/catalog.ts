import { deepFreeze } from './deep-freeze.ts';
import type { LabelDomains } from './label.ts';
import { type LintId, lintMetrics } from './lint.ts';
import type { AnyMetric, MetricDefinition } from './metric.ts';
import { type Policy, policyProblems } from './policy.ts';
import { CatalogError, type Problem } from './problem.ts';
import { catalogProblems } from './catalog-rules.ts';
import type { NamedUnit, Unit } from './unit.ts';

/** The metrics of a catalog by name. */
export type Metrics = Readonly<Record<string, AnyMetric>>;

/** Which metrics exist: frozen data, made by `defineCatalog`, from which everything else is derived. */
export interface Catalog<M extends Metrics = Metrics> {
  readonly name: string;
  /** Every metric name starts with it; empty where families of several beginnings belong together. */
  readonly prefix: string;
  /** The rules that it has adopted beside those of every catalog. */
  readonly policy?: Policy;
  readonly metrics: M;
}

/** The metric names of a catalog. */
export type MetricName<C extends Catalog> = keyof C['metrics'] & string;

/**
 * Declares a catalog. Mistakes that the type system can see do not compile: a name without the prefix, with upper case
 * or a dash, a suffix that does not fit the type or the unit, a reserved label, a label that the policy forbids. The rest
 * is refused here.
 *
 * @throws {CatalogError} with every broken rule and every lint finding that no waiver covers.
 */
export function defineCatalog<
  const P extends string,
  const M extends Metrics,
  const F extends string = never,
>(definition: {
  readonly name: string;
  readonly prefix: P;
  readonly policy?: Policy<F>;
  readonly metrics: M & CheckedMetrics<P, M, F>;
}): Catalog<M> {
  const { name, prefix, policy } = definition;
  const metrics: M = definition.metrics;
  const problems = [
    ...catalogProblems({ name, prefix, metrics }),
    ...unwaivedFindings(metrics),
    ...(policy === undefined ? [] : policyProblems(metrics, policy)),
  ];
  if (problems.length > 0) {
    throw new CatalogError(
      name,
      problems.toSorted((a, b) => compare(a.metric, b.metric) || compare(a.code, b.code)),
    );
  }
  return deepFreeze({ name, prefix, ...(policy === undefined ? {} : { policy }), metrics });
}

/** Lint findings without a waiver, and waivers without a finding. */
function unwaivedFindings(metrics: Metrics): Problem[] {
  const findings = lintMetrics(metrics);
  const open = findings.filter(({ metric, code }) => metrics[metric]?.waivers[code] === undefined);
  const idle = Object.entries(metrics).flatMap(([metric, { waivers }]) =>
    Object.keys(waivers)
      .filter((code) => !findings.some((finding) => finding.metric === metric && finding.code === code))
      .map((code) => ({
        code: 'unused-waiver',
        metric,
        message: `The waiver \`${code}\` waives nothing.`,
        fix: 'Remove the waiver.',
      })),
  );
  return [...open, ...idle];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For each metric `unknown` when its name, type, unit and labels agree; otherwise the sentence that says why not. */
export type CheckedMetrics<P extends string, M extends Metrics, F extends string = never> = {
  readonly [K in keyof M]: NameMistake<P, K & string, M[K], F>;
};

/** While it infers, the compiler asks what is wrong with any metric whatever: answering that takes ten times the rest. */
type NameMistake<P extends string, K extends string, D extends AnyMetric, F extends string> = AnyMetric extends D
  ? unknown
  : D extends MetricDefinition<infer T, infer L, infer U, infer W>
    ? FirstMistake<
        [
          PrefixMistake<P, K>,
          SpellingMistake<K>,
          TotalMistake<K, T, W>,
          UnitMistake<K, U, W>,
          LabelMistake<keyof L & string>,
          ForbiddenLabel<keyof L & string, F>,
        ]
      >
    : unknown;

type FirstMistake<C extends readonly unknown[]> = C extends readonly [infer F, ...infer R]
  ? [F] extends [never]
    ? FirstMistake<R>
    : F
  : unknown;

type PrefixMistake<P extends string, K extends string> = K extends `${P}${infer Rest}`
  ? Rest extends ''
    ? `'${K}' is only the prefix`
    : never
  : `'${K}' does not start with the catalog's prefix '${P}'`;

type SpellingMistake<K extends string> =
  K extends Lowercase<K>
    ? K extends `${string}${'-' | '.' | ':' | ' ' | '/'}${string}`
      ? `'${K}' has a character other than a-z, 0-9 and _`
      : never
    : `'${K}' has upper-case letters: write it in snake_case`;

type TotalMistake<K extends string, T, W extends LintId> = 'counter-total' extends W
  ? never
  : T extends 'counter'
    ? K extends `${string}_total`
      ? never
      : `counter '${K}' must end in _total`
    : K extends `${string}_total`
      ? `'${K}' ends in _total but is no counter: rename it, or waive 'counter-total' with a reason`
      : never;

type UnitMistake<K extends string, U extends Unit, W extends LintId> = 'unit-suffix' extends W
  ? never
  : U extends NamedUnit
    ? K extends `${string}_${U}` | `${string}_${U}_total`
      ? never
      : `'${K}' is measured in ${U}: its name must end in _${U} (a counter's in _${U}_total)`
    : K extends `${string}_${infer N extends NamedUnit}` | `${string}_${infer N extends NamedUnit}_total`
      ? `'${K}' ends in ${N} but declares no unit: add unit: '${N}'`
      : never;

type LabelMistake<L extends string> = L extends 'le' | 'quantile' | `__${string}`
  ? `label '${L}' is reserved`
  : L extends Lowercase<L>
    ? L extends `${string}${'-' | '.' | ':' | ' ' | '/'}${string}`
      ? `label '${L}' has a character other than a-z, 0-9 and _`
      : never
    : `label '${L}' has upper-case letters`;

type ForbiddenLabel<L extends string, F extends string> = L extends F
  ? `label '${L}' is forbidden by the policy`
  : never;

/** The labels of a metric of a catalog. */
export type LabelsOf<C extends Catalog, N extends MetricName<C>> =
  C['metrics'][N] extends MetricDefinition<infer _T, infer L extends LabelDomains, infer _U, infer _W> ? L : never;
