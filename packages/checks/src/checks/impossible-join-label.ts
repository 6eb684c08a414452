import { canHave, type LabelFlow } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { oneSide, type VectorJoin, vectorJoins } from '../flow/vector-joins.ts';
import { instead, whyImpossible } from '../flow/why-impossible.ts';

/** `on` names a label that one side cannot have, or `group_left` copies one that is not there. */
export const impossibleJoinLabel = defineCheck<'query'>({
  id: 'impossible-join-label',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: '`on` names a label that one side cannot have, or `group_left` copies a label that is not there.',
    why: 'A label that one side lacks is empty there, so nothing matches; a label that is copied from nowhere is deleted.',
    bad: [
      'sum(disk_free_bytes) / on (instance) disk_size_bytes',
      'disk_free_bytes or on (instance) vector(-1)',
      'disk_free_bytes * on (instance) group_left (release) build_info',
    ],
    good: [
      'sum by (instance) (disk_free_bytes) / on (instance) sum by (instance) (disk_size_bytes)',
      'sum(disk_free_bytes) or on () vector(-1)',
      'disk_free_bytes * on (instance) group_left (version) build_info',
    ],
  },
  check({ expr, analysis }, _context, report) {
    for (const join of vectorJoins(expr, analysis)) {
      for (const { label, flow, side } of missingOn(join)) {
        report({
          at: label,
          message: `The ${side} side of \`${join.node.operator}\` cannot have \`${label.name}\`. ${whyImpossible(flow, label.name)}`,
          fix: instead(flow, label.name),
        });
      }
      for (const { label, flow } of missingInclude(join)) {
        report({
          at: label,
          message: `\`${label.name}\` cannot be copied from the other side: it is not there. ${whyImpossible(flow, label.name)}`,
          fix: instead(flow, label.name),
        });
      }
    }
  },
});

function missingOn({ node, named, left, right }: VectorJoin) {
  if (node.matching?.kind !== 'on') return [];
  return named.flatMap((label) => {
    const inLeft = canHave(left, label.name);
    if (inLeft === canHave(right, label.name)) return [];
    return inLeft ? { label, flow: right, side: 'right' } : { label, flow: left, side: 'left' };
  });
}

function missingInclude(join: VectorJoin) {
  const flow: LabelFlow | undefined = oneSide(join)?.flow;
  if (flow === undefined) return [];
  const include = join.node.matching?.group?.include ?? [];
  // The name is gone after arithmetic; who copies it wants nothing else.
  return include.flatMap((label) =>
    label.templated || label.name === '__name__' || canHave(flow, label.name) ? [] : { label, flow },
  );
}
