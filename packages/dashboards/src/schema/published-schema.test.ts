import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { expect, it } from 'vitest';
import { hasPublishedSchemas, MISSING_SCHEMAS, publishedSchema } from '../../test/published-schema.ts';
import { DASHBOARDS } from '../index.ts';

/** A second opinion on what is emitted: Grafana's own schemas, where they are at hand. */
it.for(DASHBOARDS)('the published schemas of Grafana 11 accept $uid', (dashboard, context) => {
  if (!hasPublishedSchemas) context.skip(MISSING_SCHEMAS);
  expect([...errors('dashboard', 'Dashboard', dashboard), ...panelsOf(dashboard).flatMap(panelErrors)]).toEqual([]);
});

function panelErrors({ type, options, custom, cells, targets }: PanelParts): unknown[] {
  return [
    ...errors(type, 'Options', options),
    ...(type === 'stat' ? [] : errors(type, 'FieldConfig', custom)),
    ...cells.flatMap((cell) => errors('table', 'TableCellOptions', cell)),
    ...targets.flatMap((target) => errors('prometheus', 'dataquery', target)),
  ];
}

interface PanelParts {
  readonly type: string;
  readonly options: unknown;
  readonly custom: unknown;
  readonly cells: readonly unknown[];
  readonly targets: readonly unknown[];
}

function panelsOf(dashboard: Dashboard): PanelParts[] {
  return (dashboard.panels ?? []).flatMap((panel) => {
    if (panel.type === 'row' || !('targets' in panel)) return [];
    const { type, options, fieldConfig, targets = [] } = panel;
    const properties = fieldConfig?.overrides.flatMap((override) => override.properties) ?? [];
    const cells = properties.flatMap(({ id, value }) => (id === 'custom.cellOptions' ? [value] : []));
    return [{ type, options, custom: fieldConfig?.defaults.custom, cells, targets }];
  });
}

function errors(file: string, definition: string, value: unknown): unknown[] {
  const validate = publishedSchema(file, definition);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => [instancePath, message, params]);
}
