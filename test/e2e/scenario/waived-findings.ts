import type { AnyMetric, LintId } from '@lockstep/catalog';

/** promtool's words for a lint, by our id; the same in every version from 2.42 to 3.5. */
const PROMTOOL_WORDS: Partial<Record<LintId, (name: string) => string | undefined>> = {
  'counter-total': (name) => `${name} non-counter metrics should not have "_total" suffix`,
  'non-base-unit': (name) =>
    `${name} use base unit "seconds" instead of "${/days|hours|minutes/.exec(name)?.[0] ?? ''}"`,
  // The text format has no units, and promlint none but those of names.
  'unit-suffix': () => undefined,
  'reserved-suffix': (name) =>
    `${name} non-histogram and non-summary metrics should not have "${/_[a-z]+$/.exec(name)?.[0] ?? ''}" suffix`,
};

/** What promtool must say of a page with these metrics: one line for each waiver of the catalog, and nothing else. */
export function expectedFindings(metrics: Readonly<Record<string, AnyMetric>>): string[] {
  const waived = Object.entries(metrics).flatMap(([name, { waivers }]) =>
    (Object.keys(waivers) as LintId[]).flatMap((lint) => {
      const words = PROMTOOL_WORDS[lint];
      if (words === undefined) throw new Error(`${name} waives ${lint}: add promtool's words for it to this table.`);
      return words(name) ?? [];
    }),
  );
  return waived.sort();
}
