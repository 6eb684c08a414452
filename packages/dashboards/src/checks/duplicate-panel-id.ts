import { type Check, inPanel } from './check.ts';

/** Two panels have the same id; links and alerts would go to either. */
export const duplicatePanelId: Check = {
  id: 'duplicate-panel-id',
  check: ({ panels }) =>
    panels.flatMap((panel, i) => {
      const other = panels.slice(0, i).find(({ id }) => id !== undefined && id === panel.id);
      return other === undefined
        ? []
        : [
            inPanel(
              panel,
              `${panel.path}/id`,
              `The id ${panel.id} is also that of \`${other.title}\`.`,
              'Give it an id of its own.',
            ),
          ];
    }),
};
