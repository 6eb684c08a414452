import { type Matcher, selectorsIn } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { panelQuery } from '../example-use.ts';
import type { VariableFacts } from '../query-use.ts';

const HOSTS: VariableFacts = { name: 'host', multi: true, includeAll: false };
const ONE_HOST: VariableFacts = { name: 'host', multi: false, includeAll: false };

/** A variable that may stand for several values is compared as a whole. */
export const multiValueEquals = defineCheck<'query'>({
  id: 'multi-value-equals',
  scope: 'query',
  defect: 'misleading',
  docs: {
    summary: 'A variable of several values is matched by `=` or `!=`.',
    why: "Grafana writes several values as a regex, `(a|b)`; compared as a text that is nobody's value, so the panel is empty as soon as two are chosen.",
    bad: [
      panelQuery('host_up{host="$host"}', { variables: [HOSTS] }),
      panelQuery('host_up{host!="${host}"}', { variables: [{ ...ONE_HOST, includeAll: true }] }),
    ],
    good: [
      panelQuery('host_up{host=~"$host"}', { variables: [HOSTS] }),
      panelQuery('host_up{host="$host"}', { variables: [ONE_HOST] }),
    ],
  },
  check({ parsed, expr, use }, _context, report) {
    if (use.kind !== 'panel') return;
    const several = new Set(
      use.variables.filter(({ multi, includeAll }) => multi || includeAll).map(({ name }) => name),
    );
    const macros = parsed.macros.filter(({ name }) => several.has(name));
    for (const matcher of selectorsIn(expr).flatMap(({ matchers }) => matchers)) {
      const macro = macros.find(({ from, to }) => matcher.value.from <= from && to <= matcher.value.to);
      if (macro === undefined || !isExact(matcher)) continue;
      report({
        at: matcher,
        message: `\`$${macro.name}\` can be several values, and \`${matcher.operator}\` compares with one.`,
        fix: `Write \`${matcher.label.name}${matcher.operator === '=' ? '=~' : '!~'}"$${macro.name}"\`.`,
      });
    }
  },
});

function isExact({ operator }: Matcher): boolean {
  return operator === '=' || operator === '!=';
}
