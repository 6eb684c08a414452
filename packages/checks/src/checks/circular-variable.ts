import { defineCheck } from '../check.ts';
import type { VariableView } from '../documents/document.ts';
import { textOf } from '../documents/loose.ts';
import { queryUses } from '../variable-uses.ts';

/** Variables that wait for each other. */
export const circularVariable = defineCheck({
  id: 'circular-variable',
  scope: 'dashboard',
  defect: 'impossible',
  docs: {
    summary: 'The query of a variable uses the variable itself, at once or through others.',
    why: 'Grafana asks for a variable when those that it uses have values: these never get any.',
    bad: [
      {
        panels: [],
        templating: {
          list: [
            { name: 'host', type: 'query', query: 'label_values(host_up{instance="$instance"}, host)' },
            { name: 'instance', type: 'query', query: 'label_values(host_up{host="$host"}, instance)' },
          ],
        },
      },
    ],
    good: [
      {
        panels: [],
        templating: {
          list: [
            { name: 'host', type: 'query', query: 'label_values(host_up, host)' },
            { name: 'instance', type: 'query', query: 'label_values(host_up{host="$host"}, instance)' },
          ],
        },
      },
    ],
  },
  check({ variables }, _context, report) {
    const stuck = stuckVariables(variables);
    const [first] = stuck;
    if (first === undefined) return;
    const names = stuck.map(({ name }) => `\`${name}\``).join(', ');
    report({
      path: first.path,
      message:
        stuck.length === 1
          ? `The variable ${names} waits for itself.`
          : `These variables wait for each other: ${names}.`,
      fix: 'Let one of them do without the others.',
    });
  },
});

/** What is left when every variable is taken away that waits for none of the rest. */
function stuckVariables(variables: readonly VariableView[]): readonly VariableView[] {
  const waitsFor = new Map(variables.map((variable) => [variable, usedBy(variable)]));
  let left = variables;
  for (;;) {
    const names = new Set(left.map(({ name }) => name));
    const rest = left.filter((variable) => waitsFor.get(variable)?.some((name) => names.has(name)) === true);
    if (rest.length === left.length) return rest;
    left = rest;
  }
}

function usedBy({ queries, path, json }: VariableView): string[] {
  const texts = [...queries, ...(json['type'] === 'custom' ? [{ text: textOf(json['query']), path }] : [])];
  return texts.flatMap(queryUses).map(({ value }) => value);
}
