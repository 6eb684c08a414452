import { COLOURS } from '../generated/grafana-lists.ts';
import { type Check, eachPanel, inPanel } from './check.ts';

/** Names that a theme resolves beside its hues. */
const SPECIAL = new Set(['text', 'transparent', 'panel-bg']);
const CSS = /^(?:#[0-9a-fA-F]{3,8}|rgba?\(.+\))$/;

/** A colour that no theme has; browsers ignore it. */
export const unknownColour: Check = {
  id: 'unknown-colour',
  check: eachPanel((panel) =>
    panel.fieldOptions.flatMap(({ path, value }) =>
      coloursIn(value, path)
        .filter(({ colour }) => !COLOURS.has(colour) && !SPECIAL.has(colour) && !CSS.test(colour))
        .map(({ colour, at }) =>
          inPanel(
            panel,
            at,
            `\`${colour}\` is no colour of Grafana.`,
            'Use a name as `blue`, `orange`, `red`, `text`.',
          ),
        ),
    ),
  ),
};

/** Every `color` and `fixedColor` text, however deep. */
function coloursIn(value: unknown, path: string): { colour: string; at: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    typeof child === 'string' && (key === 'color' || key === 'fixedColor')
      ? [{ colour: child, at: `${path}/${key}` }]
      : coloursIn(child, `${path}/${key}`),
  );
}
