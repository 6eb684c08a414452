import type { Analysis, Expr, ParsedQuery, QueryProblem, Span, TargetProfile } from '@lockstep/promql';
import type {
  DashboardDocument,
  PanelView,
  PlacedQuery,
  RuleGroupView,
  RulesDocument,
  RuleView,
} from './documents/document.ts';
import type { KnownMetrics } from './known-metrics.ts';
import type { QueryUse } from './query-use.ts';
import type { Exclusion, ExclusionUse } from './severity.ts';

/**
 * How sure a check is that something is broken. On our own files everything counts; on files of others only what cannot
 * work is an error, what misleads is a warning, and style is not looked at.
 *
 * - `impossible`: it cannot work as written: it fails, is always empty, or shows another thing than it says.
 * - `misleading`: it works, and shows something that a reader will take for something else, some of the time.
 * - `style`: it works, and is a habit that this project does not want.
 */
export type DefectClass = 'impossible' | 'misleading' | 'style';

/** What a check says about itself; its page is generated from it, and its examples are executed. */
export interface CheckDocs<Example> {
  /** What is wrong, in one sentence. */
  readonly summary: string;
  /** Why that matters, in one or two sentences. */
  readonly why: string;
  /** Each has exactly this problem, by this check and no other of the same scope but of style. */
  readonly bad: readonly [Example, ...Example[]];
  /** None has a problem of this check. */
  readonly good: readonly [Example, ...Example[]];
}

/** What every check may look at. */
export interface CheckContext {
  readonly metrics: KnownMetrics;
  readonly profile: TargetProfile;
  readonly scrapeIntervalSeconds: number;
  /** Whether an open label is to be taken as having no other values than those that were seen. */
  readonly isClosed: (label: string) => boolean;
}

/** A finding about a query: the place in it, what is wrong, how to repair it. */
export interface QueryFinding {
  /** A node of the tree, or a part of one. */
  readonly at: Span;
  readonly message: string;
  readonly fix: string;
  /** When this one is less, or more, certain than the check in general. */
  readonly defect?: DefectClass;
}

/** A query that parses and whose types are right, with what is known of it. */
export interface QuerySubject {
  readonly parsed: ParsedQuery;
  readonly expr: Expr;
  readonly analysis: Analysis;
  readonly use: QueryUse;
}

/** A finding about something that is no query. `path` is a JSON pointer into the document. */
export interface DocumentFinding {
  readonly path: string;
  readonly message: string;
  readonly fix: string;
  /** When this one is less, or more, certain than the check in general. */
  readonly defect?: DefectClass;
}

interface CheckBase<Scope extends string, Example, Subject, Finding> {
  readonly id: string;
  readonly scope: Scope;
  readonly defect: DefectClass;
  readonly docs: CheckDocs<Example>;
  readonly check: (subject: Subject, context: CheckContext, report: (finding: Finding) => void) => void;
}

/** A query of an example: PromQL alone is the range query of a panel. */
export type QueryExample = string | { readonly expr: string; readonly use: QueryUse };

/** Looks at each valid query, wherever it stands. */
export type QueryCheck = CheckBase<'query', QueryExample, QuerySubject, QueryFinding>;

/** A query as a text, which need not be PromQL. */
export interface TextSubject {
  readonly parsed: ParsedQuery;
  /** Of grammar and types, for the server of the profile. */
  readonly problems: readonly QueryProblem[];
  readonly use: QueryUse;
}

/** Looks at each query text, also one that does not parse. */
export type TextCheck = CheckBase<'text', QueryExample, TextSubject, QueryFinding>;

/** A panel with what is known of its queries. */
export interface PanelSubject {
  readonly panel: PanelView;
  readonly dashboard: DashboardDocument;
  /** The query of a target; undefined when it is no valid one. */
  readonly query: (target: PlacedQuery) => QuerySubject | undefined;
}

/** Looks at each panel. Examples are panels as JSON. */
export type PanelCheck = CheckBase<'panel', object, PanelSubject, DocumentFinding>;

/** Looks at each dashboard. Examples are dashboards as JSON. */
export type DashboardCheck = CheckBase<'dashboard', object, DashboardDocument, DocumentFinding>;

/** A rule with what is known of its query. */
export interface RuleSubject {
  readonly rule: RuleView;
  readonly group: RuleGroupView;
  readonly document: RulesDocument;
  /** Undefined when it is no valid one. */
  readonly query: QuerySubject | undefined;
}

/** Looks at each alerting and recording rule. An example is a rule, a list of rules, or a group, as YAML. */
export type RuleCheck = CheckBase<'rule', string, RuleSubject, DocumentFinding>;

/** Looks at a file that is read. Its problems come from `readDocuments`; examples are files as text. */
export type FileCheck = CheckBase<'file', string, { readonly file: string; readonly text: string }, DocumentFinding>;

/** A finding about several files, or none. */
export interface ProjectFinding extends Omit<DocumentFinding, 'path'> {
  readonly file?: string;
  readonly path?: string;
}

/** Looks at all documents together. Examples are lists of queries. */
export type ProjectCheck = CheckBase<
  'project',
  readonly string[],
  { readonly queries: readonly (QuerySubject & { readonly file: string })[] },
  ProjectFinding
>;

/** Looks at each exclusion and at what it was good for. Examples are exclusions of a short range in `overview.json`. */
export type ExclusionCheck = CheckBase<'exclusion', Exclusion, ExclusionUse, ProjectFinding>;

/** A check finds one kind of defect. It is pure; `id` is also the name of its file and of its page. */
export type Check =
  QueryCheck | TextCheck | PanelCheck | DashboardCheck | RuleCheck | FileCheck | ProjectCheck | ExclusionCheck;

/** Gives a check its scope's types: `defineCheck({ id: 'rate-on-gauge', scope: 'query', ... })`. */
export function defineCheck<S extends Check['scope']>(check: Extract<Check, { readonly scope: S }>): typeof check {
  return check;
}
