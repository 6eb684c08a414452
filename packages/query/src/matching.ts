import type { Refused } from './refused.ts';

/**
 * `unknown` when both sides have the same labels, so that their series find each other; otherwise the reason why not.
 * Labels of a hand-written query are only known when it is made, and looked at then.
 */
export type SameLabels<L extends string, R extends string> = string extends L | R
  ? unknown
  : [L] extends [R]
    ? [R] extends [L]
      ? unknown
      : Refused<WhyNotJoined<Exclude<R, L>>>
    : Refused<WhyNotJoined<Exclude<L, R>>>;

type WhyNotJoined<Label extends string> =
  `only one side has '${Label}': sum it away first, or say which labels must agree, { on: [...] }`;

/** Which labels must agree for two series to meet, and whether one may meet many. */
export type Matching<L extends string, R extends string> = Agreeing<L, R> &
  (
    | NoGroup
    /** Many on the left meet one on the right, and take these labels from it. */
    | { readonly groupLeft: readonly R[]; readonly groupRight?: never }
    /** Many on the right meet one on the left, and take these labels from it. */
    | { readonly groupRight: readonly L[]; readonly groupLeft?: never }
  );

/** Which labels must agree for `and`, `or`, `unless`, which never group. */
export type SetMatching<L extends string, R extends string> = Agreeing<L, R> & NoGroup;

type Agreeing<L extends string, R extends string> =
  | { readonly on: readonly Common<L, R>[]; readonly ignoring?: never }
  | { readonly ignoring: readonly (L | R)[]; readonly on?: never };

interface NoGroup {
  readonly groupLeft?: never;
  readonly groupRight?: never;
}

/** Any matching, for the code behind the types. */
export interface AnyMatching {
  readonly on?: readonly string[];
  readonly ignoring?: readonly string[];
  readonly groupLeft?: readonly string[];
  readonly groupRight?: readonly string[];
}

type Common<L extends string, R extends string> = [L & R] extends [never] ? 'the sides have no label in common' : L & R;

/** `unknown` unless labels that are not ignored differ. */
export type RestIsSame<L extends string, R extends string, M> = M extends { readonly ignoring: readonly (infer I)[] }
  ? SameLabels<Exclude<L, I>, Exclude<R, I>>
  : unknown;

/** The labels of an operation between vectors. */
export type Joined<L extends string, R extends string, M> = M extends {
  readonly groupLeft: readonly (infer I extends string)[];
}
  ? L | I
  : M extends { readonly groupRight: readonly (infer I extends string)[] }
    ? R | I
    : M extends { readonly on: readonly (infer O extends string)[] }
      ? O
      : M extends { readonly ignoring: readonly (infer O)[] }
        ? Exclude<L, O>
        : L;
