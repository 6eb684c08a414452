/** The folder that Grafana reads dashboards from, on a machine and in a container alike. */
export const DASHBOARDS_PATH = '/var/lib/grafana/dashboards';

/** Grafana's provisioning of the dashboards in `DASHBOARDS_PATH`, read-only, in a folder of their own. */
export function dashboardProvider(): object {
  return {
    apiVersion: 1,
    providers: [
      {
        name: 'lockstep',
        orgId: 1,
        folder: 'Backups',
        folderUid: 'lockstep-backups',
        type: 'file',
        disableDeletion: true,
        allowUiUpdates: false,
        updateIntervalSeconds: 30,
        options: { path: DASHBOARDS_PATH },
      },
    ],
  };
}
