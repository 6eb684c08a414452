import { familyBudget, type MetricDescription } from '@lockstep/catalog';
import { examplePage } from '../example-page.ts';
import { defineDefect } from '../defect.ts';
import { quoted } from '../quoted.ts';
import { labelSetKey, labelsOf } from '../sample-labels.ts';

/** Rows that a message names. */
const MAX_NAMED = 3;

/** A family whose label sets are all known from the start lacks some of them. */
export const missingRow = defineDefect<'family'>({
  id: 'missing-row',
  severity: 'error',
  severityWhenObserved: 'note',
  scope: 'family',
  docs: {
    summary: 'A family of closed labels lacks the row of some of their values.',
    why: 'A counter that comes with its first error has no rise that `rate` could see, and an alert on it stays silent; a sum over the rows is right by luck.',
    fix: 'Write every combination from the start of the process, at zero; or let the catalog say `when known`.',
    bad: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 1'),
      },
    ],
    good: [
      {
        page: examplePage('shop_orders_total', '{channel="web"} 1', '{channel="till"} 0'),
      },
    ],
  },
  find(pair) {
    const { name, metric } = pair;
    if (!isKnownFromStart(metric)) return [];
    const sets = pair.family.samples.map((sample) => labelsOf(pair, sample));
    const whole = sets.filter((labels) => Object.keys(metric.labels).every((label) => labels.has(label)));
    const seen = new Set(whole.map((labels) => labelSetKey(labels)));
    const missing: string[] = [];
    for (const labels of labelSetsOf(metric)) {
      if (!seen.has(labelSetKey(labels))) missing.push(textOf(labels));
      if (missing.length > MAX_NAMED) break;
    }
    if (whole.length === 0 || missing.length === 0) return [];
    const { labelSets = 0 } = familyBudget(name, metric);
    const named = missing.slice(0, MAX_NAMED).map(quoted).join(', ');
    const more = missing.length > MAX_NAMED ? ' and others' : '';
    return [{ message: `\`${name}\` has ${seen.size} of ${labelSets} rows; it lacks ${named}${more}.` }];
  },
});

/** As our own instruments have it: `when known` rows come with their first value, and so do those of open labels. */
function isKnownFromStart({ labels, exclusive = [], presence, labelsKnown }: MetricDescription): boolean {
  const domains = Object.values(labels);
  const isClosed = domains.length > 0 && domains.every(({ kind, optional }) => kind === 'closed' && optional !== true);
  return isClosed && exclusive.length === 0 && presence !== 'when known' && labelsKnown !== false;
}

/**
 * Every combination of the values: there may be many.
 *
 * @yields one at a time
 */
function* labelSetsOf({ labels }: MetricDescription): Generator<ReadonlyMap<string, string>> {
  const [first, ...more] = Object.entries(labels);
  if (first === undefined) return yield new Map();
  const [label, { values }] = first;
  for (const value of values) {
    for (const rest of labelSetsOf({ type: 'unknown', help: '', labels: Object.fromEntries(more) })) {
      yield new Map([[label, value], ...rest]);
    }
  }
}

function textOf(labels: ReadonlyMap<string, string>): string {
  return [...labels].map(([label, value]) => `${label}="${value}"`).join(',');
}
