import { alertmanagerFile } from './alertmanager/alertmanager-file.ts';
import { composeFiles } from './compose/compose-files.ts';
import { grafanaFiles } from './grafana/grafana-files.ts';
import { platformFile } from './platform/platform-config.ts';
import { minimalPrometheusFile, prometheusFile } from './prometheus/prometheus-files.ts';
import { ruleFiles } from './prometheus/rules/rule-files.ts';
import { LOCAL_STACK, type Stack } from './stack.ts';
import { GENERATED_LINE, type ProvisioningFile } from './yaml-file.ts';

/** Every file of `provisioning/`, the same bytes each time; of another stack, when one is given. */
export function provisioningFiles(stack: Stack = LOCAL_STACK): readonly ProvisioningFile[] {
  return [
    SECRETS,
    alertmanagerFile(stack),
    ...composeFiles(stack),
    ...grafanaFiles(stack),
    prometheusFile(stack),
    platformFile(),
    ...ruleFiles(),
  ];
}

/** The files of the profile `minimal`: the exporter is scraped, and that is all. */
export function minimalFiles(stack: Stack = LOCAL_STACK): readonly ProvisioningFile[] {
  return [minimalPrometheusFile(stack)];
}

/** Tokens and passwords lie beside the files that name them, and must not get into git. */
const SECRETS: ProvisioningFile = {
  path: '.gitignore',
  text: `${GENERATED_LINE}.env
secrets/
exporter/
metrics-token
web-password
web.yml
`,
};
