import { expect, it } from 'vitest';
import { lockstep, resticManager } from './index.ts';

// The list is public API: dashboards and alerts of other people read it. A change here needs a line in CHANGELOG.md
// under "Metrics". Update with `npx vitest run packages/catalog -u`.
it('the public metrics are those of metrics.golden.json', async () => {
  const list = [resticManager, lockstep].map(({ name, metrics }) => ({
    catalog: name,
    metrics: Object.entries(metrics)
      .map(([metric, { type, unit, labels, stability, presence, buckets }]) => ({
        name: metric,
        type,
        unit,
        // Values of a closed label are part of the promise; those of an entity come at run time.
        labels: Object.fromEntries(
          Object.entries(labels).map(([label, domain]) => [label, 'values' in domain ? domain.values : domain.kind]),
        ),
        ...(buckets.length > 0 && { buckets }),
        stability,
        presence,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en')),
  }));
  await expect(`${JSON.stringify(list, null, 2)}\n`).toMatchFileSnapshot('../metrics.golden.json');
});
