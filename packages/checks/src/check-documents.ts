import {
  analyse,
  type Expr,
  PROMETHEUS_3,
  type ParsedQuery,
  selectorsIn,
  type Span,
  type TargetProfile,
  validateQuery,
} from '@lockstep/promql';
import type {
  Check,
  CheckContext,
  DashboardCheck,
  DefectClass,
  ExclusionCheck,
  PanelCheck,
  ProjectCheck,
  QueryCheck,
  QueryFinding,
  QuerySubject,
  RuleCheck,
  TextCheck,
} from './check.ts';
import { CHECKS } from './checks/index.ts';
import type { DashboardDocument, Document, PlacedQuery, RulesDocument } from './documents/document.ts';
import { type KnownMetrics, nameSelected } from './known-metrics.ts';
import type { Problem } from './problem.ts';
import { recordedSeries } from './recorded-series.ts';
import { templateQueries } from './rule-texts.ts';
import {
  type Exclusion,
  exclude,
  type ExclusionUse,
  type Ownership,
  SEVERITIES,
  type SeveritySetting,
} from './severity.ts';

/** What documents are checked against, and how strictly. */
export interface CheckOptions {
  readonly metrics: KnownMetrics;
  /** Default: a current Prometheus 3 without feature flags. */
  readonly profile?: TargetProfile;
  /** Default 15, which Grafana assumes where nothing is said: with a longer one more ranges would be too short. */
  readonly scrapeIntervalSeconds?: number;
  /** Default `foreign`. */
  readonly ownership?: Ownership;
  /** Reports values of open labels that were not seen as errors, not as warnings. Default false. */
  readonly strict?: boolean;
  /** Names of open labels that have no other values than those that were seen. */
  readonly closedLabels?: readonly string[];
  readonly severities?: Severities;
  /** The same for problems about metrics of one catalog, by its name. They win over `severities`. */
  readonly catalogSeverities?: Readonly<Record<string, Severities>>;
  readonly exclusions?: readonly Exclusion[];
  /** What `readDocuments` found wrong with the files: severities and exclusions count for it, too. */
  readonly fileProblems?: readonly Problem[];
  /** Default: all there are. */
  readonly checks?: readonly Check[];
}

/** What is wanted of checks, by their ids. */
export type Severities = Readonly<Record<string, SeveritySetting>>;

/** What was found, and how much was looked at. */
export interface CheckResult {
  /** In the order of the documents, of their panels and rules, and of the checks. */
  readonly problems: readonly Problem[];
  readonly queries: number;
}

/**
 * Everything that is wrong with dashboards and rules, whatever they hold. Documents are seen together: outputs of their
 * recording rules are known to all of them.
 */
export function checkDocuments(documents: readonly Document[], options: CheckOptions): CheckResult {
  const rules = documents.filter((document) => document.kind === 'rules');
  const metrics = options.metrics.with(recordedSeries(rules, options.metrics));
  const run = new Run({ ...options, metrics });
  for (const document of documents) run.document(document);
  run.project();
  const { left, uses } = exclude([...fileProblems(options), ...run.problems], options.exclusions ?? []);
  return { problems: [...left, ...run.exclusions(uses)], queries: run.queries };
}

function fileProblems({ fileProblems = [], severities = {} }: CheckOptions): Problem[] {
  return fileProblems.flatMap((problem) => {
    const severity = severities[problem.check] ?? problem.severity;
    return severity === 'off' ? [] : [{ ...problem, severity }];
  });
}

type Place = Pick<Problem, 'file' | 'panel' | 'path' | 'expr' | 'start' | 'end' | 'metrics'>;

interface ByScope {
  readonly text: readonly TextCheck[];
  readonly query: readonly QueryCheck[];
  readonly panel: readonly PanelCheck[];
  readonly dashboard: readonly DashboardCheck[];
  readonly rule: readonly RuleCheck[];
  readonly project: readonly ProjectCheck[];
  readonly exclusion: readonly ExclusionCheck[];
}

/** One pass over documents: collects problems, and parses each query once. */
class Run {
  readonly problems: Problem[] = [];
  queries = 0;
  readonly #context: CheckContext;
  readonly #checks: ByScope;
  readonly #severity: (check: Check, finding: Reported, place: Place) => SeveritySetting;
  readonly #subjects = new Map<PlacedQuery, QuerySubject | undefined>();
  readonly #valid: (QuerySubject & { readonly file: string })[] = [];

  constructor(options: CheckOptions) {
    this.#context = contextOf(options);
    this.#checks = byScope((options.checks ?? CHECKS).filter(({ id }) => canMatter(id, options)));
    this.#severity = (check, finding, place) => severityOf(options, { check, finding, place });
  }

  document(document: Document): void {
    if (document.kind === 'dashboard') this.#dashboard(document);
    else this.#rules(document);
  }

