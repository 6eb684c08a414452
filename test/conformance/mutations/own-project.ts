import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeCatalog, lockstep, resticManager } from '@lockstep/catalog';
import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';
import { ROOT } from '../../../scripts/workspaces.ts';
import type { Project, ProjectFile } from './project.ts';

/** Everything that this repository generates and that has queries in it. */
export function ownProject(): Project {
  return {
    files: [...filesOf('dashboards', /\.json$/), ...filesOf('provisioning/prometheus', /rules.*\.ya?ml$/)],
    catalogs: [resticManager, lockstep].map(describeCatalog),
    scrapeIntervalSeconds: SCRAPE_INTERVAL_SECONDS,
    exclusions: [],
  };
}

function filesOf(folder: string, wanted: RegExp): ProjectFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => `${folder}/${name}`)
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
}
