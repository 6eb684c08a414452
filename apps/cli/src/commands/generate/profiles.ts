import { DASHBOARDS, renderJson } from '@lockstep/dashboards';
import { minimalFiles, type ProvisioningFile, provisioningFiles, type Stack } from '@lockstep/provisioning';

/** `minimal` scrapes the exporter, as the specification's smallest configuration does; `full` is the whole stack. */
export type Profile = 'minimal' | 'full';

/** The generated files of each profile. */
export const PROFILES: Readonly<Record<Profile, (stack: Stack) => readonly ProvisioningFile[]>> = {
  minimal: minimalFiles,
  full: (stack) => [...provisioningFiles(stack), ...dashboardFiles()],
};

function dashboardFiles(): ProvisioningFile[] {
  return DASHBOARDS.map((dashboard) => ({ path: `dashboards/${dashboard.uid}.json`, text: renderJson(dashboard) }));
}
