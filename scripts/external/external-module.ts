import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderCatalog } from '../../apps/cli/src/commands/import/render-catalog.ts';
import { ROOT } from '../workspaces.ts';

/** Names of the catalogs that `npm run import-external` keeps. */
export const EXTERNAL_CATALOGS = ['alertmanager', 'node-exporter', 'prometheus', 'victoria-metrics'] as const;

/** The TypeScript module of a kept catalog: types that know every name and label, which JSON loses. */
export function externalModule(path: string): string {
  const json = readFileSync(join(ROOT, path.replace(/\.ts$/, '.json')), 'utf8');
  const text = renderCatalog(JSON.parse(json), 'ts').replace("'@lockstep/catalog'", "'../description.ts'");
  return `// Generated from the JSON beside it by \`npm run generate\`. DO NOT EDIT.\n${text}`;
}
