import type { SyntaxNode } from '@lezer/common';
import type { Duration, DurationBinary } from '../ast.ts';
import { numberOf } from './number.ts';
import { children, span } from './syntax-node.ts';
import { macroIn, parsedText, type TreeSource, writtenText } from './tree-source.ts';

/** Makes the duration of a range, a step or an offset. */
export function buildDuration(query: TreeSource, node: SyntaxNode): Duration {
  const parts = children(node);
  const [first = node, second, third] = parts;
  if (first.name === 'UnaryOp' && second !== undefined) {
    const operator = parsedText(query, first) === '-' ? '-' : '+';
    return { kind: 'duration-unary', operator, operand: buildDuration(query, second), ...span(node) };
  }
  if (second !== undefined && third !== undefined && DURATION_OPERATORS.has(parsedText(query, second))) {
    return {
      kind: 'duration-binary',
      operator: parsedText(query, second) as DurationBinary['operator'],
      left: buildDuration(query, first),
      right: buildDuration(query, third),
      ...span(node),
    };
  }
  switch (first.name) {
    case 'DurationStep':
    case 'DurationRange':
    case 'DurationMinOf':
    case 'DurationMaxOf':
      return {
        kind: 'duration-call',
        function: DURATION_FUNCTIONS[first.name],
        args: parts.slice(1).map((part) => buildDuration(query, part)),
        ...span(node),
      };
    case 'DurationExpr':
    case 'OffsetDurationExpr':
      return buildDuration(query, first);
    default:
      return plainDuration(query, first);
  }
}

function plainDuration(query: TreeSource, node: SyntaxNode): Duration {
  const macro = macroIn(query, node);
  if (macro !== undefined) return { kind: 'duration-macro', macro, written: writtenText(query, node), ...span(node) };
  const { value, duration } = numberOf(parsedText(query, node));
  return { kind: 'duration', seconds: value, bare: !duration, ...span(node) };
}

const DURATION_OPERATORS = new Set(['+', '-', '*', '/', '%', '^']);

const DURATION_FUNCTIONS = {
  DurationStep: 'step',
  DurationRange: 'range',
  DurationMinOf: 'min_of',
  DurationMaxOf: 'max_of',
} as const;
