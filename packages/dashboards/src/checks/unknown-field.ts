import { REDUCERS } from '../generated/grafana-lists.ts';
import type { Finding } from '../problem.ts';
import { type Check, eachPanel, inPanel } from './check.ts';
import { queriedColumns, seriesNames, shownColumns } from './columns.ts';
import { arrayOf, recordOf, textOf } from './loose.ts';
import type { PanelView } from './view.ts';

/** An override, a transformation or a sort order names a column or series that the panel does not have. */
export const unknownField: Check = {
  id: 'unknown-field',
  check: eachPanel((panel) => [...overrideFindings(panel), ...organizeFindings(panel), ...sortFindings(panel)]),
};

function overrideFindings(panel: PanelView): Finding[] {
  const known = panel.type === 'table' ? shownColumns(panel) : seriesNames(panel);
  return panel.overrides
    .filter(({ matcher, name }) => matcher === 'byName' && known?.includes(name) === false)
    .map(({ path, name }) => finding(panel, `${path}/options`, name, known));
}

function organizeFindings(panel: PanelView): Finding[] {
  const known = queriedColumns(panel);
  return panel.transformations
    .filter(({ id }) => id === 'organize')
    .flatMap(({ path, options }) =>
      Object.entries(options).flatMap(([option, names]) =>
        Object.keys(recordOf(names))
          .filter((name) => known?.includes(name) === false)
          .map((name) => finding(panel, `${path}/options/${option}`, name, known)),
      ),
    );
}

function sortFindings(panel: PanelView): Finding[] {
  const columns = shownColumns(panel);
  const ofTable = arrayOf(panel.options['sortBy']).flatMap((sort, i) => {
    const name = textOf(recordOf(sort)['displayName']);
    return columns?.includes(name) === false
      ? [finding(panel, `${panel.path}/options/sortBy/${i}/displayName`, name, columns)]
      : [];
  });
  const { calcs, sortBy } = recordOf(panel.options['legend']);
  const titles = arrayOf(calcs).map((calc) => REDUCERS[textOf(calc)] ?? '');
  return sortBy === undefined || titles.includes(textOf(sortBy))
    ? ofTable
    : [...ofTable, finding(panel, `${panel.path}/options/legend/sortBy`, textOf(sortBy), titles)];
}

function finding(panel: PanelView, path: string, name: string, known: readonly string[] = []): Finding {
  return inPanel(
    panel,
    path,
    `There is no \`${name}\`.`,
    `Use one of: ${known.map((one) => `\`${one}\``).join(', ')}.`,
  );
}
