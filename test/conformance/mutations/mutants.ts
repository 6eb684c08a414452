import { type CatalogDescription, prometheusServer } from '@lockstep/catalog';
import {
  type KnownMetrics,
  knownMetrics,
  type PanelView,
  type PlacedQuery,
  readDocuments,
  type RuleView,
} from '@lockstep/checks';
import { type Expr, parseQuery } from '@lockstep/promql';
import { parse } from 'yaml';
import { catalogMutations } from './catalog-mutations.ts';
import { clauseMutations } from './clause-mutations.ts';
import { closerLook, type Surroundings } from './closer-look.ts';
import { functionMutations } from './function-mutations.ts';
import { replaceAt } from './json-edit.ts';
import { metricSwaps } from './metric-swaps.ts';
import { nameMutations } from './name-mutations.ts';
import { panelMutations, UNITLESS } from './panel-mutations.ts';
import type { Project, ProjectFile } from './project.ts';
import type { MutationWords, QueryMutation } from './query-mutation.ts';
import { rangeMutations } from './range-mutations.ts';

/** A project with one mistake in it. */
export interface Mutant {
  /** File, panel, query and what was done. */
  readonly name: string;
  /** Why something cannot mean what it did; absent when the mistake is as right as what stood there. */
  readonly breaks: string | undefined;
  /** The file, or a part of it that can stand alone, as it was. */
  readonly original: ProjectFile;
  /** The mistake is made when it is asked for: all files with a mistake in them do not fit in memory at once. */
  readonly made: () => { readonly file: ProjectFile; readonly catalogs: readonly CatalogDescription[] };
}

/** Every mutant of a project, always the same and in the same order. */
export function mutantsOf(project: Project): Mutant[] {
  const { catalogs } = project;
  const metrics = knownMetrics(catalogs);
  const about = { project, metrics, words: wordsOf(metrics) };
  return project.files.flatMap((original) => [
    ...partsOf(original).flatMap((part) => placesOf(part).flatMap((place) => mutantsAt(place, part, about))),
    ...catalogMutants(original, project),
  ]);
}

/** A dashboard or a rule file as one for each panel or rule, which are quicker to check than the whole. */
function partsOf({ file, text }: ProjectFile): ProjectFile[] {
  // JSON is YAML.
  const json = parse(text) as FileParts;
  const { panels, groups } = json;
  const parts: readonly object[] = panels?.map((panel) => ({ panels: [panel] })) ??
    groups?.flatMap((group) => group.rules.map((rule) => ({ groups: [{ ...group, rules: [rule] }] }))) ?? [{}];
  return parts.map((part) => ({ file, text: JSON.stringify({ ...json, ...part }) }));
}

interface FileParts {
  readonly panels?: readonly unknown[];
  readonly groups?: readonly { readonly rules: readonly unknown[] }[];
}

interface About {
  readonly project: Project;
  readonly metrics: KnownMetrics;
  readonly words: MutationWords;
}

/** A query of a file with what stands around it, or a panel as such. */
interface Place {
  readonly title: string;
  readonly panel?: PanelView;
  readonly queries: readonly { readonly query: PlacedQuery; readonly surroundings: Surroundings }[];
}

function placesOf({ file, text }: ProjectFile): Place[] {
  return readDocuments(file, text).documents.flatMap((document): Place[] => {
    if (document.kind === 'dashboard') return document.panels.map(panelPlace);
    return document.groups.flatMap(({ rules }) => rules.map(rulePlace));
  });
}

