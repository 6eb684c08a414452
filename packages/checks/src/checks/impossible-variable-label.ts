import { analyse, canHave, lossOf, parseQuery } from '@lockstep/promql';
import { defineCheck } from '../check.ts';

/** A variable that asks for the values of a label that is not there. */
export const impossibleVariableLabel = defineCheck({
  id: 'impossible-variable-label',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'A variable asks for the values of a label that its series cannot have.',
    why: 'It never gets a value, and there is nothing to choose.',
    bad: [
      { panels: [], templating: { list: [{ name: 'host', type: 'query', query: 'label_values(host_up, hots)' }] } },
    ],
    good: [
      { panels: [], templating: { list: [{ name: 'host', type: 'query', query: 'label_values(host_up, host)' }] } },
    ],
  },
  check({ variables }, { metrics }, report) {
    for (const { name, label, queries, includeAll, json } of variables) {
      const [query] = queries;
      const expr = query === undefined ? undefined : parseQuery(query.text).expr;
      if (label === undefined || query === undefined || expr === undefined) continue;
      const flow = analyse(metrics.lookup).labels(expr);
      if (flow === undefined || !/^\w+$/.test(label.value) || canHave(flow, label.value)) continue;
      const known = flow.may === 'anything' ? [] : [...flow.may].filter((one) => one !== '__name__');
      // Hidden, or with nothing but "All", it is made to be empty where the label is not in use.
      const isOptional = includeAll || json['hide'] === 2 || json['hide'] === 'hideVariable';
      report({
        path: label.path,
        ...(isOptional ? { defect: 'misleading' } : {}),
        message:
          `\`${name}\` asks for the label \`${label.value}\`, which \`${query.text}\` cannot have. ${lossOf(flow, label.value)?.reason ?? ''}`.trim(),
        fix:
          known.length === 0 ? 'Ask for another.' : `Ask for one of: ${known.map((one) => `\`${one}\``).join(', ')}.`,
      });
    }
  },
});
