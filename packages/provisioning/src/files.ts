import { composeFiles } from './compose/compose-files.ts';
import { grafanaFiles } from './grafana/grafana-files.ts';
import { prometheusFile } from './prometheus/prometheus-file.ts';
import type { ProvisioningFile } from './yaml-file.ts';

/** Every file of `provisioning/`, the same bytes each time. */
export function provisioningFiles(): readonly ProvisioningFile[] {
  return [SECRETS, ...composeFiles(), ...grafanaFiles(), prometheusFile()];
}

/** Tokens lie beside the files that name them, and must not get into git. */
const SECRETS: ProvisioningFile = {
  path: '.gitignore',
  text: '# Generated from packages/provisioning by `npm run generate`. DO NOT EDIT.\nsecrets/\nmetrics-token\n',
};
