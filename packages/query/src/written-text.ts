import type { AnyMatching } from './matching.ts';

/** How tightly an expression binds, by the precedence of PromQL. An atom never needs parentheses. */
export const BINDING = { or: 1, and: 2, compare: 3, add: 4, multiply: 5, atom: 6 } as const;

/** One of the values of `BINDING`. */
export type Binding = (typeof BINDING)[keyof typeof BINDING];

/** A piece of PromQL. */
export interface Piece {
  readonly text: string;
  readonly binding: Binding;
}

/** An operator with its modifiers: `== bool`. */
export type OperatorText = keyof typeof OPERATORS;

/** An operation between two pieces, in parentheses what binds more loosely. All operators here associate to the left. */
export function operationText(left: Piece, operator: OperatorText, right: Piece, matching: AnyMatching = {}): Piece {
  const binding = OPERATORS[operator];
  const between = [operator, ...matchingText(matching)].join(' ');
  return { text: `${inParens(left, binding)} ${between} ${inParens(right, binding + 1)}`, binding };
}

/** A number as PromQL writes it. */
export function numberText(value: number): string {
  return String(value).replace('Infinity', 'Inf');
}

/** A label's name, or a string, where PromQL wants a string. */
export const stringText = (value: string): string => JSON.stringify(value);

const { or, and, compare, add, multiply } = BINDING;

const OPERATORS = {
  '+': add,
  '-': add,
  '*': multiply,
  '/': multiply,
  '>': compare,
  '<': compare,
  '>=': compare,
  '<=': compare,
  '==': compare,
  '!=': compare,
  '> bool': compare,
  '< bool': compare,
  '>= bool': compare,
  '<= bool': compare,
  '== bool': compare,
  '!= bool': compare,
  and,
  unless: and,
  or,
} as const satisfies Readonly<Record<string, Binding>>;

function matchingText({ on, ignoring, groupLeft, groupRight }: AnyMatching): string[] {
  const parts = { on, ignoring, group_left: groupLeft, group_right: groupRight };
  return Object.entries(parts).flatMap(([word, labels]) =>
    labels === undefined ? [] : [`${word} (${labels.join(', ')})`],
  );
}

function inParens({ text, binding }: Piece, needed: number): string {
  return binding < needed ? `(${text})` : text;
}
