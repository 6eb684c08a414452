import { parseQuery } from '@lockstep/promql';
import { Expression } from './expression.ts';
import { type Known, mergeKnown } from './known-series.ts';
import type { NotAsked, Written } from './query.ts';
import { QueryError } from './query-error.ts';
import { type AnyCatalog, seriesOfCatalog } from './select.ts';
import type { Vector } from './vector.ts';
import { BINDING, numberText } from './written-text.ts';

/** What may stand in the text: a query or selector, a number, or a word that is a name or a length of time. */
export type Interpolation = NotAsked<string, unknown> | number | string;

/** PromQL as text, for what the builder cannot say. `L` is what is known of its labels before it is made. */
export interface PromqlTag<L extends string> {
  /** @throws {QueryError} when the text cannot be asked of the metrics that it names. */
  (text: TemplateStringsArray, ...values: readonly Interpolation[]): Vector<L>;
  /** Lets the text name metrics of these catalogs by itself. */
  over(...catalogs: readonly AnyCatalog[]): PromqlTag<L>;
  /** States the labels of the result, so that the compiler knows them; making it fails when they are others. */
  labels<const D extends string>(...labels: readonly D[]): PromqlTag<D>;
}

/**
 * `` promql`sum(rate(${counter}[5m]))` ``: the way out of the builder. The text is checked when it is made, against the
 * catalogs behind what is put in.
 */
export const promql: PromqlTag<string> = tag({ known: new Map() });

interface Settings {
  readonly known: Known;
  readonly labels?: readonly string[];
}

function tag<L extends string>(settings: Settings): PromqlTag<L> {
  const make = ({ raw }: TemplateStringsArray, ...values: readonly Interpolation[]): Vector<L> => {
    const text = raw.map((part, index) => part + interpolated(values[index], part, raw[index + 1] ?? '')).join('');
    const known = mergeKnown([settings.known, ...values.flatMap(knownOf)]);
    const made = new Expression({ text: text.trim(), binding: bindingOf(text), known });
    requireLabels(made, settings.labels);
    // Its labels are what was stated, or any.
    return made as unknown as Vector<L>;
  };
  return Object.assign(make, {
    over: (...catalogs: readonly AnyCatalog[]) =>
      tag<L>({ ...settings, known: mergeKnown([settings.known, ...catalogs.map(seriesOfCatalog)]) }),
    labels: <D extends string>(...labels: readonly D[]) => tag<D>({ ...settings, labels }),
  });
}

function interpolated(value: Interpolation | undefined, before: string, after: string): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return word(value);
  const enclosed = /[(,]\s*$/.test(before) && /^\s*[,)]/.test(after);
  return enclosed || bindingOf(value.text) === BINDING.atom ? value.text : `(${value.text})`;
}

function word(value: string): string {
  if (/^(?:[A-Za-z_:$][\w:]*|[\d.]+[a-z]+(?:\d+[a-z]+)*)$/.test(value)) return value;
  throw new QueryError(`\`${value}\` is neither a name nor a length of time. Write it into the text itself.`);
}

function knownOf(value: Interpolation): Known[] {
  if (typeof value !== 'object') return [];
  const known = Expression.knownOf(value);
  if (known === undefined) throw new QueryError('Only what select() or promql made can be part of a query.');
  return [known];
}

/** Whether an expression needs parentheses within another. The text tells, because it may be anybody's. */
function bindingOf(text: string): typeof BINDING.atom | typeof BINDING.or {
  const kind = parseQuery(text).expr?.kind;
  return kind === 'binary' || kind === 'unary' ? BINDING.or : BINDING.atom;
}

function requireLabels({ text, labels }: Written, stated: readonly string[] | undefined): void {
  if (stated === undefined) return;
  const found = labels === 'anything' ? stated : labels;
  if (found.toSorted().join() === stated.toSorted().join()) return;
  throw new QueryError(
    `\`${text}\` has the labels ${found.join(', ') || '(none)'}, not ${stated.join(', ') || '(none)'} as stated.`,
  );
}