function panelPlace(panel: PanelView): Place {
  const columns = wordsIn([
    panel.transformations.map(({ options }) => options),
    panel.overrides.map(({ options }) => options),
  ]);
  const queries = panel.targets.map((query) => {
    const { use } = query;
    const units = use.kind === 'panel' ? use.units : [];
    const legend =
      use.kind === 'panel' ? [...use.legend.matchAll(/\{\{\s*(\w+)/g)].flatMap(([, label]) => label ?? []) : [];
    return {
      query,
      surroundings: { labels: [...columns, ...legend], showsUnit: units.some((unit) => !UNITLESS.has(unit)) },
    };
  });
  return { title: panel.title, panel, queries };
}

function rulePlace({ name, query, labels, annotations }: RuleView): Place {
  const named = wordsIn([Object.values(labels), Object.values(annotations)]);
  return { title: name, queries: [{ query, surroundings: { labels: named, showsUnit: false } }] };
}

/** Words of every text and key, wherever they stand. */
function wordsIn(value: unknown): string[] {
  return JSON.stringify(value).match(/\b[A-Za-z_]\w*\b/g) ?? [];
}

function mutantsAt({ title, panel, queries }: Place, original: ProjectFile, about: About): Mutant[] {
  const json: unknown = JSON.parse(original.text);
  const mutant = (
    path: string,
    value: unknown,
    { what, breaks }: Pick<Mutant, 'breaks'> & { readonly what: string },
  ): Mutant => ({
    name: `${original.file}, ${title}: ${what}`,
    breaks,
    original,
    made: () => ({
      file: { file: original.file, text: JSON.stringify(replaceAt(json, path, value)) },
      catalogs: about.project.catalogs,
    }),
  });
  const places = panel === undefined ? [] : panelMutations(panel, about.words.words);
  return [
    ...places.map((mutation) => mutant(mutation.path, mutation.value, mutation)),
    ...queries.flatMap(({ query, surroundings }) => {
      const { expr } = parseQuery(query.text);
      if (expr === undefined) throw new Error(`This does not parse: \`${query.text}\`.`);
      return queryMutations(query.text, expr, about).map((mutation) => {
        const { text } = mutation;
        const breaks = mutation.breaks ?? closerLook({ before: expr, after: text }, surroundings, about.metrics.lookup);
        return mutant(query.path, text, { what: `${mutation.what} in \`${query.text}\``, breaks });
      });
    }),
  ];
}

function queryMutations(text: string, expr: Expr, { words, project }: About): QueryMutation[] {
  return [
    ...nameMutations(text, expr, words),
    ...metricSwaps(text, expr, words),
    ...functionMutations(text, expr, words),
    ...clauseMutations(text, expr),
    ...rangeMutations(text, expr, project.scrapeIntervalSeconds),
  ];
}

/** Of those catalog entries that the file names at all, and that are in no other catalog. */
function catalogMutants(original: ProjectFile, { catalogs }: Project): Mutant[] {
  const queries = placesOf(original).flatMap((place) => place.queries.map(({ query }) => query.text));
  // Prometheus makes its own series, whatever a catalog says of them.
  const ours = catalogs.filter(({ name }) => name !== prometheusServer.name);
  const isElsewhere = (family: string, here: CatalogDescription): boolean =>
    ours.some((catalog) => catalog !== here && Object.hasOwn(catalog.metrics, family));
  return ours.flatMap((catalog) =>
    catalogMutations(catalog)
      .filter(({ family, isUsedBy }) => queries.some(isUsedBy) && !isElsewhere(family, catalog))
      .map(({ what, changed }) => ({
        name: `${original.file}: ${what}`,
        breaks: 'a query of the file names it',
        made: () => ({ file: original, catalogs: catalogs.map((each) => (each === catalog ? changed() : each)) }),
        original,
      })),
  );
}

function wordsOf(metrics: KnownMetrics): MutationWords {
  const words = new Set(metrics.names);
  for (const { metrics: families } of metrics.catalogs) {
    for (const [name, { labels }] of Object.entries(families)) {
      for (const word of [name, ...Object.keys(labels), ...Object.values(labels).flatMap(({ values }) => values)])
        words.add(word);
    }
  }
  return {
    words,
    series: metrics.names,
    labelsOf: (metric) => new Set(metrics.series(metric)?.labels.keys()),
    kindOf: (metric) => metrics.series(metric)?.kind,
    isClosed: (metric, label) => metrics.series(metric)?.labels.get(label)?.kind === 'closed',
  };
}
