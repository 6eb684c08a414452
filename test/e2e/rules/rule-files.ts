import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/workspaces.ts';

const FOLDER = 'provisioning/prometheus/rules';

/** The rule files of this repository, from its root. */
export const RULE_FILES: readonly string[] = readdirSync(join(ROOT, FOLDER))
  .sort()
  .map((name) => `${FOLDER}/${name}`);
