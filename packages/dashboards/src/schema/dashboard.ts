import { SCHEMA_VERSION } from '../dashboard.ts';
import { anyOf, BOOLEAN, byValue, closed, integer, type JsonSchema, list, TEXT } from './closed.ts';
import { DATASOURCE, PANEL } from './panel.ts';

/** What the SDK writes for every kind of variable. */
const OF_ALL: Readonly<Record<string, JsonSchema>> = {
  type: TEXT,
  name: TEXT,
  label: TEXT,
  allowCustomValue: BOOLEAN,
  auto: BOOLEAN,
  auto_count: integer(1),
  auto_min: TEXT,
  includeAll: BOOLEAN,
  multi: BOOLEAN,
  skipUrlSync: BOOLEAN,
};

const VARIABLE = byValue('type', {
  datasource: closed({
    ...OF_ALL,
    query: anyOf('prometheus'),
    current: closed({ text: anyOf('default'), value: anyOf('default') }),
  }),
  query: closed(
    {
      ...OF_ALL,
      multi: anyOf(true),
      datasource: DATASOURCE,
      query: closed({ query: TEXT, refId: TEXT }),
      refresh: anyOf(2),
      sort: anyOf(1),
    },
    { allValue: anyOf('.+'), current: closed({ text: anyOf('All'), value: anyOf('$__all') }) },
  ),
});

/**
 * A closed schema of exactly the dashboards that this package emits: what it does not know is refused, so a misspelt
 * key cannot pass as one of Grafana's. Names that Grafana keeps lists of (units, reducers, ...) are for the checks.
 */
export const DASHBOARD: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  ...closed({
    annotations: closed({}),
    description: TEXT,
    editable: anyOf(false),
    fiscalYearStartMonth: anyOf(0),
    graphTooltip: integer(0, 2),
    panels: list(PANEL, 1),
    refresh: TEXT,
    schemaVersion: anyOf(SCHEMA_VERSION),
    tags: list(TEXT),
    templating: closed({ list: list(VARIABLE, 1) }),
    time: closed({ from: TEXT, to: TEXT }),
    timezone: anyOf('browser'),
    title: TEXT,
    uid: { type: 'string', pattern: '^[a-z0-9-]+$', maxLength: 40 },
  }),
};
