import { TRANSFORMATIONS } from '../generated/grafana-lists.ts';
import { type Check, eachPanel, inPanel } from './check.ts';

/** A transformation that Grafana does not know, or that cannot be executed in tests. */
export const unknownTransformation: Check = {
  id: 'unknown-transformation',
  check: eachPanel((panel) =>
    panel.transformations
      .filter(({ id }) => !TRANSFORMATIONS.has(id))
      .map(({ path, id }) =>
        inPanel(
          panel,
          `${path}/id`,
          `\`${id}\` is no transformation that can be executed.`,
          'Use `merge`, `organize`.',
        ),
      ),
  ),
};