  /** What is wrong with exclusions. Nothing excludes that. */
  exclusions(uses: readonly ExclusionUse[]): readonly Problem[] {
    const before = this.problems.length;
    for (const use of uses) {
      for (const check of this.#checks.exclusion) {
        check.check(use, this.#context, (finding) => this.#report(check, finding, {}));
      }
    }
    return this.problems.slice(before);
  }

  project(): void {
    for (const check of this.#checks.project) {
      check.check({ queries: this.#valid }, this.#context, (finding) => this.#report(check, finding, finding));
    }
  }

  #dashboard(dashboard: DashboardDocument): void {
    const { file } = dashboard;
    const titles = new Map(dashboard.panels.map(({ path, title }) => [path, title]));
    for (const check of this.#checks.dashboard) {
      check.check(dashboard, this.#context, (finding) => {
        const { path } = finding;
        const panel = panelAround(path, titles);
        this.#report(check, finding, { file, ...(panel === undefined ? {} : { panel }), path });
      });
    }
    for (const query of dashboard.variables.flatMap(({ queries }) => queries)) this.#query(query, { file });
    for (const query of dashboard.annotations) this.#query(query, { file });
    for (const panel of dashboard.panels) {
      const place = { file, panel: panel.title };
      for (const target of panel.targets) this.#query(target, place);
      const subject = { panel, dashboard, query: (target: PlacedQuery) => this.#subjects.get(target) };
      for (const check of this.#checks.panel) {
        check.check(subject, this.#context, (finding) =>
          this.#report(check, finding, { ...place, path: finding.path }),
        );
      }
    }
  }

  #rules(document: RulesDocument): void {
    const { file } = document;
    for (const group of document.groups) {
      for (const rule of group.rules) {
        const place = { file, panel: rule.name };
        for (const query of [rule.query, ...rule.otherQueries, ...templateQueries(rule)]) this.#query(query, place);
        const subject = { rule, group, document, query: this.#subjects.get(rule.query) };
        for (const check of this.#checks.rule) {
          check.check(subject, this.#context, (finding) =>
            this.#report(check, finding, { ...place, path: finding.path }),
          );
        }
      }
    }
  }

  #query(query: PlacedQuery, place: { readonly file: string; readonly panel?: string }): void {
    this.queries += 1;
    const { parsed, problems } = validateQuery(query.text, this.#context.profile);
    const at = { ...place, path: query.path };
    for (const check of this.#checks.text) {
      check.check({ parsed, problems, use: query.use }, this.#context, (finding) =>
        this.#report(check, finding, { ...at, ...within(parsed, finding) }),
      );
    }
    // What comes after would only repeat in other words that a query is none. What one server lacks another has.
    const isValid = problems.every(({ unavailable }) => unavailable);
    const subject = isValid ? subjectOf(parsed, query, this.#context) : undefined;
    this.#subjects.set(query, subject);
    if (subject === undefined) return;
    this.#valid.push({ ...subject, file: place.file });
    for (const check of this.#checks.query) {
      check.check(subject, this.#context, (finding) =>
        this.#report(check, finding, { ...at, ...within(parsed, finding) }),
      );
    }
  }

  #report(check: Check, finding: Reported, place: Place): void {
    const severity = this.#severity(check, finding, place);
    if (severity === 'off') return;
    const { message, fix } = finding;
    this.problems.push({ check: check.id, severity, ...place, message, fix });
  }
}

/** Whether anybody wants to know what a check finds. */
function canMatter(id: string, { severities = {}, catalogSeverities = {} }: CheckOptions): boolean {
  return severities[id] !== 'off' || Object.values(catalogSeverities).some((of) => (of[id] ?? 'off') !== 'off');
}

/** How bad a finding is: by the catalog that its metrics are of, by the check, or by whose file it is in. */
function severityOf(
  { metrics, ownership = 'foreign', severities = {}, catalogSeverities = {} }: CheckOptions,
  { check, finding, place }: { readonly check: Check; readonly finding: Reported; readonly place: Place },
): SeveritySetting {
  const families = (place.metrics ?? []).flatMap((name) => metrics.series(name)?.family ?? []);
  const catalog = metrics.catalogs.find(
    ({ name, metrics: own }) =>
      catalogSeverities[name]?.[check.id] !== undefined && families.some((family) => Object.hasOwn(own, family)),
  );
  return (
    (catalog === undefined ? undefined : catalogSeverities[catalog.name]?.[check.id]) ??
    severities[check.id] ??
    SEVERITIES[ownership][finding.defect ?? check.defect]
  );
}

/** What checks look at, with the defaults of `CheckOptions`. */
function contextOf(options: CheckOptions): CheckContext {
  const { metrics, profile = PROMETHEUS_3, scrapeIntervalSeconds = 15, strict = false, closedLabels = [] } = options;
  return { metrics, profile, scrapeIntervalSeconds, isClosed: (label) => strict || closedLabels.includes(label) };
}

interface Reported {
  readonly message: string;
  readonly fix: string;
  readonly defect?: DefectClass;
}

/** A query with what is known of it; undefined when it does not parse. */
function subjectOf(
  parsed: ParsedQuery,
  { use }: Pick<PlacedQuery, 'use'>,
  { metrics }: CheckContext,
): QuerySubject | undefined {
  const { expr } = parsed;
  return expr === undefined ? undefined : { parsed, expr, analysis: analyse(metrics.lookup), use };
}

/** The title of the innermost panel that a pointer leads into. */
function panelAround(path: string, titles: ReadonlyMap<string, string>): string | undefined {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const title = titles.get(at);
    if (title !== undefined) return title;
  }
  return undefined;
}

function within({ text, expr }: ParsedQuery, { at }: QueryFinding): Place {
  const place = { expr: text, start: at.from, end: at.to };
  return expr === undefined ? place : { ...place, metrics: metricsAt(expr, at) };
}

/** Names of the series in a part of a query; of the whole query where that part has none. */
function metricsAt(expr: Expr, { from, to }: Span): readonly string[] {
  const selectors = selectorsIn(expr);
  const within = selectors.filter((selector) => selector.from < to && from < selector.to);
  return (within.length > 0 ? within : selectors).flatMap((selector) => nameSelected(selector) ?? []);
}

function byScope(checks: readonly Check[]): ByScope {
  const of = <S extends Check['scope']>(scope: S): Extract<Check, { readonly scope: S }>[] =>
    checks.filter((check): check is Extract<Check, { readonly scope: S }> => check.scope === scope);
  return {
    text: of('text'),
    query: of('query'),
    panel: of('panel'),
    dashboard: of('dashboard'),
    rule: of('rule'),
    project: of('project'),
    exclusion: of('exclusion'),
  };
}
