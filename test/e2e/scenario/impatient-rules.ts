import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scope } from '../harness/scope.ts';

const GENERATED = new URL('../../../provisioning/prometheus/rules/', import.meta.url);

/**
 * The generated rules with minutes as seconds: in `for`, `keep_firing_for` and the interval of groups, and hours as minutes.
 * Memory of what a collector withholds is read in steps of ten minutes over three days; here it is in steps of one second over
 * five minutes. Nothing else is changed.
 *
 * @returns the pattern of the files
 */
export function impatientRules(scope: Scope): string {
  const folder = join(scope.folder('rules'), 'rules');
  mkdirSync(folder);
  for (const name of readdirSync(GENERATED)) {
    writeFileSync(join(folder, name), impatient(readFileSync(new URL(name, GENERATED), 'utf8')));
  }
  return join(folder, '*.yml');
}

function impatient(text: string): string {
  return text
    .replaceAll(/^( *(?:for|keep_firing_for|interval): \d+)m$/gm, '$1s')
    .replaceAll(/^( *for: \d+)h$/gm, '$1m')
    .replaceAll('[3d:10m]', '[5m:1s]');
}
