import { canHave, type LabelFlow, type Name, walk } from '@lockstep/promql';
import { defineCheck, type QuerySubject } from '../check.ts';
import { instead, whyImpossible } from '../flow/why-impossible.ts';
import { vectorJoins } from '../flow/vector-joins.ts';

/** `without`, `ignoring` or `on` names a label that no series has. */
export const needlessLabel = defineCheck<'query'>({
  id: 'needless-label',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: '`without`, `ignoring` or `on` names a label that none of the series can have.',
    why: 'The name changes nothing: it is misspelt, or was right for another version of the metric.',
    bad: [
      'sum without (verb) (rate(http_requests_total[5m]))',
      'disk_free_bytes / ignoring (mode) disk_size_bytes',
      'sum(disk_free_bytes) / on (instance) sum(disk_size_bytes)',
    ],
    good: [
      'sum without (method) (rate(http_requests_total[5m]))',
      'disk_free_bytes / on (instance, device) disk_size_bytes',
    ],
  },
  check(subject, _context, report) {
    for (const { label, keyword, flows } of namesIn(subject)) {
      // Naming `__name__` where it is gone already is a habit that harms nobody.
      if (label.templated || label.name === '__name__' || flows.some((flow) => canHave(flow, label.name))) continue;
      const [flow] = flows;
      if (flow === undefined) continue;
      report({
        at: label,
        message: `\`${keyword} (${label.name})\` changes nothing: no series here has this label. ${whyImpossible(flow, label.name)}`,
        fix: `Leave \`${label.name}\` out. ${instead(flow, label.name)}`,
      });
    }
  },
});

interface NamedLabel {
  readonly label: Name;
  readonly keyword: string;
  /** Of all sides. */
  readonly flows: readonly LabelFlow[];
}

function namesIn({ expr, analysis }: QuerySubject): readonly NamedLabel[] {
  const found: NamedLabel[] = vectorJoins(expr, analysis).flatMap(({ node, named, left, right }) =>
    named.map((label) => ({ label, keyword: node.matching?.kind ?? '', flows: [left, right] })),
  );
  walk(expr, (node) => {
    if (node.kind !== 'aggregation' || node.grouping?.kind !== 'without') return;
    const input = node.args.at(-1);
    const flow = input === undefined ? undefined : analysis.labels(input);
    for (const label of node.grouping.labels)
      found.push({ label, keyword: 'without', flows: flow === undefined ? [] : [flow] });
  });
  return found;
}
