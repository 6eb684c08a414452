/** One row of `npm run conformance`: a module of this folder. */
export interface ConformanceRow {
  readonly title: string;
  readonly measure: () => Outcome | Promise<Outcome>;
}

/** What a row measured, or what it would have needed. */
export type Outcome = Measured | { readonly missing: string };

/** Figures, and what a reader wants to see below them: what failed, by name. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly details?: readonly string[];
}

/** One figure beside its goal. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  /** Empty: nothing was promised, the figure is only told. */
  readonly goal: string;
  readonly holds: boolean;
}

/** A figure that counts, of which all must be right. */
export function allOf(what: string, right: number, all: number): Figure {
  return { what, measured: `${right} of ${all}`, goal: `${all} of ${all}`, holds: right === all };
}

/** A figure that must be exactly one number. */
export function exactly(what: string, measured: number, goal: number): Figure {
  return { what, measured: String(measured), goal: String(goal), holds: measured === goal };
}

/** A figure that must not be below a number. */
export function atLeast(what: string, measured: number, goal: number): Figure {
  return { what, measured: String(measured), goal: `>= ${goal}`, holds: measured >= goal };
}

/** A figure that is only told. */
export function told(what: string, measured: number | string): Figure {
  return { what, measured: String(measured), goal: '', holds: true };
}
