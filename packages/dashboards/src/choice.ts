import {
  QueryVariableBuilder,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Query } from '@lockstep/query';
import { DATASOURCE } from './panels/target.ts';

/** A variable whose values are those of a label. */
export interface Choice<L extends string> {
  /** As queries name it: `where({ host: variable('host') })`. */
  readonly name: string;
  /** As the reader sees it. */
  readonly label: string;
  readonly from: Query<L>;
  readonly of: NoInfer<L>;
  /** Whether everything is chosen at first. Otherwise the first value is. */
  readonly all: boolean;
}

/**
 * A variable of which several values may be chosen. Always several: only then does Grafana escape what a regular
 * expression would read otherwise, as the dots of a host.
 */
export function choice<const L extends string>({ name, label, from, of, all }: Choice<L>): VariableModel {
  const builder = new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATASOURCE)
    .query({ query: `label_values(${from.text}, ${of})`, refId: name })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(all);
  if (all) builder.allValue('.+').current({ text: 'All', value: '$__all' });
  return builder.build();
}
