import { aggregationNamed } from '../aggregations.ts';
import type { LabelFlow } from '../analysis.ts';
import type { Aggregation, Grouping, Name } from '../ast.ts';
import { doubtLabels, dropLabels, keepLabels, NO_LABELS, openLabels, setLabel } from './label-set.ts';
import { stringArgument } from './string-argument.ts';

/** Labels of an aggregation over series with labels `input`. */
export function aggregationLabels(node: Aggregation, input: LabelFlow): LabelFlow {
  const signature = aggregationNamed(node.operator.name);
  if (signature?.labels === 'series') return input;
  if (signature?.labels !== 'value-label') return grouped(node, input, []);
  const label = stringArgument(node.args[0]);
  if (label === undefined) return NO_LABELS;
  if (label.templated) return openLabels(grouped(node, input, []));
  // The label is set first, and grouped by unless that is forbidden.
  return grouped(node, setLabel(input, label.value, true), [label.value]);
}

function grouped(node: Aggregation, input: LabelFlow, also: readonly string[]): LabelFlow {
  const { grouping, operator } = node;
  const named = (grouping?.labels ?? []).filter(({ templated }) => !templated).map(({ name }) => name);
  const at = grouping ?? operator;
  const cause = { at, how: `dropped by \`${groupingText(operator, grouping)}\`` };
  const templated = grouping?.labels.some((label) => label.templated) ?? false;
  if (grouping?.kind !== 'without') {
    const kept = [...named, ...also];
    // A variable may name any of the labels that are there.
    return templated ? doubtLabels(input, except(input.must, kept)) : keepLabels(input, kept, cause);
  }
  const left = dropLabels(input, [...named, '__name__'], cause);
  return templated ? doubtLabels(left) : left;
}

function except(labels: ReadonlySet<string>, kept: readonly string[]): string[] {
  return [...labels].filter((label) => !kept.includes(label));
}

function groupingText({ name }: Name, grouping: Grouping | undefined): string {
  if (grouping === undefined) return name;
  return `${name} ${grouping.kind} (${grouping.labels.map((label) => label.written ?? label.name).join(', ')})`;
}
