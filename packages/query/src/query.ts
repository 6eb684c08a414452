import type { Unit } from '@lockstep/promql';

declare const asked: unique symbol;

/** A PromQL expression and what is known of it, whether or not somebody should look at its values. */
export interface Written<L extends string = string> {
  readonly text: string;
  /** Labels that its series may have, without `__name__`. `'anything'`: a Grafana variable decides. */
  readonly labels: readonly L[] | 'anything';
  /** Absent when it is not known. */
  readonly unit: Unit | undefined;
  /** Names of the families it reads, each once, in order of appearance. */
  readonly metrics: readonly string[];
  /** Those of `metrics` that no catalog describes: gaps, to be seen and counted. */
  readonly unchecked: readonly string[];
}

/** Cannot be written, copied or extended outside of this package: its one member is protected. */
declare abstract class Made {
  protected readonly made: true;
}

/**
 * A PromQL expression made from catalogs: the only thing that panels, rules and legends take. There is no way to write
 * one by hand: a string, or an object that looks like one, does not compile.
 */
export interface Query<L extends string = string> extends Written<L>, Made {
  /** Kept by the compiler alone; what may not be looked at has the reason here. */
  readonly [asked]: 'made by select() or promql';
}

/** What must not be shown as it is, with the reason. */
export interface NotAsked<L extends string, Why> extends Written<L> {
  readonly [asked]: Why;
}

/** A query under the name that its series are shown with. */
export interface LegendedQuery {
  readonly query: Query;
  /** `{{label}}` stands for the value of a label that the query has. */
  readonly legend: string;
}

/** `Text` when each `{{label}}` in it is one of `L`, otherwise the sentence that says what is wrong. */
export type LegendText<Text extends string, L extends string> = string extends Text | L
  ? Text
  : UnknownInLegend<Text, L> extends infer Unknown extends string
    ? [Unknown] extends [never]
      ? Text
      : `the query has no label '${Unknown}' to show`
    : never;

/** The first label of a legend that is not one of `L`. As deep as the text has labels. */
type UnknownInLegend<Text extends string, L extends string> = Text extends `${string}{{${infer Label}}}${infer Rest}`
  ? Label extends L
    ? UnknownInLegend<Rest, L>
    : Label
  : never;
