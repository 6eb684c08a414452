import { parseQuery, selectorsIn } from '@lockstep/promql';
import type { PanelView } from '@lockstep/checks';
import { misspellings } from './edit.ts';
import { renameKey } from './json-edit.ts';

/** A place of a dashboard with another value. */
export interface PlaceMutation {
  readonly what: string;
  /** JSON pointer. */
  readonly path: string;
  readonly value: unknown;
  readonly breaks: string | undefined;
}

/** Units, legends and names of fields of a panel, each changed in turn. */
export function panelMutations(panel: PanelView, words: ReadonlySet<string>): PlaceMutation[] {
  return [
    ...unitMutations(panel),
    ...legendMutations(panel, words),
    ...overrideMutations(panel),
    ...columnMutations(panel),
  ];
}

/** Grafana's ids of units that stand for nothing of each other. */
const UNITS = ['bytes', 's', 'percentunit', 'Bps', 'none', 'dateTimeAsIso'];

/** Those that only say how a number is written. */
export const UNITLESS: ReadonlySet<string> = new Set(['none', 'short', 'locale', '']);

function unitMutations({ fieldOptions, targets }: PanelView): PlaceMutation[] {
  // A number that somebody wrote down is of any unit.
  if (targets.every(({ text }) => asksForNothing(text))) return [];
  return fieldOptions
    .filter(({ id }) => id === 'unit')
    .flatMap(({ path, value }) =>
      UNITS.filter((unit) => unit !== value).map((unit) => ({
        what: `unit \`${String(value)}\` is \`${unit}\``,
        path,
        value: unit,
        // A number without a unit is the number as it is: nothing is said that is not so. And it may be a share.
        breaks:
          unit === 'none' || (unit === 'percentunit' && UNITLESS.has(String(value)))
            ? undefined
            : 'the values are something else',
      })),
    );
}

function legendMutations({ targets }: PanelView, words: ReadonlySet<string>): PlaceMutation[] {
  return targets.flatMap(({ use, targetPath }) => {
    const legend = use.kind === 'panel' ? use.legend : '';
    return [...legend.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].flatMap(([template, label = '']) =>
      misspellings(label, words).map((typo) => ({
        what: `\`${template}\` is \`{{${typo}}}\``,
        path: `${targetPath}/legendFormat`,
        value: legend.replace(template, `{{${typo}}}`),
        breaks: `there is no label \`${typo}\``,
      })),
    );
  });
}

function overrideMutations({ overrides, json }: PanelView): PlaceMutation[] {
  return overrides
    .filter(({ matcher }) => matcher === 'byName')
    .flatMap(({ path, options }) =>
      misspellings(String(options), namesOf(json)).map((typo) => ({
        what: `override of \`${String(options)}\` is of \`${typo}\``,
        path: `${path}/options`,
        value: typo,
        breaks: `no field is called \`${typo}\``,
      })),
    );
}

/** Columns of `organize` are keys. */
function columnMutations({ transformations, json }: PanelView): PlaceMutation[] {
  return transformations.flatMap(({ path, options }) =>
    ['renameByName', 'indexByName', 'excludeByName'].flatMap((list) => {
      const columns = options[list];
      if (typeof columns !== 'object' || columns === null) return [];
      return Object.keys(columns).flatMap((column) =>
        misspellings(column, namesOf(json)).map((typo) => ({
          what: `column \`${column}\` of \`${list}\` is \`${typo}\``,
          path: `${path}/options/${list}`,
          value: renameKey({ ...columns }, column, typo),
          breaks: `no column is called \`${typo}\``,
        })),
      );
    }),
  );
}

/** Every text and key of a panel: none of them is a misspelling. */
function namesOf(json: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  JSON.stringify(json, (key, value: unknown) => {
    found.add(key);
    if (typeof value === 'string') found.add(value);
    return value;
  });
  return found;
}

function asksForNothing(text: string): boolean {
  const { expr } = parseQuery(text);
  return expr !== undefined && selectorsIn(expr).length === 0;
}
