import { defineCheck, type DocumentFinding, type PanelSubject } from '../check.ts';
import { queriedColumns, seriesNames, shownColumns } from '../columns.ts';
import { arrayOf, pointerStep, recordOf, textOf } from '../documents/loose.ts';
import { REDUCERS } from '../generated/grafana-lists.ts';

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
    for (const finding of [...overridden(subject), ...renamed(subject), ...sorted(subject), ...legendSort(subject)]) {
      report(finding);
    }
  },
});

/** What is left over from a series that once had another name changes nothing that is shown: style. */
function overridden(subject: PanelSubject): DocumentFinding[] {
  const { panel } = subject;
  const isTable = panel.type === 'table';
  const known = isTable ? shownColumns(subject) : seriesNames(subject);
  return panel.overrides
    .filter(({ matcher, options }) => matcher === 'byName' && typeof options === 'string')
    .flatMap(({ path, options }) => missing(`${path}/options`, textOf(options), known))
    .map((finding) => ({ ...finding, defect: isTable ? 'misleading' : 'style' }));
}

function renamed(subject: PanelSubject): DocumentFinding[] {
  const known = queriedColumns(subject);
  return subject.panel.transformations
    .filter(({ id }) => id === 'organize')
    .flatMap(({ path, options }) =>
      Object.keys(recordOf(options['renameByName'])).flatMap((name) =>
        missing(`${path}/options/renameByName/${pointerStep(name)}`, name, known),
      ),
    );
}

function sorted(subject: PanelSubject): DocumentFinding[] {
  const { options, type } = subject.panel;
  if (type !== 'table') return [];
  const columns = shownColumns(subject);
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
  return sortBy === 'Name' ? [] : missing(`${options.path}/legend/sortBy`, sortBy, titles);
}

function missing(path: string, name: string, known: readonly string[] | undefined): DocumentFinding[] {
  if (known === undefined || known.includes(name)) return [];
  const names = known.map((one) => `\`${one}\``).join(', ');
  return [
    { path, message: `There is no \`${name}\`.`, fix: known.length === 0 ? 'Remove it.' : `Use one of: ${names}.` },
  ];
}
