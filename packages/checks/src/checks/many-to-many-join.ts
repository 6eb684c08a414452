import { type Expr, type LabelFlow, selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { labelValues, type ValueSources } from '../flow/label-values.ts';
import { type VectorJoin, vectorJoins } from '../flow/vector-joins.ts';

/** A join whose labels do not tell the series of a side apart. */
export const manyToManyJoin = defineCheck<'query'>({
  id: 'many-to-many-join',
  scope: 'query',
  // Nobody says that all values of a label exist at once.
  defect: 'misleading',
  docs: {
    summary: 'Vectors are joined by labels that do not tell the series of a side apart.',
    why: 'As soon as two series of that side have the same labels to match by, Prometheus refuses the whole query.',
    bad: [
      'rate(http_requests_total[5m]) - on (route) sum by (route) (rate(http_requests_total[5m]))',
      'sum by (route) (rate(http_requests_total[5m])) * on (route) group_left () rate(http_requests_total[5m])',
    ],
    good: [
      'rate(http_requests_total[5m]) - on (route) group_left () sum by (route) (rate(http_requests_total[5m]))',
      'rate(http_requests_total{method="GET"}[5m]) - on (instance, route, code) rate(http_requests_total{method="POST"}[5m])',
    ],
  },
  check({ expr, analysis }, { metrics }, report) {
    for (const join of vectorJoins(expr, analysis)) {
      if (join.isSet || join.node.matching === undefined) continue;
      for (const { side, label, values } of ambiguousSides(join, { metrics, analysis })) {
        report({
          at: join.node.matching,
          message: `The ${side} side of \`${join.node.operator}\` has series that differ only in \`${label}\` (${values}), which is not matched by.`,
          fix: fixOf(join, side, label),
        });
      }
    }
  },
});

interface AmbiguousSide {
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly values: string;
}

function ambiguousSides(join: VectorJoin, sources: ValueSources): readonly AmbiguousSide[] {
  const { left, right } = join.node;
  const many = join.node.matching?.group?.side;
  const sides: readonly (readonly ['left' | 'right', Expr, LabelFlow])[] = [
    ['left', left, join.left],
    ['right', right, join.right],
  ];
  return sides.flatMap(([side, expr, flow]) => {
    if (side === many || isInformation(expr)) return [];
    for (const label of flow.must) {
      if (join.matches(label) !== false || label === '__name__') continue;
      const found = labelValues(expr, label, sources);
      if (found?.kind === 'closed' && found.values.length > 1)
        return [{ side, label, values: found.values.slice(0, 3).join(', ') }];
    }
    return [];
  });
}

/** Series of `build_info` and the like have labels that say something and tell nothing apart. */
function isInformation(expr: Expr): boolean {
  return selectorsIn(expr).some(({ metric }) => metric?.name.endsWith('_info') === true);
}

function fixOf({ node }: VectorJoin, side: 'left' | 'right', label: string): string {
  const aggregate = `aggregate \`${label}\` away on the ${side}`;
  return node.matching?.group === undefined
    ? `Match by \`${label}\`, too, ${aggregate}, or say \`group_${side} ()\` if it has many series for each of the other side.`
    : `Match by \`${label}\`, too, or ${aggregate}.`;
}
