import { type Comparison, type ComparisonInput, createComparison, type DeclaredFamily } from './comparison.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import {
  type AnyDefect,
  type Defect,
  type FamilyPair,
  FINDING_SEVERITIES,
  type FindingSeverity,
  type Found,
} from './defect.ts';
import { DEFECTS } from './defects/index.ts';
import type { Ignore, IgnoredFindings } from './ignore.ts';

/** A difference between a page and its catalogs. */
export interface Finding {
  /** Id of the defect. */
  readonly defect: string;
  readonly severity: FindingSeverity;
  /** Absent: it is about the page. */
  readonly family?: string;
  /** Line of the page, from 1. Absent: it is about what is not there. */
  readonly line?: number;
  readonly message: string;
}

/** What came of a comparison. */
export interface ComparedPage {
  /** The worst first, then by defect, family and line. */
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly ignored: readonly IgnoredFindings[];
}

/** Compares a page with catalogs both ways. Pure: it reads nothing and waits for nothing. */
export function comparePage(input: ComparisonInput): ComparedPage {
  const comparison = createComparison(input);
  const all = DEFECTS.flatMap((defect) => findingsOf(defect, comparison));
  const { kept, counts } = without(all, input.ignores ?? []);
  const ignored = [...counts, ...comparison.leftOut].map(([ignore, count]) => ({ ignore, count }));
  const idle = DEFECTS.flatMap((defect) =>
    defect.scope === 'ignored' ? toFindings(defect, defect.find(ignored)) : [],
  );
  return { findings: [...kept, ...idle].toSorted(compareFindings), coverage: coverageOf(comparison), ignored };
}

function findingsOf(defect: AnyDefect, comparison: Comparison): readonly Finding[] {
  switch (defect.scope) {
    case 'family':
      return pairsOf(comparison).flatMap((pair) =>
        toFindings(
          defect,
          defect.find(pair).map((found) => ({ family: pair.name, catalog: pair.catalog, ...found })),
        ),
      );
    case 'page':
      return toFindings(defect, defect.find(comparison));
    case 'ignored':
      return [];
  }
}

function pairsOf(comparison: Comparison): readonly FamilyPair[] {
  return [...comparison.declared.values()].flatMap(({ name, metric, catalog }: DeclaredFamily) => {
    const family = comparison.families.get(name);
    if (family === undefined || family.samples.length === 0) return [];
    const isOfType = metric.type === 'unknown' || family.type === 'unknown' || metric.type === family.type;
    return isOfType ? [{ name, metric, catalog, family, comparison }] : [];
  });
}

function toFindings(defect: Omit<Defect, 'find'>, found: readonly Found[]): readonly Finding[] {
  const { id, severity, severityWhenObserved = severity } = defect;
  return found.map(({ catalog, ...one }) => ({
    defect: id,
    ...one,
    severity: one.severity ?? (catalog?.observed === true ? severityWhenObserved : severity),
  }));
}

/** Ignores of one defect; those of whole families are out already. */
function without(findings: readonly Finding[], ignores: readonly Ignore[]) {
  const narrow = ignores.filter(({ defect }) => defect !== undefined);
  const counts = new Map(narrow.map((ignore) => [ignore, 0]));
  const kept = findings.filter((finding) => {
    const ignore = narrow.find(({ defect, test }) => defect === finding.defect && test(finding.family ?? ''));
    if (ignore !== undefined) counts.set(ignore, (counts.get(ignore) ?? 0) + 1);
    return ignore === undefined;
  });
  return { kept, counts };
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    FINDING_SEVERITIES.indexOf(a.severity) - FINDING_SEVERITIES.indexOf(b.severity) ||
    compareTexts(a.defect, b.defect) ||
    compareTexts(a.family ?? '', b.family ?? '') ||
    (a.line ?? 0) - (b.line ?? 0)
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
