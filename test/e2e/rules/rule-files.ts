import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../scripts/workspaces.ts';

const FOLDER = 'provisioning/prometheus/rules';

/** The rule files of this repository, from its root. */
export const RULE_FILES: readonly string[] = readdirSync(join(ROOT, FOLDER))
  .sort()
  .map((name) => `${FOLDER}/${name}`);

/** A rule as a file has it; it either alerts or records. */
export interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
}

/** A group as a file has it, with whatever else it says. */
export interface RuleGroup {
  readonly rules: readonly Rule[];
}

/** The groups of a rule file, which is named from the root. */
export function ruleGroupsIn(file: string): readonly RuleGroup[] {
  return (parse(readFileSync(join(ROOT, file), 'utf8')) as { groups: RuleGroup[] }).groups;
}
