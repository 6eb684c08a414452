import { defineCheck } from '../check.ts';
import { CSS_COLOURS } from '../css-colours.ts';
import type { Placed } from '../documents/document.ts';
import { placedIn } from '../documents/loose.ts';
import { COLOURS } from '../generated/grafana-lists.ts';

/** Names that a theme resolves beside its hues. */
const SPECIAL: ReadonlySet<string> = new Set(['text', 'transparent', 'panel-bg']);
const CSS_FORM = /^(?:#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\(.+\))$/;

/** A colour that neither Grafana nor a browser knows. */
export const unknownColour = defineCheck({
  id: 'unknown-colour',
  scope: 'panel',
  defect: 'misleading',
  docs: {
    summary: 'A panel uses a colour that neither Grafana nor a browser knows.',
    why: 'It is passed on as it is, and what should stand out looks like all the rest.',
    bad: [{ fieldConfig: { defaults: { color: { mode: 'fixed', fixedColor: 'gren' } } } }],
    good: [
      { fieldConfig: { defaults: { color: { mode: 'fixed', fixedColor: 'dark-green' } } } },
      { fieldConfig: { defaults: { thresholds: { steps: [{ value: null, color: '#73BF69' }] } } } },
    ],
  },
  check({ panel }, _context, report) {
    for (const option of panel.fieldOptions) {
      for (const { value, path } of coloursIn(option)) {
        if (isColour(value)) continue;
        report({
          path,
          message: `\`${value}\` is no colour of Grafana.`,
          fix: 'Use a name as `blue`, `orange`, `red`, `text`, or `#rrggbb`.',
        });
      }
    }
  },
});

function isColour(name: string): boolean {
  if (name === '' || name.includes('$')) return true;
  return COLOURS.has(name) || SPECIAL.has(name) || CSS_COLOURS.has(name.toLowerCase()) || CSS_FORM.test(name);
}

/** Every `color` and `fixedColor` text, however deep. */
function coloursIn({ value, path }: Placed<unknown>): Placed<string>[] {
  return placedIn(value, path).flatMap(({ key, ...child }) =>
    typeof child.value === 'string' && (key === 'color' || key === 'fixedColor')
      ? [{ path: child.path, value: child.value }]
      : coloursIn(child),
  );
}
