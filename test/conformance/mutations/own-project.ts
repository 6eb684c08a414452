import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeCatalog, OWN_CATALOGS, prometheusServer } from '@lockstep/catalog';
import { nodeExporter } from '@lockstep/catalog/external';
import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';
import { parse } from 'yaml';
import { ROOT } from '../../../scripts/workspaces.ts';
import type { Project, ProjectFile, ProjectRecording } from './project.ts';

/** Everything that this repository generates and that has queries in it. */
export function ownProject(): Project {
  const rules = filesOf('provisioning/prometheus', /rules\/.*\.ya?ml$/);
  return {
    files: [...filesOf('dashboards', /\.json$/), ...rules],
    recordings: rules.flatMap(recordingsIn),
    catalogs: [...OWN_CATALOGS.map((catalog) => describeCatalog(catalog)), prometheusServer, nodeExporter],
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

function recordingsIn({ text }: ProjectFile): ProjectRecording[] {
  const { groups } = parse(text) as { groups: { rules: Partial<ProjectRecording>[] }[] };
  return groups
    .flatMap(({ rules }) => rules)
    .flatMap(({ record, expr }) => (record === undefined || expr === undefined ? [] : [{ record, expr }]));
}
