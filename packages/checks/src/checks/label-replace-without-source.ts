import { type Call, canHave, compileMatcher, walk } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { instead, whyImpossible } from '../flow/why-impossible.ts';

/** `label_replace` or `label_join` reads a label that is not there. */
export const labelReplaceWithoutSource = defineCheck<'query'>({
  id: 'label-replace-without-source',
  scope: 'query',
  defect: 'impossible',
  docs: {
    summary: '`label_replace` or `label_join` reads a label that its input cannot have.',
    why: 'A label that is not there reads as empty: nothing is replaced, or an empty text is copied, which gives no label.',
    bad: [
      'label_replace(host_up, "short", "$1", "hostname", "([^.]+).*")',
      'label_join(sum by (method) (rate(http_requests_total[5m])), "what", "-", "method", "route")',
    ],
    good: [
      'label_replace(host_up, "short", "$1", "host", "([^.]+).*")',
      'label_join(sum by (method, route) (rate(http_requests_total[5m])), "what", "-", "method", "route")',
      'label_replace(vector(-1), "host", "none", "", "")',
      'label_replace(rate(http_requests_total[5m]), "what", "requests", "__name__", ".*")',
    ],
  },
  check({ expr, analysis }, _context, report) {
    walk(expr, (node) => {
      const input = node.kind === 'call' ? node.args[0] : undefined;
      const flow = input === undefined ? undefined : analysis.labels(input);
      if (node.kind !== 'call' || flow === undefined) return;
      for (const source of sourcesOf(node)) {
        if (
          source.kind !== 'string' ||
          source.templated ||
          source.value === '' ||
          canHave(flow, source.value) ||
          setsConstant(node)
        )
          continue;
        report({
          at: source,
          message: `\`${node.function.name}\` reads \`${source.value}\`, which is not there. ${whyImpossible(flow, source.value)}`,
          fix: instead(flow, source.value),
        });
      }
    });
  },
});

/** What is read is then the empty text: if that matches, a replacement without groups is written all the same. */
function setsConstant({ args: [, , replacement, , regex] }: Call): boolean {
  if (replacement?.kind !== 'string' || regex?.kind !== 'string' || replacement.value.includes('$')) return false;
  const matcher = compileMatcher('=~', regex.value);
  return !('problem' in matcher) && matcher.test('');
}

/** Arguments that name labels to read. */
function sourcesOf({ function: { name }, args }: Call) {
  if (name === 'label_replace') return args.slice(3, 4);
  return name === 'label_join' ? args.slice(3) : [];
}
