import { quoted } from '../quoted.ts';
import { defineDefect } from '../defect.ts';

/** The page says another unit than the catalog. */
export const wrongUnit = defineDefect<'page'>({
  id: 'wrong-unit',
  severity: 'error',
  scope: 'page',
  docs: {
    summary: 'A family has another unit than the catalog says.',
    why: 'Axes, thresholds and alerts are written for the unit of the catalog, and are off by its factor.',
    fix: 'Measure in the unit of the catalog, and say it in `# UNIT` and in the name.',
    bad: [
      {
        page: '# HELP shop_pause_milliseconds Length of pauses.\n# TYPE shop_pause_milliseconds summary\nshop_pause_milliseconds_sum 1\nshop_pause_milliseconds_count 1\n',
        families: ['shop_pause_seconds'],
      },
      {
        page: '# HELP shop_last_sale_timestamp_seconds When something was sold last.\n# TYPE shop_last_sale_timestamp_seconds gauge\n# UNIT shop_last_sale_timestamp_seconds timestamp_seconds\nshop_last_sale_timestamp_seconds 1.7e9\n# EOF\n',
      },
    ],
    good: [
      {
        page: '# HELP shop_last_sale_timestamp_seconds When something was sold last.\n# TYPE shop_last_sale_timestamp_seconds gauge\n# UNIT shop_last_sale_timestamp_seconds seconds\nshop_last_sale_timestamp_seconds 1.7e9\n# EOF\n',
      },
    ],
  },
  find({ declared, families, inOtherUnit }) {
    const named = [...inOtherUnit].map(([name, wanted]) => ({
      family: wanted,
      message: `\`${name}\` is on the page; the catalog has \`${wanted}\`.`,
    }));
    const told = [...declared.values()].flatMap(({ name, metric, catalog }) => {
      const unit = families.get(name)?.unit ?? '';
      if (metric.unit === undefined || unit === '' || unit === metric.unit) return [];
      const wanted = metric.unit === 'none' ? 'no unit' : `\`${metric.unit}\``;
      return [
        { family: name, message: `\`${name}\` is in ${quoted(unit)} on the page; \`${catalog.name}\` says ${wanted}.` },
      ];
    });
    return [...named, ...told];
  },
});
