import type { backup, kopia, resticExporterAliases } from '@lockstep/catalog';
import type { Instruments } from '@lockstep/metrics';

/** What `createRegistry([backup, kopia, ...])` makes; with `resticExporterAliases` among the catalogs also these. */
export type BackupMetrics = Instruments<readonly [typeof backup, typeof kopia]> & Partial<AliasMetrics>;

type AliasMetrics = Instruments<readonly [typeof resticExporterAliases]>;

type Families = Instruments<readonly [typeof backup, typeof kopia]> & AliasMetrics;

type LabelsOf<N extends keyof Families> = Parameters<Families[N]['with']>[0];

type LabelSet = Readonly<Record<string, string>>;

/** A family as far as rows need it. */
interface Family {
  with(labels: LabelSet): { set(value: number): void };
  remove(labels: LabelSet): void;
}

/** A row of every subject of one kind: its family, its labels, and its value. Undefined is no row. */
export interface Row<S> {
  readonly family: keyof Families;
  readonly labels: (subject: S) => LabelSet;
  readonly value: (subject: S) => number | undefined;
}

/** Something that has rows: what they are about, what tells it apart, and what its labels follow. */
export interface Subject {
  /** All labels that identify rows; when they change, the old rows go. */
  readonly identity: string;
  /** All labels that follow those; when they change, the rows are relabelled. */
  readonly followers: string;
  /** The values hold up to this instant, inclusive. */
  readonly untilMs: number;
}

/** The rows of one subject as they stand on a page. Only `show` makes it, so the rows are of this kind of subject. */
export interface Shown {
  readonly rows: readonly Row<never>[];
  readonly subject: Subject;
  readonly values: readonly (number | undefined)[];
}

/** Makes rows for subjects of one kind; a label or a family that is in no catalog does not compile. */
export function rowOf<S>() {
  return <N extends keyof Families>(
    family: N,
    labels: (subject: S) => LabelsOf<N>,
    value: (subject: S) => number | undefined,
  ): Row<S> => ({ family, labels, value });
}

/** The values of all rows of a subject. */
export function show<S extends Subject>(rows: readonly Row<S>[], subject: S): Shown {
  return { rows, subject, values: rows.map(({ value }) => value(subject)) };
}

/** A subject's rows as they stand, and as they shall; undefined where it was not, or is no more. */
export interface Change {
  readonly before: Shown | undefined;
  readonly after: Shown | undefined;
}

/** Takes away what is not the case any more. All removals of a page come before all its values: a row may change hands. */
export function removeRows(metrics: BackupMetrics, { before, after }: Change): void {
  if (before === undefined) return;
  const isOther = before.subject.identity !== after?.subject.identity || before.rows !== after.rows;
  before.rows.forEach((row, index) => {
    if (before.values[index] === undefined || (!isOther && after.values[index] !== undefined)) return;
    familyOf(metrics, row)?.remove(labelsOf(before, row));
  });
}

/** Writes what is new or different. */
export function writeRows(metrics: BackupMetrics, { before, after }: Change): void {
  if (after === undefined) return;
  const { rows, subject, values } = after;
  const isSame =
    before?.rows === rows &&
    before.subject.identity === subject.identity &&
    before.subject.followers === subject.followers;
  rows.forEach((row, index) => {
    const value = values[index];
    if (value === undefined || (isSame && before.values[index] === value)) return;
    familyOf(metrics, row)?.with(labelsOf(after, row)).set(value);
  });
}

function familyOf(metrics: BackupMetrics, { family }: Row<never>): Family | undefined {
  // `rowOf` has checked the labels against this very family.
  return metrics[family];
}

function labelsOf({ subject }: Shown, { labels }: Row<never>): LabelSet {
  // `show` has put the two together.
  return labels(subject as never);
}
