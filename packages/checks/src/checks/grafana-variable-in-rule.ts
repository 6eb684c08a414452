import { replaceMacros } from '@lockstep/promql';
import { defineCheck } from '../check.ts';
import { ruleExample } from '../example-use.ts';

/** A rule of Prometheus uses a variable of Grafana. */
export const grafanaVariableInRule = defineCheck<'rule'>({
  id: 'grafana-variable-in-rule',
  scope: 'rule',
  defect: 'impossible',
  docs: {
    summary: 'The expression of a rule holds a variable of Grafana.',
    why: 'Only Grafana replaces these. Prometheus refuses the file, or looks for a label value that starts with a dollar sign.',
    bad: [
      ruleExample({ record: 'requests:rate', expr: 'sum(rate(http_requests_total[$__rate_interval]))' }),
      ruleExample({ record: 'host:up', expr: 'host_up{host=~"$host"}' }),
    ],
    good: [
      ruleExample({ record: 'requests:rate', expr: 'sum(rate(http_requests_total[5m]))' }),
      ruleExample({ record: 'host:up', expr: 'label_replace(host_up, "short", "$1", "host", "([^.]+).*")' }),
    ],
  },
  check({ rule, document }, _context, report) {
    if (document.flavour === 'grafana') return;
    const { text, path } = rule.query;
    const names = new Set(replaceMacros(text).macros.map(({ from, to }) => text.slice(from, to)));
    for (const name of names) {
      if (!name.startsWith('$') || isGroup(name, text)) continue;
      report({
        path,
        message: `\`${name}\` is a variable of Grafana, which Prometheus does not know.`,
        fix: name.startsWith('$__') ? 'Write a duration, `5m`.' : 'Leave the matcher out, or write the values.',
      });
    }
  },
});

/** `$name` in `label_replace` may be the group \`(?P<name>...)\` of its regular expression. */
function isGroup(macro: string, text: string): boolean {
  const name = macro.replaceAll(/\W/g, '');
  return text.includes(`?P<${name}>`) || text.includes(`?<${name}>`);
}
