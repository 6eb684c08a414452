import { nearest } from '@lockstep/promql';
import { defineCheck, type DocumentFinding, type PanelSubject } from '../check.ts';
import { columnsBefore, excludedColumns, seriesNames, shownColumns } from '../columns.ts';
import { arrayOf, pointerStep, recordOf, textOf } from '../documents/loose.ts';
import { REDUCERS } from '../generated/grafana-lists.ts';
import { listed } from '../selectors/suggestion.ts';

/** Options of `organize` whose keys are names of columns. */
const BY_NAME = ['renameByName', 'indexByName', 'excludeByName', 'includeByName'] as const;

/** A column or series that a panel refers to and does not have. */
export const unknownField = defineCheck({
  id: 'unknown-field',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'An override, a renaming or a sort order names a column or series that the panel does not have.',
    why: 'It has no effect: colours, units and names that the author saw are not there.',
    bad: [
      {
        type: 'table',
        targets: [{ refId: 'A', expr: 'sum by (host) (host_up)', format: 'table', instant: true }],
        transformations: [{ id: 'organize', options: { renameByName: { instance: 'Instance' } } }],
      },
      {
        type: 'timeseries',
        targets: [{ refId: 'A', expr: 'sum(queue_length)', legendFormat: 'busy' }],
        fieldConfig: { overrides: [{ matcher: { id: 'byName', options: 'Busy' }, properties: [] }] },
      },
    ],
    good: [
      {
        type: 'timeseries',
        targets: [{ refId: 'A', expr: 'sum(queue_length)', legendFormat: 'busy' }],
        fieldConfig: { overrides: [{ matcher: { id: 'byName', options: 'busy' }, properties: [] }] },
      },
    ],
  },
  check(subject, _context, report) {
    for (const finding of [...overridden(subject), ...organized(subject), ...sorted(subject), ...legendSort(subject)]) {
      report(finding);
    }
  },
});

function overridden(subject: PanelSubject): DocumentFinding[] {
  const { panel } = subject;
  const isTable = panel.type === 'table';
  const known = setOf(isTable ? shownColumns(subject) : seriesNames(subject));
  const excluded = excludedColumns(subject);
  return panel.overrides
    .filter(({ matcher, options }) => matcher === 'byName' && typeof options === 'string' && !excluded.has(options))
    .flatMap(({ path, options }) => missing(`${path}/options`, textOf(options), known));
}

function organized(subject: PanelSubject): DocumentFinding[] {
  return subject.panel.transformations.flatMap(({ id, path, options }, i) => {
    const known = id === 'organize' ? setOf(columnsBefore(i, subject)) : undefined;
    return BY_NAME.flatMap((option) =>
      Object.keys(recordOf(options[option])).flatMap((name) =>
        missing(`${path}/options/${option}/${pointerStep(name)}`, name, known),
      ),
    );
  });
}

function sorted(subject: PanelSubject): DocumentFinding[] {
  const { options, type } = subject.panel;
  if (type !== 'table') return [];
  const columns = setOf(shownColumns(subject));
  return arrayOf(options.value['sortBy']).flatMap((sort, i) =>
    missing(`${options.path}/sortBy/${i}/displayName`, textOf(recordOf(sort)['displayName']), columns),
  );
}

/** A legend is sorted by the title of one of its reducers, or by name. */
function legendSort({ panel: { options } }: PanelSubject): DocumentFinding[] {
  const { calcs, sortBy } = recordOf(options.value['legend']);
  const ids = arrayOf(calcs).map(textOf);
  if (typeof sortBy !== 'string' || ids.length === 0) return [];
  const titles = ids.map((id) => (Object.hasOwn(REDUCERS, id) ? REDUCERS[id] : undefined) ?? id);
  return sortBy === 'Name' ? [] : missing(`${options.path}/legend/sortBy`, sortBy, new Set(titles));
}

/** Names among which a misspelt one is looked for; a panel of more is none of a person. */
const MAX_NAMES = 200;

/** A name like one that is there is a mistake; any other may be left over from a query that is gone, and does no harm. */
function missing(path: string, name: string, known: ReadonlySet<string> | undefined): DocumentFinding[] {
  if (known === undefined || known.has(name)) return [];
  const meant = known.size > MAX_NAMES ? undefined : nearest(name, known);
  return [
    {
      path,
      message: `There is no \`${name}\`.`,
      fix: meant === undefined ? `Remove it, or use one of: ${listed([...known])}.` : `Write \`${meant}\`.`,
      defect: meant === undefined ? 'style' : 'misleading',
    },
  ];
}

function setOf(names: readonly string[] | undefined): ReadonlySet<string> | undefined {
  return names === undefined ? undefined : new Set(names);
}
