import type { EnclosedSelector as Selector } from '@lockstep/promql';
import { type Check, type CheckContext, eachTarget, type QueryFinding } from './check.ts';
import { findMetric, labelsOf } from './metric-lookup.ts';

/** A query matches, groups or joins on a label that its series do not have at that point. */
export const unknownLabel: Check = {
  id: 'unknown-label',
  check: eachTarget(({ selectors }, context) => selectors.flatMap((selector) => findings(selector, context))),
};

function findings(selector: Selector, { catalogs }: CheckContext): QueryFinding[] {
  const found = selector.metric === undefined ? undefined : findMetric(selector.metric, catalogs);
  if (found === undefined) return [];
  const labels = labelsOf(found);
  const matched = selector.matchers
    .filter(({ label, templated }) => !templated && label !== '__name__' && !labels.includes(label))
    .map(({ label }) => label);
  return [...matched, ...lostLabels(selector, labels)].map((label) => ({
    message: `\`${selector.metric}\` has no label \`${label}\` here.`,
    fix: `Use one of: ${labels.join(', ')}; or keep the label in the grouping further in.`,
  }));
}

/** Functions that make labels, and operators whose result has the labels of either side: what follows is not known. */
const OPAQUE = new Set(['label_replace', 'label_join', 'count_values', 'or', 'info']);

/** Labels that are grouped or joined on from the inside out, and that are not there any more or never were. */
function lostLabels({ enclosedBy }: Selector, labels: readonly string[]): string[] {
  let left = new Set(labels);
  const lost: string[] = [];
  for (const around of enclosedBy) {
    if (OPAQUE.has(around.name)) return lost;
    if (around.kind === 'function') {
      if (around.name === 'histogram_quantile') left.delete('le');
      continue;
    }
    lost.push(...around.labels.filter((label) => !left.has(label)));
    if (around.kind !== 'aggregation') continue;
    left = new Set(around.modifier === 'without' ? [...left].filter((l) => !around.labels.includes(l)) : around.labels);
  }
  return lost;
}
