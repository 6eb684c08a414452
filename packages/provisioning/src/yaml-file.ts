import { stringify } from 'yaml';

/** A file of `provisioning/`. */
export interface ProvisioningFile {
  /** Below `provisioning/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The first line of every file, as the repository has it. */
export const GENERATED_LINE = '# Generated from packages/provisioning by `npm run generate`. DO NOT EDIT.\n';

/** A YAML file whose head says what it is for and how to use it. Keys stay in the order of `content`. */
export function yamlFile(path: string, about: string, content: object): ProvisioningFile {
  const comment = ['', ...about.trim().split('\n')].map((line) => `# ${line}`.trimEnd()).join('\n');
  return {
    path,
    text: `${GENERATED_LINE}${comment}\n${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}`,
  };
}
