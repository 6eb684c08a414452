import type { Finding } from '../problem.ts';
import type { Check } from './check.ts';
import type { DashboardView } from './view.ts';

/** A variable is used that the dashboard does not have; Grafana keeps the text as it is. */
export const undeclaredVariable: Check = {
  id: 'undeclared-variable',
  check: (view) => [...textUses(view), ...queryUses(view)].filter(({ name }) => isUndeclared(name, view)).map(finding),
};

interface Use {
  readonly name: string;
  readonly panel: string;
  readonly path: string;
}

function isUndeclared(name: string, { variables }: DashboardView): boolean {
  return !name.startsWith('__') && !variables.includes(name);
}

function finding({ name, panel, path }: Use): Finding {
  const message = `The variable \`${name}\` is not declared.`;
  return { panel, path, message, fix: 'Declare it under `templating`, or use one that is declared.' };
}

/** `${name}` anywhere but in queries. A bare `$name` is left to queries: elsewhere it may be money. */
function textUses({ json, panels }: DashboardView): Use[] {
  return textsIn(json, '')
    .filter(({ path }) => !path.endsWith('/expr'))
    .flatMap(({ text, path }) => {
      const panel = panels.find((candidate) => path.startsWith(`${candidate.path}/`))?.title ?? '';
      return [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => ({ name, panel, path }));
    });
}

function queryUses({ panels }: DashboardView): Use[] {
  return panels.flatMap(({ title, targets }) =>
    targets.flatMap(({ path, query }) =>
      query.macros.map(({ name }) => ({ name, panel: title, path: `${path}/expr` })),
    ),
  );
}

function textsIn(value: unknown, path: string): { text: string; path: string }[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${path}/${key}`));
}
