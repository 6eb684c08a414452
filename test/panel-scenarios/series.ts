import { always } from './scenario.ts';

/** The exporter that looks itself, and the server that agents report to: one repository may be on both pages. */
export const PULL = 'instance="e:9091", job="exporter"';

/** See `PULL`. */
export const PUSH = 'instance="s:8080", job="server"';

/** Labels of a source, of a repository. */
export const DB = 'repository="r1", source_id="s1"';

/** The copy of `DB` in the other repository. */
export const COPY = 'repository="r2", source_id="s1"';

/** A source that never succeeded. */
export const WEB = 'repository="r1", source_id="s3"';

/** Series of one name, by labels, each on the pages of these targets. */
export function seriesOf(
  name: string,
  values: Readonly<Record<string, number | string>>,
  targets: readonly string[] = [PULL],
): Record<string, string> {
  const rows = Object.entries(values).flatMap(([labels, value]) =>
    targets.map((target) => [
      `${name}{${[labels, target].filter((part) => part !== '').join(', ')}}`,
      typeof value === 'number' ? always(value) : value,
    ]),
  );
  return Object.fromEntries(rows);
}

/** The labels of an answer. */
export const of = (...labels: readonly string[]): string => `{${labels.join(', ')}}`;
