import { defineCheck } from '../check.ts';

/** Two queries of a panel with the same refId. */
export const duplicateRefId = defineCheck({
  id: 'duplicate-ref-id',
  scope: 'panel',
  defect: 'impossible',
  docs: {
    summary: 'Two queries of a panel have the same refId.',
    why: 'Grafana keeps answers by refId: that of one query replaces that of the other.',
    bad: [
      {
        targets: [
          { refId: 'A', expr: 'up' },
          { refId: 'A', expr: 'queue_length' },
        ],
      },
    ],
    good: [
      {
        targets: [
          { refId: 'up', expr: 'up' },
          { refId: 'busy', expr: 'queue_length' },
        ],
      },
    ],
  },
  check({ panel }, _context, report) {
    const seen = new Set<string>();
    for (const { refId, targetPath } of panel.targets) {
      // Without a refId, Grafana gives one.
      if (refId !== '' && seen.has(refId)) {
        report({
          path: `${targetPath}/refId`,
          message: `The refId \`${refId}\` is used twice.`,
          fix: 'Name each query by what it asks.',
        });
      }
      seen.add(refId);
    }
  },
});
