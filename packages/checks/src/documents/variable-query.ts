/** What the query of a variable asks for. */
export interface VariableQuery {
  /** A selector or an expression. */
  readonly selector: string | undefined;
  /** The label whose values are asked for. */
  readonly label: string | undefined;
}

/**
 * Reads what Grafana takes for the query of a variable: `label_values(label)`, `label_values(selector, label)`,
 * `label_names(selector)`, `metrics(regex)`, `query_result(expr)`, or a selector.
 */
export function readVariableQuery(text: string): VariableQuery {
  const call = /^\s*(label_values|label_names|metrics|query_result)\s*\(/.exec(text);
  const end = text.lastIndexOf(')');
  if (call === null || end < call[0].length) return { selector: trimmed(text), label: undefined };
  const [{ length: start }] = call;
  switch (call[1]) {
    case 'label_values':
      return labelValues(text, start, end);
    case 'metrics':
      return { selector: undefined, label: undefined };
    default:
      return { selector: trimmed(text.slice(start, end)), label: undefined };
  }
}

/** The label is what follows the last comma that stands in no string, braces or parentheses. */
function labelValues(text: string, start: number, end: number): VariableQuery {
  const comma = lastComma(text.slice(start, end));
  if (comma === undefined) return { selector: undefined, label: text.slice(start, end).trim() };
  return {
    selector: trimmed(text.slice(start, start + comma)),
    label: text.slice(start + comma + 1, end).trim(),
  };
}

function lastComma(text: string): number | undefined {
  let depth = 0;
  let comma: number | undefined;
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|[({[\])},]/g)) {
    if ('({['.includes(token)) depth += 1;
    else if (')}]'.includes(token)) depth -= 1;
    else if (token === ',' && depth === 0) comma = index;
  }
  return comma;
}

function trimmed(text: string): string | undefined {
  return text.trim() || undefined;
}
