import { findTool } from '../../test/tools/find-tool.ts';
import type { Programs } from './stack-commands.ts';

const WANTED = {
  prometheus: 'prometheus',
  alertmanager: 'prometheus-alertmanager',
  nodeExporter: 'prometheus-node-exporter',
  restic: 'restic',
} as const;

/** Finds programs of others on PATH and below `.tools`, by default all, and says what is missing and how to get it. */
export function findPrograms(
  say: (line: string) => void,
  keys: readonly (keyof Programs)[] = Object.keys(WANTED) as (keyof Programs)[],
): Programs {
  const looked = keys.map((key) => ({ key, tool: findTool(WANTED[key]) }));
  const missing = looked.flatMap(({ tool }) => ('missing' in tool ? [tool.debianPackage] : []));
  if (missing.length > 0) {
    say(`Missing on this machine, and left out: ${missing.join(', ')}. To get them, one of:`);
    say(`  apt-get install --no-install-recommends ${missing.join(' ')}`);
    say('  sh scripts/fetch-tools.sh      # unpacks them below .tools and installs nothing');
  }
  return Object.fromEntries(looked.flatMap(({ key, tool }) => ('path' in tool ? [[key, tool.path]] : [])));
}
