import { describe, expect, it } from 'vitest';
import { hasPublishedSchemas, MISSING_SCHEMAS, publishedSchema } from '../../test/published-schema.ts';
import { resticFleet } from '../definitions/restic-fleet.ts';

/** A second opinion on what is emitted: Grafana's own schemas, where they are at hand. */
describe('by the published schemas of Grafana 11, restic-fleet', () => {
  it('is judged', (context) => {
    if (!hasPublishedSchemas) context.skip(MISSING_SCHEMAS);
    expect(hasPublishedSchemas).toBe(true);
  });

  it.runIf(hasPublishedSchemas)('is a dashboard', () => {
    expect(errors('dashboard', 'Dashboard', resticFleet)).toEqual([]);
  });

  describe.runIf(hasPublishedSchemas).each(panels())('$title', ({ type, options, custom, cells, targets }) => {
    it('has the options of its kind', () => {
      expect(errors(type, 'Options', options)).toEqual([]);
    });

    it('has the field options of its kind', () => {
      const own = type === 'stat' ? [] : errors(type, 'FieldConfig', custom);
      expect([...own, ...cells.flatMap((cell) => errors('table', 'TableCellOptions', cell))]).toEqual([]);
    });

    it('has Prometheus queries', () => {
      expect(targets.flatMap((target) => errors('prometheus', 'dataquery', target))).toEqual([]);
    });
  });
});

interface PanelParts {
  readonly title: string;
  readonly type: string;
  readonly options: unknown;
  readonly custom: unknown;
  readonly cells: readonly unknown[];
  readonly targets: readonly unknown[];
}

function panels(): PanelParts[] {
  return (resticFleet.panels ?? []).flatMap((panel) => {
    if (panel.type === 'row' || !('targets' in panel)) return [];
    const { title = '', type, options, fieldConfig, targets = [] } = panel;
    const properties = fieldConfig?.overrides.flatMap((override) => override.properties) ?? [];
    const cells = properties.flatMap(({ id, value }) => (id === 'custom.cellOptions' ? [value] : []));
    return [{ title, type, options, custom: fieldConfig?.defaults.custom, cells, targets }];
  });
}

function errors(file: string, definition: string, value: unknown): unknown[] {
  const validate = publishedSchema(file, definition);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => [instancePath, message, params]);
}
