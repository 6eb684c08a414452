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
    const circle = circleOf(variables);
    const [first] = circle;
    if (first === undefined) return;
    const names = circle.map(({ name }) => `\`${name}\``).join(', ');
    const alone = circle.every((variable) => usedBy(variable).includes(variable.name));
    report({
      path: first.path,
      message: alone
        ? `${names}: the values to choose from follow from what is chosen, and nothing else can be chosen.`
        : `These variables wait for each other: ${names}.`,
      fix: 'Let one of them do without the others.',
      // Grafana asks for a variable that uses itself with the value that it has.
      ...(alone ? { defect: 'misleading' as const } : {}),
    });
  },
});

/** Variables that follow from each other; a longer row is no work of a person, and would take quadratic time. */
const LONGEST_CHAIN = 100;

/** What is left when every variable is taken away that uses none of the rest, or that none of the rest uses. */
function circleOf(variables: readonly VariableView[]): readonly VariableView[] {
  const uses = new Map(variables.map((variable) => [variable, new Set(usedBy(variable))]));
  let left = variables;
  for (let pass = 0; pass < LONGEST_CHAIN; pass += 1) {
    const names = new Set(left.map(({ name }) => name));
    const used = new Set(left.flatMap((variable) => [...(uses.get(variable) ?? [])]));
    const rest = left.filter(
      (variable) => used.has(variable.name) && [...(uses.get(variable) ?? [])].some((name) => names.has(name)),
    );
    if (rest.length === left.length) return rest;
    left = rest;
  }
  return [];
}

function usedBy({ queries, path, json }: VariableView): string[] {
  const texts = [...queries, ...(json['type'] === 'custom' ? [{ text: textOf(json['query']), path }] : [])];
  return texts.flatMap(queryUses).map(({ value }) => value);
}
