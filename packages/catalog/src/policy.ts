import type { LabelDomain } from './label.ts';
import type { AnyMetric } from './metric.ts';
import type { Problem } from './problem.ts';

/** What an organisation allows its metrics to be called and labelled. Any catalog can adopt it. */
export interface Policy<F extends string = string> {
  readonly name: string;
  /** Every metric name starts with it. */
  readonly prefix: string;
  /** Labels that a metric may have. */
  readonly allowed: readonly string[];
  /** Labels that may have few values only, by name: the greatest maximum that a catalog may declare, and why. */
  readonly sparingly: Readonly<Record<string, { readonly max: number; readonly why: string }>>;
  /** Labels that no metric may have, by name, each with the reason. They do not compile. */
  readonly forbidden: Readonly<Record<F, string>>;
}

/**
 * Declares a policy.
 *
 * @throws Error when a label is both allowed and forbidden
 */
export function definePolicy<const F extends string>(policy: Policy<F>): Policy<F> {
  const twice = [...policy.allowed, ...Object.keys(policy.sparingly)].filter((label) => label in policy.forbidden);
  if (twice.length > 0) throw new Error(`Policy \`${policy.name}\` both allows and forbids: ${twice.join(', ')}.`);
  return Object.freeze(policy);
}

/** What of a catalog breaks the policy: all of it, in the order of the metrics and their labels. */
export function policyProblems(metrics: Readonly<Record<string, AnyMetric>>, policy: Policy): Problem[] {
  return Object.entries(metrics).flatMap(([metric, { labels }]) => [
    ...prefixProblems(metric, policy),
    ...Object.entries(labels).flatMap(([label, domain]) =>
      labelProblems(label, domain, policy).map((finding) => ({ ...finding, metric })),
    ),
  ]);
}

function prefixProblems(metric: string, { name, prefix }: Policy): Problem[] {
  if (metric.startsWith(prefix)) return [];
  const message = `Policy \`${name}\` wants names that start with \`${prefix}\`.`;
  return [{ code: 'policy-prefix', metric, message, fix: `Call it \`${prefix}${metric}\`.` }];
}

function labelProblems(label: string, domain: LabelDomain, policy: Policy): Omit<Problem, 'metric'>[] {
  const forbidden = policy.forbidden[label];
  if (forbidden !== undefined) {
    const message = `Policy \`${policy.name}\` forbids the label \`${label}\`: ${forbidden}`;
    return [{ code: 'policy-forbidden-label', message, fix: 'Leave it out, or put it into a log.' }];
  }
  const sparing = policy.sparingly[label];
  if (sparing !== undefined) return sparingProblems(label, domain, sparing);
  if (policy.allowed.includes(label)) return [];
  const message = `Policy \`${policy.name}\` does not know the label \`${label}\`.`;
  return [{ code: 'policy-unknown-label', message, fix: 'Use a label of the policy, or add it there with its bound.' }];
}

function sparingProblems(label: string, domain: LabelDomain, { max, why }: { max: number; why: string }) {
  // What holds per value of another label bounds nothing.
  if (domain.kind !== 'entity' || (domain.per === undefined && domain.max <= max)) return [];
  const message = `The label \`${label}\` may have ${max} values at most, ${domain.max}${domain.per === undefined ? '' : ` per \`${domain.per}\``} are declared: ${why}`;
  return [{ code: 'policy-sparing-label', message, fix: 'Lower the maximum, or report the rest in logs.' }];
}
