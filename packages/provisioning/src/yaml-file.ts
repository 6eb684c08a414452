import { stringify } from 'yaml';

/** A file of `provisioning/`. */
export interface ProvisioningFile {
  /** Below `provisioning/`, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A YAML file whose head says what it is for and how to use it. Keys stay in the order of `content`. */
export function yamlFile(path: string, about: string, content: object): ProvisioningFile {
  const head = [
    'Generated from packages/provisioning by `npm run generate`. DO NOT EDIT.',
    '',
    ...about.trim().split('\n'),
  ];
  const comment = head.map((line) => `# ${line}`.trimEnd()).join('\n');
  return { path, text: `${comment}\n${stringify(content, { lineWidth: 0, aliasDuplicateObjects: false })}` };
}
