import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Expr, Span } from './ast.ts';
import { buildTree } from './build-tree.ts';
import { type Macro, replaceMacros } from './macros.ts';
import { closesString } from './string-literal.ts';

/** Something that keeps a query from parsing. Offsets are in the query as it was given, `to` exclusive. */
export interface QueryProblem extends Span {
  readonly message: string;
}

/** A query and its syntax tree. Trees of queries with problems lack children. */
export interface ParsedQuery {
  readonly text: string;
  /** The text that was parsed: macros replaced by placeholders, the same length and the same positions. */
  readonly source: string;
  readonly tree: Tree;
  readonly macros: readonly Macro[];
  /** The typed tree; absent when the query has problems. */
  readonly expr: Expr | undefined;
  /** Empty when the query parses. In the order of their positions. */
  readonly problems: readonly QueryProblem[];
}

/**
 * Parses PromQL as it stands in a Grafana panel or a rule. Grammar only: types, arity and label flow are not looked
 * at. Newer syntax than the oldest Prometheus in use also parses here.
 */
export function parseQuery(text: string): ParsedQuery {
  const { source, macros } = replaceMacros(text);
  const tree = parser.parse(source);
  const problems = problemsOf(text, source, tree);
  const top = tree.topNode.getChild('Expr');
  if (problems.length > 0 || top === null) return { text, source, tree, macros, expr: undefined, problems };
  const expr = buildTree({ text, source, macros }, top, ({ from, to }, message) =>
    problems.push({ from, to, message }),
  );
  return { text, source, tree, macros, expr: problems.length > 0 ? undefined : expr, problems };
}

function problemsOf(text: string, source: string, tree: Tree): QueryProblem[] {
  if (tree.topNode.getChild('Expr') === null && source.trim() === '') {
    return [{ from: 0, to: text.length, message: 'The query is empty.' }];
  }
  const found: QueryProblem[] = [];
  tree.iterate({
    enter(ref) {
      if (ref.type.isError) {
        found.push(syntaxProblem(text, ref.node));
        return false;
      }
      if (ref.name === 'StringLiteral' && !closesString(source.slice(ref.from, ref.to))) {
        found.push({ from: ref.from, to: ref.to, message: 'The string is not closed.' });
      }
      return true;
    },
  });
  return withoutFollowUps(found);
}

function syntaxProblem(text: string, node: SyntaxNode): QueryProblem {
  const { from, to } = node;
  const callee = unknownFunction(node);
  if (callee !== undefined) {
    const name = text.slice(callee.from, callee.to);
    return { from: callee.from, to: callee.to, message: `\`${name}\` is not a function of PromQL.` };
  }
  if (from === to)
    return { from, to, message: from >= text.length ? 'The query ends too early.' : 'Something is missing.' };
  return { from, to, message: `\`${text.slice(from, to)}\` does not belong here.` };
}

/** `unknown_fn(x)` parses as the selector `unknown_fn` with an error for the parenthesis. */
function unknownFunction(node: SyntaxNode): SyntaxNode | undefined {
  const callee = node.prevSibling;
  return node.parent?.name === 'VectorSelector' && callee?.name === 'Identifier' && callee.to === node.from
    ? callee
    : undefined;
}

/** An error often leaves a trail of others that touch it: only the first of a run says something. */
function withoutFollowUps(problems: readonly QueryProblem[]): QueryProblem[] {
  return problems.filter(({ from }, index) => {
    const before = problems[index - 1];
    return before === undefined || from > before.to + 1;
  });
}
