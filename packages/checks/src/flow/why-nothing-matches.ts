import { canHave, type LabelFlow } from '@lockstep/promql';
import { areDisjoint, labelValues, type ValueSources } from './label-values.ts';
import type { VectorJoin } from './vector-joins.ts';
import { whyImpossible } from './why-impossible.ts';

/**
 * Why no series of one side of a join can have a partner on the other: a label that one side always has and the other
 * never, or whose values on both sides have nothing in common. A sentence or two; undefined when pairs are possible.
 */
export function whyNothingMatches(join: VectorJoin, sources: ValueSources): string | undefined {
  if (join.node.fill !== undefined) return undefined;
  return missingLabel(join) ?? disjointLabel(join, sources);
}

/** A label that is named in `on` and missing is another defect: impossible-join-label. */
function missingLabel({ node, left, right, matches }: VectorJoin): string | undefined {
  if (node.matching?.kind === 'on') return undefined;
  const sides: readonly (readonly [string, LabelFlow, string, LabelFlow])[] = [
    ['left', left, 'right', right],
    ['right', right, 'left', left],
  ];
  for (const [has, having, lacks, lacking] of sides) {
    const label = [...having.must].find((name) => matches(name) === true && !canHave(lacking, name));
    if (label !== undefined)
      return `Every series on the ${has} has \`${label}\`, none on the ${lacks} has it. ${whyImpossible(lacking, label)}`;
  }
  return undefined;
}

function disjointLabel({ node, left, right, matches }: VectorJoin, sources: ValueSources): string | undefined {
  for (const label of left.must) {
    if (matches(label) !== true || !right.must.has(label)) continue;
    const [one, other] = [labelValues(node.left, label, sources), labelValues(node.right, label, sources)];
    if (areDisjoint(one, other))
      return `\`${label}\` is ${valueList(one?.values)} on the left and ${valueList(other?.values)} on the right.`;
  }
  return undefined;
}

function valueList(values: readonly string[] = []): string {
  return values.map((value) => `\`${value}\``).join(' or ');
}
