import { type Matcher, matcherText } from './matcher.ts';

/** A selector before it is written. */
export interface Selection {
  readonly name: string;
  readonly matchers: readonly string[];
  readonly offset?: string;
}

/** What `where` takes, whatever the metric. */
export type AnyWhere = Readonly<Record<string, string | Matcher | undefined>>;

/** The selection narrowed down. */
export function narrowed(selection: Selection, labels: AnyWhere): Selection {
  const added = Object.entries(labels).flatMap(([label, what]) =>
    what === undefined ? [] : [matcherText(label, what)],
  );
  return { ...selection, matchers: [...selection.matchers, ...added] };
}

/** `name{...}[range] offset ...` as PromQL writes it. */
export function selectionText({ name, matchers, offset }: Selection, range?: string): string {
  const braces = matchers.length === 0 ? '' : `{${matchers.join(', ')}}`;
  const window = range === undefined ? '' : `[${range}]`;
  return `${name}${braces}${window}${offset === undefined ? '' : ` offset ${offset}`}`;
}
