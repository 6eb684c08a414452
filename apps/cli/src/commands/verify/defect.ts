import type { CatalogDescription, MetricDescription } from '@lockstep/catalog';
import type { StoredFamily } from '../../pages/stored-page.ts';
import type { Comparison } from './comparison.ts';
import type { IgnoredFindings } from './ignore.ts';

/** How bad a finding is. Which of them fail a run is said with `--fail-on`. */
export const FINDING_SEVERITIES = ['error', 'warning', 'note'] as const;

/** One of `FINDING_SEVERITIES`. */
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** What a defect looks at. */
export type FindingScope = keyof Subjects;

/** A way in which a page and its catalogs differ. */
export interface Defect<S extends FindingScope = FindingScope> {
  /** Named after the defect; also the name of its file and the heading on its page. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** When the catalog is made of pages that were seen, so that another page may well have more. Default: the same. */
  readonly severityWhenObserved?: FindingSeverity;
  readonly docs: DefectDocs;
  readonly scope: S;
  readonly find: (subject: Subjects[S]) => readonly Found[];
}

/** Documentation as data. The examples are executed. */
export interface DefectDocs {
  /** What is found, in a sentence. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** Each gives this finding and no other. */
  readonly bad: readonly [PageExample, ...PageExample[]];
  /** None gives any finding. */
  readonly good: readonly PageExample[];
}

/** A page that is compared with the example catalog. */
export interface PageExample {
  readonly page: string;
  /** An earlier page of the same target. */
  readonly earlier?: string;
  /** Families of the catalog. Default: those that the page has. */
  readonly families?: readonly string[];
  /** What was asked to be left out. */
  readonly ignore?: readonly string[];
}

/** What was found, before it is known how bad it is. */
export interface Found {
  /** Absent: that of the defect. */
  readonly severity?: FindingSeverity;
  /** The catalog that is not kept to, where a family alone does not tell. */
  readonly catalog?: CatalogDescription | undefined;
  readonly family?: string;
  /** Line of the page, from 1. */
  readonly line?: number;
  /** A sentence or two, the offending text in backticks. */
  readonly message: string;
}

/** A family that catalog and page have. */
export interface FamilyPair {
  readonly name: string;
  readonly metric: MetricDescription;
  readonly catalog: CatalogDescription;
  /** With at least one sample, and of the type that the catalog wants, if it wants one and the page says one. */
  readonly family: StoredFamily;
  readonly comparison: Comparison;
}

/** What a defect of each scope is given. */
export interface Subjects {
  readonly family: FamilyPair;
  readonly page: Comparison;
  /** After all others: what was left out on request. */
  readonly ignored: readonly IgnoredFindings[];
}

/** Any defect. */
export type AnyDefect = Defect<'family'> | Defect<'page'> | Defect<'ignored'>;

/** Declares a defect, frozen. */
export function defineDefect<S extends FindingScope>(defect: Defect<S>): Defect<S> {
  return Object.freeze(defect);
}
