import { parser } from '@prometheus-io/lezer-promql';
import type { Expr } from './ast.ts';
import { type BuiltTree, buildTree } from './parsing/build-tree.ts';
import { lezerSource } from './parsing/lezer-source.ts';
import { type Macro, replaceMacros } from './parsing/macros.ts';
import type { QueryProblem } from './problem.ts';
import { scan } from './parsing/scan.ts';
import { syntaxProblem } from './parsing/syntax-problem.ts';
import { assignRoles } from './parsing/token-roles.ts';
import type { TreeSource } from './parsing/tree-source.ts';

/** A query and its tree. */
export interface ParsedQuery {
  readonly text: string;
  readonly macros: readonly Macro[];
  /** The typed tree; absent when the query has problems. */
  readonly expr: Expr | undefined;
  /** Empty when the query parses. In the order of their positions. */
  readonly problems: readonly QueryProblem[];
}

/** In UTF-16 units; forty times the longest query of all public dashboards that were looked at. */
export const MAX_QUERY_LENGTH = 100_000;

/**
 * Parses PromQL as it stands in a Grafana panel or a rule: what the parser of the newest Prometheus with every feature
 * takes, types apart (`validateQuery` looks at those, too). Never throws: any text gives a tree or problems, in time
 * that grows with its length, and a tree is at most `MAX_DEPTH` nodes deep.
 */
export function parseQuery(text: string): ParsedQuery {
  if (text.length > MAX_QUERY_LENGTH) return { text, macros: [], expr: undefined, problems: [tooLong(text)] };
  const { source, macros } = replaceMacros(text);
  const { expr, problems } = treeOf({ text, source, macros });
  if (problems.length === 0) return { text, macros, expr, problems };
  return { text, macros, expr: undefined, problems: problems.toSorted((a, b) => a.from - b.from || a.to - b.to) };
}

function treeOf(query: TreeSource): Partial<BuiltTree> & Pick<BuiltTree, 'problems'> {
  const { text, source } = query;
  const { tokens, problems } = scan(source);
  if (problems.length > 0) return { problems };
  if (tokens.length === 0) return { problems: [{ from: 0, to: text.length, message: 'The query is empty.' }] };
  const { roles, problems: structural } = assignRoles(tokens, text);
  if (structural.length > 0) return { problems: structural };
  const tree = parser.parse(lezerSource(tokens, roles));
  const syntactic = syntaxProblem({ text, tokens, roles, tree });
  return syntactic === undefined ? buildTree(query, tree.topNode) : { problems: [syntactic] };
}

function tooLong(text: string): QueryProblem {
  const message = `The query has ${text.length} characters; ${MAX_QUERY_LENGTH} are allowed.`;
  return { from: MAX_QUERY_LENGTH, to: text.length, message };
}
