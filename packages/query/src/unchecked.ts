import type { DescribedType } from '@lockstep/catalog';
import { familySelector } from './select.ts';
import type { Selector } from './selectors.ts';

/** What is claimed of a metric that no catalog describes. */
export interface Claim<T extends DescribedType, L extends string> {
  readonly type: T;
  /** All labels that its series have, those of the scrape included. Their values are not known. */
  readonly labels: readonly L[];
  /** A base unit in the plural: `seconds`. Absent: not known. */
  readonly unit?: string;
}

/**
 * A metric that no catalog describes, taken at its word. A gap on purpose: it is listed in `unchecked` of every query
 * that reads it, so that gaps can be seen and counted. `lockstep import` closes them.
 */
export function unchecked<const T extends DescribedType, const L extends string>(
  name: string,
  claim: Claim<T, L>,
): Selector<T, Readonly<Record<L, string>>> {
  const { type, labels, unit } = claim;
  const open = labels.map((label) => [label, { kind: 'open', values: [] }] as const);
  const description = { type, help: '', labels: Object.fromEntries(open), ...(unit === undefined ? {} : { unit }) };
  // The kind of expression follows from the type of the metric, here as in the compiler's `Selector`.
  return familySelector(name, description, { targetLabels: [], checked: false }) as Selector<
    T,
    Readonly<Record<L, string>>
  >;
}
