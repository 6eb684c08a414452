/** What a `*.bench.ts` file exports. It is imported by `scripts/bench.ts` and runs in its process. */
export interface Bench {
  readonly title: string;
  readonly measure: (options: { readonly quick: boolean }) => Promise<readonly Figure[]>;
}

/** One measured figure. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  /** Written after the number: `x` for a ratio, `ms`, `ns`, `/s`. */
  readonly unit: string;
  /** What holds at every release, and what is aimed at (DESIGN, "Speed"); left out where nothing was promised. */
  readonly must?: number;
  readonly aim?: number;
  /** Which way is good. */
  readonly better: 'higher' | 'lower';
}

/** A figure as a row of a printed table. */
export function figureRow({ what, measured, unit, must, aim, better }: Figure): [string, Record<string, string>] {
  const bound = (limit: number | undefined): string =>
    limit === undefined ? '' : `${better === 'higher' ? '>=' : '<='} ${limit} ${unit}`;
  const holds = (limit: number | undefined): boolean | undefined =>
    limit === undefined ? undefined : better === 'higher' ? measured >= limit : measured <= limit;
  const verdict = holds(must) === false ? 'MISSED' : holds(aim) === true ? 'aim' : holds(must) === true ? 'must' : '';
  return [what, { measured: `${measured.toPrecision(3)} ${unit}`, must: bound(must), aim: bound(aim), verdict }];
}
