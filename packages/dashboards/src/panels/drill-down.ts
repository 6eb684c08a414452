import type { DataLink } from './field.ts';
import { DATASOURCE_VARIABLE } from './target.ts';

/**
 * A link from a row of a table to another dashboard, for the same time and data source. `variables` says which variable
 * there is set to which column here, by its title.
 */
export function drillDown(title: string, uid: string, variables: Readonly<Record<string, string>>): DataLink {
  const chosen = Object.entries(variables).map(
    ([variable, column]) => `var-${variable}=\${__data.fields["${column}"]:percentencode}`,
  );
  const query = [`var-${DATASOURCE_VARIABLE}=\${${DATASOURCE_VARIABLE}}`, ...chosen, '${__url_time_range}'];
  return { title, url: `/d/${uid}?${query.join('&')}`, targetBlank: false };
}
